import { Button, PasswordInput } from '@mantine/core';
import { FaceSwitch, LanguageSwitch, RefusalNote, useWords } from '@mingcha/ui';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTRPC } from '../api/trpc.ts';
import { useAct } from '../parts/use-act.ts';
import type { Session } from './session-context.ts';
import styles from './sign-in.module.css';
import { useLeave } from './use-leave.ts';

/** Whoever came in with a one-time password, or one that is too old, goes no further before choosing another. */
export function ChangePassword({ due }: { due: NonNullable<Session['passwordDue']> }) {
  const { say } = useWords();
  const change = useMutation(useTRPC().session.changePassword.mutationOptions());
  const leave = useLeave();
  const { act, busy, refusal } = useAct();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [again, setAgain] = useState('');
  const differ = again !== '' && again !== next;
  const show = { visibilityToggleButtonProps: { 'aria-label': say('desk.signIn.show') } };
  const send = () =>
    act({ run: () => change.mutateAsync({ current, next }), done: say('desk.password.done') });
  return (
    <div className={styles.door}>
      <header className={styles.head}>
        <FaceSwitch />
        <LanguageSwitch />
      </header>
      <main className={styles.middle}>
        <h1 className={styles.name}>{say('desk.password.title')}</h1>
        <p className={styles.motto}>
          {due.because === 'old' ? say('desk.password.old', { days: due.days }) : say('desk.password.why')}
        </p>
        <form
          className={styles.form}
          onSubmit={(event) => {
            event.preventDefault();
            void send();
          }}
        >
          <PasswordInput
            label={say('desk.password.now')}
            autoComplete="current-password"
            autoFocus
            required
            value={current}
            onChange={(event) => setCurrent(event.currentTarget.value)}
            {...show}
          />
          <PasswordInput
            label={say('desk.password.new')}
            description={say('desk.password.rule')}
            autoComplete="new-password"
            required
            value={next}
            onChange={(event) => setNext(event.currentTarget.value)}
            {...show}
          />
          <PasswordInput
            label={say('desk.password.again')}
            autoComplete="new-password"
            required
            value={again}
            error={differ ? say('desk.password.differ') : undefined}
            onChange={(event) => setAgain(event.currentTarget.value)}
            {...show}
          />
          {refusal === null ? null : <RefusalNote refusal={refusal} />}
          <Button
            type="submit"
            variant="filled"
            loading={busy}
            disabled={current === '' || next === '' || again !== next}
          >
            {say('desk.password.act')}
          </Button>
          <Button variant="subtle" onClick={() => void leave()}>
            {say('desk.signOut')}
          </Button>
        </form>
      </main>
    </div>
  );
}
