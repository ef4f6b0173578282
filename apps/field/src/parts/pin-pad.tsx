import { useWords } from '@mingcha/ui';
import { IconBackspace } from '@tabler/icons-react';
import { useCallback, useEffect, useRef, useState } from 'react';
import styles from './pin-pad.module.css';

interface PinPadProps {
  /** Called with the digits when ✓ is pressed. */
  onPin: (pin: string) => void;
  busy: boolean;
  /** Said above the digits: what this PIN does, or why the last one did not. */
  hint: string;
  tone?: 'calm' | 'wrong';
  disabled?: boolean;
  /** What the last key does. */
  act: string;
  /** Emptied when it changes: after each answer. */
  round: number;
}

const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9'];

export function PinPad({ onPin, busy, hint, tone = 'calm', disabled = false, round, act }: PinPadProps) {
  const { say } = useWords();
  const [pin, setPin] = useState('');
  const pad = useRef<HTMLDivElement>(null);
  const [begun, setBegun] = useState(round);
  if (begun !== round) {
    setBegun(round);
    setPin('');
  }
  const add = useCallback((digit: string) => setPin((now) => (now.length < 12 ? now + digit : now)), []);
  const ready = pin.length >= 6 && !busy && !disabled;

  useEffect(() => {
    // On a button beside the pad, Enter is that button's.
    const isElsewhere = (at: EventTarget | null) =>
      at instanceof HTMLButtonElement && pad.current?.contains(at) === false;
    const typed = (event: KeyboardEvent) => {
      if (busy || disabled) return;
      if (/^\d$/.test(event.key)) add(event.key);
      else if (event.key === 'Backspace') setPin((now) => now.slice(0, -1));
      else if (event.key === 'Enter' && pin.length >= 6 && !isElsewhere(event.target)) onPin(pin);
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', typed);
    return () => window.removeEventListener('keydown', typed);
  }, [add, busy, disabled, onPin, pin]);

  return (
    <div ref={pad} className={styles.pad}>
      <p className={styles.hint} data-tone={tone} role="status">
        {hint}
      </p>
      <div className={styles.dots} aria-label={say('field.pin.digits', { count: pin.length })} role="img">
        {Array.from({ length: Math.max(6, pin.length) }, (_, at) => `dot ${at}`).map((key, at) => (
          <span key={key} data-on={at < pin.length} />
        ))}
      </div>
      <div className={styles.keys}>
        {digits.map((digit) => (
          <button key={digit} type="button" disabled={busy || disabled} onClick={() => add(digit)}>
            {digit}
          </button>
        ))}
        <button
          type="button"
          aria-label={say('field.pin.erase')}
          disabled={busy || disabled || pin === ''}
          onClick={() => setPin((now) => now.slice(0, -1))}
        >
          <IconBackspace size="1.5rem" stroke={1.5} aria-hidden />
        </button>
        <button type="button" disabled={busy || disabled} onClick={() => add('0')}>
          0
        </button>
        <button
          type="button"
          className={styles.enter}
          disabled={!ready}
          aria-busy={busy}
          onClick={() => onPin(pin)}
        >
          {busy ? say('field.pin.checking') : act}
        </button>
      </div>
    </div>
  );
}
