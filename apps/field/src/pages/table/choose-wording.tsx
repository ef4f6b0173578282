import type { Clash, Said } from '@mingcha/domain/findings';
import { type RefusalFacts, RefusalNote, sayTime, useWords, useZone } from '@mingcha/ui';
import { useState } from 'react';
import { Press } from '../../parts/press.tsx';
import { Screen } from '../../parts/screen.tsx';
import { useOpen } from '../../state/hooks.ts';
import { memberName } from '../../visit/act.ts';
import { actOnFinding } from '../../visit/finding-acts.ts';
import type { FindingView, VisitView } from '../../visit/view.ts';
import styles from './choose-wording.module.css';
import { useSaid } from './say-said.ts';

/** Both texts, as each of the two wrote them: somebody says which of them goes on the paper. */
export function ChooseWording({ view, finding }: { view: VisitView; finding: FindingView }) {
  const { say } = useWords();
  const open = useOpen();
  const [choices, setChoices] = useState<Readonly<Record<string, string>>>({});
  const [refusal, setRefusal] = useState<RefusalFacts | null>(null);
  const { parts } = finding.clashes;
  const ready = parts.every(({ part }) => choices[part] !== undefined);
  const keep = async () => {
    const done = await actOnFinding(open, view, finding.id, { type: 'chooseFinding', choices });
    setRefusal(done.ok ? null : done.refusal);
  };
  return (
    <Screen
      title={say('field.two.choose.title')}
      back={`/n/${view.id}/table`}
      foot={
        <Press look="filled" wide disabled={!ready} onClick={() => void keep()}>
          {say('field.two.choose.save')}
        </Press>
      }
    >
      <div className={styles.stack}>
        <p>{say('field.two.choose.why')}</p>
        {refusal === null ? null : <RefusalNote refusal={refusal} />}
        {parts.map((clash) => (
          <Part
            key={clash.part}
            clash={clash}
            chosen={choices[clash.part]}
            onChoose={(hash) => setChoices({ ...choices, [clash.part]: hash })}
          />
        ))}
      </div>
    </Screen>
  );
}

interface PartProps {
  clash: Clash;
  chosen: string | undefined;
  onChoose: (hash: string) => void;
}

function Part({ clash, chosen, onChoose }: PartProps) {
  const { say } = useWords();
  return (
    <fieldset className={styles.part}>
      <legend>{say(`field.two.part.${clash.part}`)}</legend>
      {clash.said.map((said) => (
        <label key={said.hash} className={styles.choice} data-chosen={said.hash === chosen}>
          <input
            type="radio"
            name={clash.part}
            checked={said.hash === chosen}
            onChange={() => onChoose(said.hash)}
          />
          <Words clash={clash} said={said} />
        </label>
      ))}
    </fieldset>
  );
}

function Words({ clash, said }: { clash: Clash; said: Said }) {
  const { say, language } = useWords();
  const zone = useZone();
  const open = useOpen();
  const words = useSaid();
  const who = memberName(open, said.person);
  return (
    <span>
      <span className={styles.words}>{words(clash.part, said.values)}</span>
      <span className={styles.who}>
        {say('field.two.choose.said', { who, at: sayTime(said.at, language, zone) })}
      </span>
    </span>
  );
}
