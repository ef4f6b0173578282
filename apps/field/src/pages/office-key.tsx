import { Moment, type RefusalFacts, RefusalNote, useWords } from '@mingcha/ui';
import { useEffect, useState } from 'react';
import { codeIn } from '../enrol/code-in.ts';
import { askClaim, claimDevice, whyNot } from '../enrol/enrol-calls.ts';
import type { Claim } from '../enrol/enrolment.ts';
import { repin } from '../enrol/repin.ts';
import { readFact } from '../journal/device-db.ts';
import { CodeField } from '../parts/code-field.tsx';
import { Press } from '../parts/press.tsx';
import { Screen } from '../parts/screen.tsx';
import { useOpen, useTablet } from '../state/hooks.ts';
import { type KeyChanged, keyFact } from '../sync/follow-keys.ts';
import styles from './enrol.module.css';

const every = 1_000;

/** The key of the office that this tablet believes, and the way to compare it once more when its signatures prove nothing. */
export function OfficeKeyPage() {
  const { say } = useWords();
  const open = useOpen();
  const [changed, setChanged] = useState<KeyChanged | null>(null);
  const [claim, setClaim] = useState<Claim | null>(null);
  const [done, setDone] = useState(false);
  useEffect(() => {
    void readFact<KeyChanged>(open.db, keyFact).then(setChanged);
  }, [open.db]);
  const present = [...open.serverKeys].find(([, { until }]) => until === undefined)?.[0] ?? '';
  return (
    <Screen title={say('repin.title')} back="/settings">
      <div className={styles.stack}>
        <p className={styles.say}>{say('repin.key')}</p>
        <p className={styles.key}>{grouped(present)}</p>
        {changed === null ? null : (
          <p className={styles.say}>
            {say('repin.changed')} <Moment at={changed.at} />
          </p>
        )}
        {done ? (
          <p className={styles.say} role="status">
            {say('repin.done')}
          </p>
        ) : claim === null ? (
          <Begin onClaim={setClaim} />
        ) : (
          <Waiting
            claim={claim}
            onDone={() => {
              setClaim(null);
              setDone(true);
            }}
            onOver={() => setClaim(null)}
          />
        )}
      </div>
    </Screen>
  );
}

const grouped = (key: string): string => key.replace(/(.{4})(?=.)/g, '$1 ');

function Begin({ onClaim }: { onClaim: (claim: Claim) => void }) {
  const { say } = useWords();
  const tablet = useTablet();
  const open = useOpen();
  const [typed, setTyped] = useState('');
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<RefusalFacts | null>(null);
  const code = codeIn(typed);
  const ask = async () => {
    if (code === null) return;
    setBusy(true);
    setRefusal(null);
    try {
      const claimed = await claimDevice(open.db, tablet.device, code, '', open.enrolment.device);
      // A code for a new tablet would make this one another.
      if (claimed.device !== open.enrolment.device) throw new Error('not for this tablet');
      onClaim({ ...claimed, at: tablet.now() });
    } catch (cause) {
      setRefusal(whyNot(cause));
    }
    setBusy(false);
  };
  return (
    <>
      <p className={styles.say}>{say('repin.why')}</p>
      {refusal === null ? null : <RefusalNote refusal={refusal} />}
      <CodeField hint={say('repin.code')} typed={typed} onType={setTyped} />
      <Press look="filled" wide busy={busy} disabled={code === null} onClick={() => void ask()}>
        {say('repin.begin')}
      </Press>
    </>
  );
}

interface WaitingProps {
  claim: Claim;
  onDone: () => void;
  onOver: () => void;
}

function Waiting({ claim, onDone, onOver }: WaitingProps) {
  const { say } = useWords();
  const tablet = useTablet();
  const open = useOpen();
  const [refusal, setRefusal] = useState<RefusalFacts | null>(null);
  useEffect(() => {
    let over = false;
    const ask = async () => {
      try {
        const answer = await askClaim(claim, tablet.device.publicKey);
        if (over) return;
        if (answer.state === 'over') onOver();
        if (answer.state !== 'enrolled') return;
        over = true;
        open.takeKeys(await repin(open.db, open.store, answer.enrolment));
        open.sync.nudge();
        onDone();
      } catch (cause) {
        const why = whyNot(cause);
        if (!over) setRefusal(why.code === 'offline' ? null : why);
      }
    };
    const timer = setInterval(() => void ask(), every);
    return () => {
      over = true;
      clearInterval(timer);
    };
  }, [claim, tablet, open, onDone, onOver]);
  return (
    <>
      <p className={styles.say}>{say('repin.check')}</p>
      <p className={styles.digits}>{claim.checkCode}</p>
      <p className={styles.soft} role="status">
        {say('field.enrol.waiting')}
      </p>
      {refusal === null ? null : <RefusalNote refusal={refusal} />}
    </>
  );
}
