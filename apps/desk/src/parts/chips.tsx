import { type StateTone, useWords } from '@mingcha/ui';
import styles from './chips.module.css';

export interface Chip<Value extends string> {
  value: Value;
  label: string;
  count?: number;
  tone?: StateTone;
}

interface ChipsProps<Value extends string> {
  label: string;
  chips: readonly Chip<Value>[];
  chosen: Value | undefined;
  onChoose: (value: Value | undefined) => void;
  /** A first chip that takes the condition back. */
  withAll?: boolean;
}

/** One condition out of a few, each with the number of rows behind it. Pressing the chosen one takes it back. */
export function Chips<Value extends string>({
  label,
  chips,
  chosen,
  onChoose,
  withAll = true,
}: ChipsProps<Value>) {
  const { say } = useWords();
  if (chips.length === 0) return null;
  return (
    <fieldset className={styles.chips} aria-label={label}>
      {withAll ? (
        <button
          type="button"
          className={styles.chip}
          aria-pressed={chosen === undefined}
          onClick={() => onChoose(undefined)}
        >
          {say('desk.all')}
        </button>
      ) : null}
      {chips.map((chip) => (
        <button
          key={chip.value}
          type="button"
          className={styles.chip}
          aria-pressed={chosen === chip.value}
          onClick={() => onChoose(chosen === chip.value ? undefined : chip.value)}
        >
          {chip.label}
          {chip.count === undefined ? null : <span className={styles.count}>{chip.count}</span>}
        </button>
      ))}
    </fieldset>
  );
}
