import type { ButtonHTMLAttributes, ReactNode } from 'react';
import styles from './press.module.css';

interface PressProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** `filled` is the one thing this screen is for. */
  look?: 'filled' | 'line' | 'bare' | 'danger';
  wide?: boolean;
  busy?: boolean;
  icon?: ReactNode;
}

/** A button that a thumb finds: never lower than 48 px. A busy one keeps its width and cannot be pressed twice. */
export function Press({
  look = 'line',
  wide = false,
  busy = false,
  icon,
  children,
  disabled,
  ...rest
}: PressProps) {
  return (
    <button
      type="button"
      {...rest}
      className={styles.press}
      data-look={look}
      data-wide={wide}
      aria-busy={busy}
      disabled={disabled === true || busy}
    >
      {icon}
      <span>{children}</span>
    </button>
  );
}

/** Buttons side by side; the filled one last, where the right thumb is. */
export function PressRow({ children }: { children: ReactNode }) {
  return <div className={styles.row}>{children}</div>;
}
