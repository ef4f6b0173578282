import { MultiSelect } from '@mantine/core';
import { useWords } from '@mingcha/ui';
import { usePeopleOptions } from '../../parts/use-options.ts';

/** Everybody else who may know of a referral. Nobody finds a trace of it who is not on this list. */
export function Holders({ value, onChange }: { value: string[]; onChange: (persons: string[]) => void }) {
  const { say } = useWords();
  const people = usePeopleOptions();
  return (
    <MultiSelect
      name="holders"
      label={say('desk.referral.holders')}
      description={say('desk.referral.holders.hint')}
      data={[...people]}
      searchable
      value={value}
      onChange={onChange}
    />
  );
}
