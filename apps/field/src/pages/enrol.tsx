import { LanguageSwitch, Loading, type RefusalFacts, RefusalNote, useWords } from '@mingcha/ui';
import { lazy, Suspense, useEffect, useState } from 'react';
import { codeIn } from '../enrol/code-in.ts';
import type { Claim } from '../enrol/enrolment.ts';
import { CodeField } from '../parts/code-field.tsx';
import { Choice, Field } from '../parts/field.tsx';
import { Press, PressRow } from '../parts/press.tsx';
import { Screen } from '../parts/screen.tsx';
import { chooseGuise, guise, guiseIn, guises } from '../shell/guise.ts';
import { useStore } from '../state/store.ts';
import { useTablet } from '../state/tablet-context.ts';
import styles from './enrol.module.css';

/** With the reader of QR codes, which is larger than the rest of the page and not always wanted. */
const Scanner = lazy(async () => ({ default: (await import('../enrol/scanner.tsx')).Scanner }));

/** What speaks with the desk is brought while somebody types: the page is the first that anybody sees. */
const calls = () => import('../enrol/enrol-calls.ts');

async function whyNot(cause: unknown): Promise<RefusalFacts> {
  try {
    return (await calls()).whyNot(cause);
  } catch {
    // What speaks with the desk could not be brought: there is no line.
    return { code: 'offline', facts: {} };
  }
}

/** A new tablet: the code from the desk, by camera or by hand. */
export function EnrolPage() {
  const { say } = useWords();
  const tablet = useTablet();
  const [scanning, setScanning] = useState(false);
  // The desk's QR code is an address of this very page: opened by the tablet's own camera, the code is here already.
  const [typed, setTyped] = useState(() => codeIn(window.location.href) ?? '');
  const [name, setName] = useState('');
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<RefusalFacts | null>(null);
  const code = codeIn(typed);
  const looks = useStore(guise);

  useEffect(() => {
    calls().catch(() => {});
    const chosen = guiseIn(window.location.href);
    if (chosen !== null) chooseGuise(chosen);
  }, []);

  const claim = async () => {
    if (code === null) return;
    setBusy(true);
    setRefusal(null);
    try {
      const called = name.trim() || say('field.enrol.name.default');
      const { claimDevice } = await calls();
      const claimed = await claimDevice(tablet.db, tablet.device, code, called);
      await tablet.keepClaim({ ...claimed, at: tablet.now() });
    } catch (cause) {
      setRefusal(await whyNot(cause));
      setBusy(false);
    }
  };

  return (
    <Screen
      title={say('field.enrol.title')}
      marks={<LanguageSwitch />}
      foot={
        <Press look="filled" wide busy={busy} disabled={code === null} onClick={() => void claim()}>
          {say('field.enrol.claim')}
        </Press>
      }
    >
      <div className={styles.stack}>
        <p className={styles.say}>{say('field.enrol.what')}</p>
        {refusal === null ? null : <RefusalNote refusal={refusal} />}
        {scanning ? (
          <>
            <Suspense fallback={<Loading />}>
              <Scanner
                onCode={(found, text) => {
                  const chosen = guiseIn(text);
                  if (chosen !== null) chooseGuise(chosen);
                  setTyped(found);
                  setScanning(false);
                }}
              />
            </Suspense>
            <Press wide onClick={() => setScanning(false)}>
              {say('field.enrol.scan.stop')}
            </Press>
          </>
        ) : (
          <Press wide onClick={() => setScanning(true)}>
            {say('field.enrol.scan')}
          </Press>
        )}
        <CodeField hint={say('field.enrol.code.hint')} typed={typed} onType={setTyped} />
        <Field label={say('field.enrol.name')} hint={say('field.enrol.name.hint')}>
          <input value={name} maxLength={60} onChange={(event) => setName(event.target.value)} />
        </Field>
        <Choice
          label={say('field.guise')}
          options={guises.map((value) => ({ value, label: say(`field.guise.${value}`) }))}
          value={looks}
          onChange={chooseGuise}
        />
      </div>
    </Screen>
  );
}

/** Two people stand and wait for it. */
const every = 1_000;

/** Claimed: two people compare six digits, and a second one at the desk lets the tablet in. */
export function WaitingPage({ claim }: { claim: Claim }) {
  const { say } = useWords();
  const tablet = useTablet();
  const [away, setAway] = useState(false);
  const [refusal, setRefusal] = useState<RefusalFacts | null>(null);

  useEffect(() => {
    let over = false;
    const ask = async () => {
      try {
        const { askClaim } = await calls();
        const answer = await askClaim(claim, tablet.device.publicKey);
        if (over) return;
        setAway(false);
        if (answer.state === 'enrolled') await tablet.keepEnrolment(answer.enrolment);
        if (answer.state === 'over') await tablet.keepClaim(null);
      } catch (cause) {
        const why = await whyNot(cause);
        setAway(why.code === 'offline');
        setRefusal(why.code === 'offline' ? null : why);
      }
    };
    void ask();
    const timer = setInterval(() => void ask(), every);
    return () => {
      over = true;
      clearInterval(timer);
    };
  }, [claim, tablet]);

  return (
    <Screen
      title={say('field.enrol.title')}
      foot={
        <PressRow>
          <Press onClick={() => void tablet.keepClaim(null)}>{say('field.enrol.again')}</Press>
        </PressRow>
      }
    >
      <div className={styles.stack}>
        <p className={styles.say}>{say('field.enrol.check')}</p>
        <p className={styles.digits}>{claim.checkCode}</p>
        <p className={styles.soft} role="status">
          {say(away ? 'field.enrol.away' : 'field.enrol.waiting')}
        </p>
        {refusal === null ? null : <RefusalNote refusal={refusal} />}
      </div>
    </Screen>
  );
}
