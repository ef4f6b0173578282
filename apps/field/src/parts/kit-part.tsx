import { type RefusalFacts, RefusalNote, useWords } from '@mingcha/ui';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { carryOut } from '../ferry/carry-acts.ts';
import { refusalOfFile } from '../ferry/refusal-of-file.ts';
import styles from '../pages/settings.module.css';
import { useOpen, useTablet } from '../state/hooks.ts';
import { Press } from './press.tsx';

/** One tap: everything that this tablet holds, sealed, on a stick. Nothing here is taken away by it. */
export function KitPart() {
  const { say } = useWords();
  const open = useOpen();
  const { device } = useTablet();
  const [state, setState] = useState<'idle' | 'working' | 'done'>('idle');
  const [refusal, setRefusal] = useState<RefusalFacts | null>(null);
  const write = async () => {
    setState('working');
    setRefusal(null);
    try {
      setState((await carryOut(open, device, { purpose: 'kit' })) === null ? 'idle' : 'done');
    } catch (cause) {
      setState('idle');
      setRefusal(refusalOfFile(cause));
    }
  };
  return (
    <section className={styles.part}>
      <h2>{say('carry.kit.title')}</h2>
      <p className={styles.soft}>{say('carry.kit.what')}</p>
      {refusal === null ? null : <RefusalNote refusal={refusal} />}
      {state === 'done' ? <p role="status">{say('carry.kit.done')}</p> : null}
      <Press wide busy={state === 'working'} onClick={() => void write()}>
        {say(state === 'working' ? 'carry.kit.working' : 'carry.kit.write')}
      </Press>
      <Link to="/carry" className={styles.way}>
        {say('carry.way')}
      </Link>
    </section>
  );
}
