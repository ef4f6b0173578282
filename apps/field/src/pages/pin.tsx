import { useWords } from '@mingcha/ui';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { Field } from '../parts/field.tsx';
import { Press } from '../parts/press.tsx';
import { Screen } from '../parts/screen.tsx';
import { useWaitWords } from '../parts/wait-words.ts';
import { useOpen, useTablet } from '../state/hooks.ts';
import { changePin, pinPattern } from '../vault/vault.ts';
import styles from './enrol.module.css';

export function PinPage() {
  const { say } = useWords();
  const tablet = useTablet();
  const { enrolment, person } = useOpen();
  const go = useNavigate();
  const [present, setPresent] = useState('');
  const [next, setNext] = useState('');
  const [repeat, setRepeat] = useState('');
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState(false);
  const [until, setUntil] = useState<number | null>(null);
  const wait = useWaitWords(until);
  const ready = pinPattern.test(present) && pinPattern.test(next) && next === repeat && wait === null;

  const change = async () => {
    setBusy(true);
    const answer = await changePin(tablet.vaultParts(enrolment), person, present, next);
    setBusy(false);
    if (answer.ok) return void go({ to: '/settings' });
    setWrong(true);
    setUntil(answer.waitMs > 0 ? Date.now() + answer.waitMs : null);
  };

  const input = (label: string, value: string, set: (value: string) => void, fault: string | null) => (
    <Field label={label} fault={fault}>
      <input
        type="password"
        inputMode="numeric"
        value={value}
        maxLength={12}
        autoComplete="off"
        onChange={(event) => set(event.target.value.replaceAll(/\D/g, ''))}
      />
    </Field>
  );
  return (
    <Screen
      title={say('field.settings.pin')}
      back="/settings"
      foot={
        <Press look="filled" wide busy={busy} disabled={!ready} onClick={() => void change()}>
          {say('field.pin.change')}
        </Press>
      }
    >
      <div className={styles.stack}>
        {input(
          say('field.pin.present'),
          present,
          setPresent,
          wait ?? (wrong ? say('field.pin.wrong') : null),
        )}
        {input(say('field.pin.next'), next, setNext, null)}
        {input(
          say('field.member.repeat'),
          repeat,
          setRepeat,
          repeat.length >= next.length && repeat !== next ? say('field.member.repeat.differs') : null,
        )}
      </div>
    </Screen>
  );
}
