import { Button, Group, Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { useWords } from '../words/use-words.ts';
import styles from './consequence.module.css';

interface ConsequenceProps {
  opened: boolean;
  onClose: () => void;
  title: string;
  /** What will happen, in numbers, one sentence a line. */
  lines?: readonly string[];
  /** The name of the act: 签发, 作废; never "OK". */
  act: string;
  danger?: boolean;
  busy?: boolean;
  disabled?: boolean;
  onAct: () => void;
  /** What has to be written for it: a reason, an opinion. A refusal goes here too. */
  children?: ReactNode;
}

/** Asked before an act that cannot be taken back. Acts that can be undone are done at once, without it. */
export function Consequence(props: ConsequenceProps) {
  const { say } = useWords();
  const {
    opened,
    onClose,
    title,
    lines = [],
    act,
    danger = false,
    busy = false,
    disabled = false,
    onAct,
    children,
  } = props;
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={title}
      size="lg"
      closeButtonProps={{ 'aria-label': say('ui.close') }}
    >
      <form
        className={styles.body}
        onSubmit={(event) => {
          event.preventDefault();
          if (!busy && !disabled) onAct();
        }}
      >
        {lines.length === 0 ? null : (
          <ul className={styles.lines} aria-label={say('ui.consequence')}>
            {lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        )}
        {children}
        <Group justify="flex-end" gap="xs">
          <Button onClick={onClose}>{say('ui.cancel')}</Button>
          <Button
            type="submit"
            variant="filled"
            color={danger ? 'red' : 'ink'}
            loading={busy}
            disabled={disabled}
          >
            {act}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
