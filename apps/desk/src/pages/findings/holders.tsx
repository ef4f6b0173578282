import { useWords } from '@mingcha/ui';
import { PeopleField } from '../../parts/people-field.tsx';

/** Everybody else who may know of a referral. Nobody finds a trace of it who is not on this list. */
export function Holders({ value, onChange }: { value: string[]; onChange: (persons: string[]) => void }) {
  const { say } = useWords();
  return (
    <PeopleField
      name="holders"
      label={say('desk.referral.holders')}
      hint={say('desk.referral.holders.hint')}
      value={value}
      onChange={onChange}
    />
  );
}
