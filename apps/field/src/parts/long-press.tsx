import { type ReactNode, useRef, useState } from 'react';
import styles from './long-press.module.css';

const long = 500;

interface LongPressProps {
  /** Shown while held, and gone with the finger; a screen reader says it after the name. */
  told: string;
  /** What a screen reader says, where the face shows only a figure. */
  label?: string;
  pressed?: boolean;
  className?: string | undefined;
  onPress: () => void;
  children: ReactNode;
}

/** A key whose word is seen only while a finger stays on it. */
export function LongPress({ told, label, pressed, className, onPress, children }: LongPressProps) {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [shown, setShown] = useState(false);
  const stop = () => {
    clearTimeout(timer.current);
    setShown(false);
  };
  return (
    <button
      type="button"
      aria-label={label}
      aria-description={label === undefined ? told : undefined}
      aria-pressed={pressed}
      className={`${styles.key} ${className ?? ''}`}
      onPointerDown={() => {
        timer.current = setTimeout(() => setShown(true), long);
      }}
      onPointerUp={() => {
        // The click that follows a long press is only the finger leaving.
        setTimeout(stop, 0);
        clearTimeout(timer.current);
      }}
      onPointerLeave={stop}
      onPointerCancel={stop}
      onContextMenu={(event) => event.preventDefault()}
      onClick={() => {
        if (!shown) onPress();
      }}
    >
      {children}
      {shown ? <span className={styles.told}>{told}</span> : null}
    </button>
  );
}
