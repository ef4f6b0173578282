import { sayTime, useNow, useWords, useZone } from '@mingcha/ui';
import { useEffect, useState } from 'react';
import { PinPad } from '../parts/pin-pad.tsx';
import { useWaitWords } from '../parts/wait-words.ts';
import { useGuiseName } from '../shell/use-guise.ts';
import { useTablet } from '../state/tablet-context.ts';
import { pinWait } from '../vault/pin-guard.ts';
import styles from './lock.module.css';

/** Anybody who finds the tablet sees somebody's notes with a lock before them. */
export function LockPage() {
  const { say, language } = useWords();
  const zone = useZone();
  const tablet = useTablet();
  const now = useNow(1000);
  const [busy, setBusy] = useState(false);
  const [round, setRound] = useState(0);
  const [wrong, setWrong] = useState(false);
  const [until, setUntil] = useState<number | null>(null);
  const wait = useWaitWords(until);

  useEffect(() => {
    void pinWait(tablet.db, Date.now()).then((ms) => setUntil(ms > 0 ? Date.now() + ms : null));
  }, [tablet.db]);

  const tryPin = async (pin: string) => {
    setBusy(true);
    try {
      const answer = await tablet.unlock(pin);
      if (answer.ok) return;
      setWrong(true);
      setUntil(answer.waitMs > 0 ? Date.now() + answer.waitMs : null);
    } finally {
      setBusy(false);
      setRound((before) => before + 1);
    }
  };

  return (
    <main className={styles.lock}>
      <div className={styles.top}>
        <p className={styles.clock}>{sayTime(now, language, zone)}</p>
        <h1 className={styles.title}>{useGuiseName()}</h1>
      </div>
      <PinPad
        onPin={(pin) => void tryPin(pin)}
        busy={busy}
        act={say('field.pin.enter')}
        round={round}
        disabled={wait !== null}
        hint={wait ?? say(wrong ? 'field.pin.wrong' : 'field.lock.hint')}
        tone={wait !== null || wrong ? 'wrong' : 'calm'}
      />
    </main>
  );
}
