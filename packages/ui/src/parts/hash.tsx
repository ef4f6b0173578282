import { CopyButton, UnstyledButton } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useWords } from '../words/use-words.ts';
import styles from './hash.module.css';

/** A digest: its first eight characters to compare by eye, the whole of it by one press. */
export function Hash({ value, label }: { value: string; label?: string }) {
  const { say } = useWords();
  return (
    <CopyButton value={value} timeout={1500}>
      {({ copied, copy }) => (
        <UnstyledButton
          className={styles.hash}
          onClick={copy}
          title={copied ? say('ui.copied') : value}
          aria-label={[label, `${value.slice(0, 8)}…`, say('ui.copy')].filter(Boolean).join(' ')}
        >
          {label === undefined ? null : <span className={styles.label}>{label} </span>}
          <span>{value.slice(0, 8)}…</span>
          {copied ? <IconCheck size="0.875em" aria-hidden /> : <IconCopy size="0.875em" aria-hidden />}
        </UnstyledButton>
      )}
    </CopyButton>
  );
}
