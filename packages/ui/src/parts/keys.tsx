import { Kbd, Modal } from '@mantine/core';
import { useWords } from '../words/use-words.ts';
import styles from './keys.module.css';

export interface KeyHelp {
  keys: readonly string[];
  does: string;
}

/** The list of keys that `?` opens. */
export function KeyList({
  opened,
  onClose,
  keys,
}: {
  opened: boolean;
  onClose: () => void;
  keys: readonly KeyHelp[];
}) {
  const { say } = useWords();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={say('ui.keys')}
      closeButtonProps={{ 'aria-label': say('ui.close') }}
    >
      <dl className={styles.list}>
        {keys.map(({ keys: pressed, does }) => (
          <div key={does} className={styles.row}>
            <dt>
              {pressed.map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
