import { sayTime, useNow, useWords, useZone } from '@mingcha/ui';
import { IconArrowLeft } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { PinPad } from '../parts/pin-pad.tsx';
import { Press } from '../parts/press.tsx';
import { useWaitWords } from '../parts/wait-words.ts';
import { useGuiseName } from '../shell/use-guise.ts';
import { useTablet } from '../state/tablet-context.ts';
import { hindranceHere } from '../vault/passkey-hindrance.ts';
import { pinWait } from '../vault/pin-guard.ts';
import styles from './lock.module.css';
import { NotesPage } from './notes/notes-page.tsx';

/** Locked or covered: anybody who looks finds somebody's notes. What is behind them asks for a PIN when it is asked for. */
export function LockPage() {
  const [asking, setAsking] = useState(false);
  return asking ? <AskPin onBack={() => setAsking(false)} /> : <NotesPage onLocked={() => setAsking(true)} />;
}

function AskPin({ onBack }: { onBack: () => void }) {
  const { say, language } = useWords();
  const zone = useZone();
  const tablet = useTablet();
  const now = useNow(1000);
  const [busy, setBusy] = useState(false);
  const [round, setRound] = useState(0);
  const [said, setSaid] = useState<'field.pin.wrong' | 'field.passkey.failed' | null>(null);
  const [until, setUntil] = useState<number | null>(null);
  const [passkey, setPasskey] = useState(false);
  const wait = useWaitWords(until);

  useEffect(() => {
    void pinWait(tablet.db, Date.now()).then((ms) => setUntil(ms > 0 ? Date.now() + ms : null));
    if (hindranceHere() === null) void tablet.db.passkeys.count().then((count) => setPasskey(count > 0));
  }, [tablet.db]);

  const tryPin = async (pin: string) => {
    setBusy(true);
    try {
      const answer = await tablet.unlock(pin);
      if (answer.ok) return;
      setSaid('field.pin.wrong');
      setUntil(answer.waitMs > 0 ? Date.now() + answer.waitMs : null);
    } finally {
      setBusy(false);
      setRound((before) => before + 1);
    }
  };

  const tryPasskey = async () => {
    setBusy(true);
    try {
      if (!(await tablet.unlockByPasskey())) setSaid('field.passkey.failed');
    } catch {
      // Put away by the person, or the device no longer has it: the PIN is there.
      setSaid('field.passkey.failed');
    } finally {
      setBusy(false);
    }
  };

  return (
    <main className={styles.lock}>
      <button type="button" className={styles.back} aria-label={say('field.back')} onClick={onBack}>
        <IconArrowLeft size="1.5rem" stroke={1.75} aria-hidden />
      </button>
      <div className={styles.top}>
        <p className={styles.clock}>{sayTime(now, language, zone)}</p>
        <h1 className={styles.title}>{useGuiseName()}</h1>
      </div>
      {passkey ? (
        <Press wide busy={busy} onClick={() => void tryPasskey()}>
          {say('field.passkey.open')}
        </Press>
      ) : null}
      <PinPad
        onPin={(pin) => void tryPin(pin)}
        busy={busy}
        act={say('field.pin.enter')}
        round={round}
        disabled={wait !== null}
        hint={wait ?? say(said ?? 'field.lock.hint')}
        tone={wait !== null || said !== null ? 'wrong' : 'calm'}
      />
    </main>
  );
}
