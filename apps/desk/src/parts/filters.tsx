import { CloseButton, Select, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useWords } from '@mingcha/ui';
import { IconSearch } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import styles from './filters.module.css';

/** The line of conditions over a list. They live in the address, so that the list can be sent to a colleague. */
export function Filters({ children }: { children: ReactNode }) {
  const { say } = useWords();
  return (
    <search className={styles.filters} aria-label={say('desk.filters')}>
      {children}
    </search>
  );
}

interface ChooseProps<Value extends string> {
  label: string;
  value: Value | undefined;
  options: readonly { value: Value; label: string }[];
  onChange: (value: Value | undefined) => void;
}

export function Choose<Value extends string>({ label, value, options, onChange }: ChooseProps<Value>) {
  const { say } = useWords();
  return (
    <Select
      size="sm"
      label={label}
      placeholder={say('desk.all')}
      clearable
      searchable={options.length > 8}
      data={[...options]}
      value={value ?? null}
      onChange={(chosen) => onChange((chosen ?? undefined) as Value | undefined)}
      className={styles.choose ?? ''}
    />
  );
}

interface LookForProps {
  label: string;
  value: string | undefined;
  onChange: (value: string | undefined) => void;
}

export function LookFor({ label, value, onChange }: LookForProps) {
  const { say } = useWords();
  const [typed, setTyped] = useState(value ?? '');
  const tell = useDebouncedCallback(
    (text: string) => onChange(text.trim() === '' ? undefined : text.trim()),
    300,
  );
  const type = (text: string) => {
    setTyped(text);
    tell(text);
  };
  return (
    <TextInput
      size="sm"
      label={label}
      leftSection={<IconSearch size="1rem" aria-hidden />}
      value={typed}
      onChange={(event) => type(event.currentTarget.value)}
      rightSection={
        typed === '' ? null : (
          <CloseButton size="sm" aria-label={say('desk.clear')} onClick={() => type('')} />
        )
      }
      className={styles.choose ?? ''}
    />
  );
}
