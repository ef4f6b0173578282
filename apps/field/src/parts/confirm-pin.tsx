import { useWords } from '@mingcha/ui';
import { useEffect, useState } from 'react';
import { useOpen, useTablet } from '../state/hooks.ts';
import { pinWait } from '../vault/pin-guard.ts';
import { openPersonKey, type PersonSigner } from '../vault/vault.ts';
import { PinPad } from './pin-pad.tsx';
import { Press } from './press.tsx';
import { Sheet } from './sheet.tsx';
import { useWaitWords } from './wait-words.ts';

interface ConfirmPinProps {
  person: string;
  name: string;
  /** What this PIN confirms, in one sentence. */
  what: string;
  onSigner: (signer: PersonSigner) => Promise<void>;
  onClose: () => void;
}

/** A person says so with an own PIN: it opens their own key for this one act. */
export function ConfirmPin({ person, name, what, onSigner, onClose }: ConfirmPinProps) {
  const { say } = useWords();
  const tablet = useTablet();
  const { enrolment } = useOpen();
  const [busy, setBusy] = useState(false);
  const [round, setRound] = useState(0);
  const [until, setUntil] = useState<number | null>(null);
  const [wrong, setWrong] = useState(false);
  const wait = useWaitWords(until);

  useEffect(() => {
    void pinWait(tablet.db, Date.now()).then((ms) => setUntil(ms > 0 ? Date.now() + ms : null));
  }, [tablet.db]);

  const tryPin = async (pin: string) => {
    setBusy(true);
    try {
      const answer = await openPersonKey(tablet.vaultParts(enrolment), person, pin);
      if (answer.ok) await onSigner(answer.value);
      else {
        setWrong(true);
        setUntil(answer.waitMs > 0 ? Date.now() + answer.waitMs : null);
      }
    } finally {
      setBusy(false);
      setRound((now) => now + 1);
    }
  };

  return (
    <Sheet label={what} onClose={onClose}>
      <p style={{ margin: 0 }}>
        <strong>{name}</strong>
        <br />
        {what}
      </p>
      <PinPad
        onPin={(pin) => void tryPin(pin)}
        busy={busy}
        act={say('field.pin.confirm')}
        round={round}
        disabled={wait !== null}
        hint={wait ?? say(wrong ? 'field.pin.wrong' : 'field.pin.own')}
        tone={wait !== null || wrong ? 'wrong' : 'calm'}
      />
      <Press look="bare" wide onClick={onClose}>
        {say('field.leave')}
      </Press>
    </Sheet>
  );
}
