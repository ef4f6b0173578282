import { Button, CopyButton, Modal } from '@mantine/core';
import { useWords } from '@mingcha/ui';
import styles from './office.module.css';

/** A password for one sign-in. It is shown once: nothing keeps it, neither the server nor this page. */
export function OneTimePassword({ password, onClose }: { password: string | null; onClose: () => void }) {
  const { say } = useWords();
  return (
    <Modal
      opened={password !== null}
      onClose={onClose}
      title={say('desk.account.password')}
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': say('ui.close') }}
    >
      <p>{say('desk.account.password.once')}</p>
      <p className={styles.secret}>{password}</p>
      <CopyButton value={password ?? ''}>
        {({ copied, copy }) => (
          <Button variant="filled" onClick={copy}>
            {say(copied ? 'ui.copied' : 'ui.copy')}
          </Button>
        )}
      </CopyButton>
    </Modal>
  );
}
