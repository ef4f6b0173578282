import { Checkbox, Group, MultiSelect, Select, TextInput } from '@mantine/core';
import type { RecordingMode } from '@mingcha/domain';
import { useWords } from '@mingcha/ui';
import styles from './form.module.css';

interface DayFieldProps {
  name: string;
  label: string;
  value: string;
  onChange: (day: string) => void;
  error?: string | undefined;
  required?: boolean;
  min?: string;
}

/** A day in the office's zone. The browser's own field: it speaks the reader's language and takes the keyboard. */
export function DayField({ name, label, value, onChange, error, required = true, min }: DayFieldProps) {
  return (
    <TextInput
      type="date"
      name={name}
      label={label}
      required={required}
      value={value}
      {...(min === undefined ? {} : { min })}
      error={error}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

const modes: readonly RecordingMode[] = ['photo', 'audio', 'video', 'scan', 'note'];

interface ModesFieldProps {
  value: readonly RecordingMode[];
  onChange: (modes: RecordingMode[]) => void;
  /** Only these may be chosen. */
  within?: readonly RecordingMode[];
  error?: string | undefined;
}

export function ModesField({ value, onChange, within = modes, error }: ModesFieldProps) {
  const { say, term } = useWords();
  return (
    <Checkbox.Group
      label={say('desk.plan.modes')}
      description={say('desk.plan.modes.hint')}
      value={[...value]}
      onChange={(chosen) => onChange(chosen as RecordingMode[])}
      error={error}
      data-field="modes"
    >
      <Group gap="lg" mt="xs">
        {modes
          .filter((mode) => within.includes(mode))
          .map((mode) => (
            <Checkbox key={mode} value={mode} label={term('mode', mode)} />
          ))}
      </Group>
    </Checkbox.Group>
  );
}

export interface Option {
  value: string;
  label: string;
}

interface OneProps {
  name: string;
  label: string;
  hint?: string;
  options: readonly Option[];
  value: string | null;
  onChange: (value: string | null) => void;
  error?: string | undefined;
  required?: boolean;
}

export function OneField({ name, label, hint, options, value, onChange, error, required = false }: OneProps) {
  const { say } = useWords();
  return (
    <Select
      name={name}
      label={label}
      {...(hint === undefined ? {} : { description: hint })}
      data={[...options]}
      value={value}
      onChange={onChange}
      error={error}
      required={required}
      clearable={!required}
      // Pressed once more, what is chosen would be taken back, and the form would ask for it.
      allowDeselect={!required}
      searchable={options.length > 8}
      limit={100}
      nothingFoundMessage={say('ui.empty.filtered')}
    />
  );
}

interface ManyProps {
  name: string;
  label: string;
  hint?: string;
  options: readonly Option[];
  value: readonly string[];
  onChange: (value: string[]) => void;
  error?: string | undefined;
  required?: boolean;
}

export function ManyField({
  name,
  label,
  hint,
  options,
  value,
  onChange,
  error,
  required = false,
}: ManyProps) {
  const { say } = useWords();
  return (
    <MultiSelect
      classNames={{ pill: styles.pill as string, inputField: styles.pillInput as string }}
      data-field={name}
      label={label}
      {...(hint === undefined ? {} : { description: hint })}
      data={[...options]}
      value={[...value]}
      onChange={onChange}
      error={error}
      required={required}
      searchable
      clearable
      hidePickedOptions
      limit={100}
      nothingFoundMessage={say('ui.empty.filtered')}
    />
  );
}
