import { TextInput } from '@mantine/core';
import { useWords } from '@mingcha/ui';
import styles from './office.module.css';

/** How many digits a person compares between two screens. */
const count = 6;

/** Typed as it stands on the other screen: a gap in the middle and full-width digits are taken. */
export const isSixDigits = (typed: string): boolean => typed.replace(/\D/g, '').length === count;

interface SixDigitsProps {
  typed: string;
  onType: (typed: string) => void;
}

export function SixDigits({ typed, onType }: SixDigitsProps) {
  const { say } = useWords();
  return (
    <TextInput
      className={styles.digits}
      name="digits"
      label={say('desk.device.confirm.digits')}
      required
      data-autofocus
      inputMode="numeric"
      autoComplete="off"
      maxLength={count + 1}
      value={typed}
      onChange={(event) => onType(event.currentTarget.value.normalize('NFKC'))}
    />
  );
}
