import { Button, PasswordInput, TextInput } from '@mantine/core';
import { type RefusalFacts, RefusalNote, useWords } from '@mingcha/ui';
import { useState } from 'react';
import styles from './sign-in.module.css';
import { signIn } from './sign-in.ts';

interface SignInFormProps {
  /** The name is known already when a session ran out. */
  username?: string;
  onDone: () => void;
}

export function SignInForm({ username: known = '', onDone }: SignInFormProps) {
  const { say } = useWords();
  const [username, setUsername] = useState(known);
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<RefusalFacts | null>(null);
  const submit = async () => {
    setBusy(true);
    const no = await signIn(username, password);
    setBusy(false);
    setRefusal(no);
    if (no === null) onDone();
  };
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <TextInput
        label={say('desk.signIn.username')}
        name="username"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        required
        autoFocus={known === ''}
        value={username}
        onChange={(event) => setUsername(event.currentTarget.value)}
      />
      <PasswordInput
        label={say('desk.signIn.password')}
        name="password"
        autoComplete="current-password"
        required
        autoFocus={known !== ''}
        data-autofocus={known !== '' || undefined}
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
        visibilityToggleButtonProps={{ 'aria-label': say('desk.signIn.show') }}
      />
      {refusal === null ? null : <RefusalNote refusal={refusal} />}
      <Button type="submit" variant="filled" loading={busy} disabled={username === '' || password === ''}>
        {say('desk.signIn.act')}
      </Button>
    </form>
  );
}
