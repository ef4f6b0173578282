import { Modal } from '@mantine/core';
import { useWords } from '@mingcha/ui';
import { useQueryClient } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { useSession } from './session-context.ts';
import { SignInForm } from './sign-in-form.tsx';
import { signedOut } from './signed-out.ts';

/** A session ended under an open page: sign in over it, and go on where one was. Nothing typed is lost. */
export function SignInAgain() {
  const { say } = useWords();
  const { username } = useSession();
  const queries = useQueryClient();
  const out = useSyncExternalStore(signedOut.subscribe, signedOut.get);
  const back = () => {
    signedOut.over();
    void queries.invalidateQueries();
  };
  return (
    <Modal
      opened={out}
      onClose={() => undefined}
      withCloseButton={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
      title={say('desk.signIn.again')}
    >
      <p>{say('desk.signIn.again.why')}</p>
      <SignInForm username={username} onDone={back} />
    </Modal>
  );
}
