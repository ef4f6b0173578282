import { PasswordInput, TextInput } from '@mantine/core';
import { useWords } from '@mingcha/ui';
import { Pair } from '../../forms/form-frame.tsx';
import type { AdministratorValues } from './founding.ts';
import styles from './setup.module.css';

interface AdministratorProps {
  value: AdministratorValues;
  /** Fewest characters a password may have. */
  least: number;
  faultOf: (field: string) => string | undefined;
  onChange: (value: AdministratorValues) => void;
}

export function Administrator({ value, least, faultOf, onChange }: AdministratorProps) {
  const { say } = useWords();
  return (
    <fieldset className={styles.administrator}>
      <legend>{say(`role.${value.role}`)}</legend>
      <Pair>
        <TextInput
          label={say('desk.setup.person')}
          required
          autoComplete="off"
          value={value.name}
          error={faultOf('name')}
          onChange={(event) => onChange({ ...value, name: event.currentTarget.value })}
        />
        <TextInput
          label={say('desk.signIn.username')}
          required
          autoComplete="off"
          autoCapitalize="none"
          value={value.username}
          error={faultOf('username')}
          onChange={(event) => onChange({ ...value, username: event.currentTarget.value.toLowerCase() })}
        />
        <PasswordInput
          label={say('desk.signIn.password')}
          required
          autoComplete="new-password"
          minLength={least}
          value={value.password}
          error={faultOf('password')}
          onChange={(event) => onChange({ ...value, password: event.currentTarget.value })}
          visibilityToggleButtonProps={{ 'aria-label': say('desk.signIn.show') }}
        />
      </Pair>
    </fieldset>
  );
}
