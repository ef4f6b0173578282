import { FaceSwitch, LanguageSwitch, useWords } from '@mingcha/ui';
import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { Choice } from '../parts/field.tsx';
import { KitPart } from '../parts/kit-part.tsx';
import { LinkWord } from '../parts/link-word.tsx';
import { Press } from '../parts/press.tsx';
import { Screen } from '../parts/screen.tsx';
import { Tabs } from '../parts/tabs.tsx';
import { chooseGuise, guise, guises } from '../shell/guise.ts';
import { useOpen, useTablet } from '../state/hooks.ts';
import { useStore } from '../state/store.ts';
import { memberName } from '../visit/act.ts';
import { PasskeyPart } from './passkey-part.tsx';
import styles from './settings.module.css';
import { UpdatePart } from './update-part.tsx';

export function SettingsPage() {
  const { say } = useWords();
  const tablet = useTablet();
  return (
    <Screen wide title={say('field.settings.title')} marks={<LinkWord />} foot={<Tabs />}>
      <div className={styles.stack}>
        <section className={styles.part}>
          <h2>{say('field.settings.look')}</h2>
          <div className={styles.row}>
            <span>{say('field.settings.language')}</span>
            <LanguageSwitch />
          </div>
          <div className={styles.row}>
            <span>{say('field.settings.light')}</span>
            <FaceSwitch withDim />
          </div>
          <Looks />
        </section>
        <Members />
        <PasskeyPart />
        <SelfTest />
        <KitPart />
        <UpdatePart />
        <Press wide onClick={() => void tablet.cover()}>
          {say('field.more.cover')}
        </Press>
      </div>
    </Screen>
  );
}

/** What an onlooker reads below the icon and in the task switcher. */
function Looks() {
  const { say } = useWords();
  return (
    <>
      <Choice
        label={say('field.guise')}
        options={guises.map((value) => ({ value, label: say(`field.guise.${value}`) }))}
        value={useStore(guise)}
        onChange={chooseGuise}
      />
      <p className={styles.soft}>{say('field.guise.why')}</p>
    </>
  );
}

function Members() {
  const { say } = useWords();
  const open = useOpen();
  const [persons, setPersons] = useState<readonly string[]>([]);
  useEffect(() => {
    void open.db.persons.toCollection().primaryKeys().then(setPersons);
  }, [open.db]);
  return (
    <section className={styles.part}>
      <h2>{say('field.settings.members')}</h2>
      <ul>
        {persons.map((person) => (
          <li key={person} className={styles.row}>
            <span>
              {memberName(open, person)}
              {person === open.person ? (
                <span className={styles.soft}> {say('field.settings.you')}</span>
              ) : null}
            </span>
            {person === open.person ? (
              <Link to="/settings/pin" className={styles.way}>
                {say('field.settings.pin')}
              </Link>
            ) : null}
          </li>
        ))}
      </ul>
      <Link to="/settings/member" className={styles.way}>
        {say('field.settings.member.add')}
      </Link>
    </section>
  );
}

function SelfTest() {
  const { say } = useWords();
  return (
    <section className={styles.part}>
      <h2>{say('field.test.title')}</h2>
      <Link to="/settings/test" className={styles.way}>
        {say('field.test.open')}
      </Link>
      <Link to="/settings/key" className={styles.way}>
        {say('repin.title')}
      </Link>
    </section>
  );
}
