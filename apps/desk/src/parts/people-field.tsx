import { MultiSelect, Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useWords } from '@mingcha/ui';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type Output, useTRPC } from '../api/trpc.ts';
import type { Option } from '../forms/fields.tsx';
import styles from '../forms/form.module.css';

/** Whom to look among. */
interface Among {
  unit?: string | null;
  inspector?: boolean;
}

type Page = Output['registry']['people']['list'];

const read = { staleTime: 60_000, placeholderData: keepPreviousData };
const atOnce = 30;

/** Two people of one name are told apart by their unit. */
const optionsOf = (page: Page | undefined): Option[] =>
  page?.rows.flatMap(({ id, name, unit }) => {
    const called = unit === null ? undefined : page.names[unit];
    return name === null ? [] : [{ value: id, label: called === undefined ? name : `${name} · ${called}` }];
  }) ?? [];

/** What people chosen before are called, however many there are to choose from. */
export function usePeopleCalled(ids: readonly string[]): readonly Option[] {
  const { registry } = useTRPC();
  const asked = { ids: [...ids].sort(), limit: 100 };
  const query = useQuery(registry.people.list.queryOptions(asked, { ...read, enabled: ids.length > 0 }));
  return optionsOf(query.data).filter(({ value }) => ids.includes(value));
}

/** Looked for by the server, while one types; the chosen ones are always among them. */
function usePeople({ unit, inspector }: Among, chosen: readonly string[]) {
  const { say } = useWords();
  const [typed, setTyped] = useState('');
  const [text] = useDebouncedValue(typed.trim(), 250);
  const asked = {
    ...(unit ? { unit } : {}),
    ...(inspector ? { inspector } : {}),
    ...(text === '' ? {} : { text }),
    limit: atOnce,
  };
  const found = useQuery(useTRPC().registry.people.list.queryOptions(asked, read));
  const called = usePeopleCalled(chosen);
  const people = optionsOf(found.data);
  const data = [...people, ...called.filter(({ value }) => !people.some((one) => one.value === value))];
  const more =
    found.data?.next == null ? [] : [{ value: 'more', label: say('desk.person.more'), disabled: true }];
  return {
    data: [...data, ...more],
    // What is chosen stands in the field: that is no word to look for.
    look: (said: string) => {
      if (!data.some(({ label }) => label === said)) setTyped(said);
    },
    begin: () => setTyped(''),
    nothing: say(found.isFetching ? 'ui.loading' : 'ui.empty.filtered'),
  };
}

interface FieldProps extends Among {
  name: string;
  label: string;
  hint?: string;
  error?: string | undefined;
  required?: boolean;
}

interface PersonFieldProps extends FieldProps {
  value: string | null;
  onChange: (person: string | null) => void;
}

/** One person, looked for by name or unit among all there are. */
export function PersonField({
  name,
  label,
  hint,
  error,
  required = false,
  value,
  onChange,
  ...among
}: PersonFieldProps) {
  const people = usePeople(among, value === null ? [] : [value]);
  return (
    <Select
      name={name}
      label={label}
      {...(hint === undefined ? {} : { description: hint })}
      data={people.data}
      value={value}
      onChange={onChange}
      onSearchChange={people.look}
      onDropdownOpen={people.begin}
      filter={({ options }) => options}
      error={error}
      required={required}
      clearable={!required}
      allowDeselect={!required}
      searchable
      nothingFoundMessage={people.nothing}
    />
  );
}

interface PeopleFieldProps extends FieldProps {
  value: readonly string[];
  onChange: (people: string[]) => void;
}

/** Several people, looked for one after the other. */
export function PeopleField({
  name,
  label,
  hint,
  error,
  required = false,
  value,
  onChange,
  ...among
}: PeopleFieldProps) {
  const people = usePeople(among, value);
  return (
    <MultiSelect
      classNames={{ pill: styles.pill as string, inputField: styles.pillInput as string }}
      data-field={name}
      label={label}
      {...(hint === undefined ? {} : { description: hint })}
      data={people.data}
      value={[...value]}
      onChange={onChange}
      onSearchChange={people.look}
      filter={({ options }) => options}
      error={error}
      required={required}
      searchable
      clearable
      hidePickedOptions
      nothingFoundMessage={people.nothing}
    />
  );
}
