import { ChosenSecrecy, HeldSecrecy } from '@mingcha/domain';
import { RefusalNote, useWords } from '@mingcha/ui';
import { OneField } from './fields.tsx';

interface SecrecyFieldProps {
  value: string;
  onChange: (secrecy: string) => void;
}

/** A mark above work secret can be chosen, so that the person is told at once where such a thing belongs instead. */
export function SecrecyField({ value, onChange }: SecrecyFieldProps) {
  const { say, term } = useWords();
  const held = HeldSecrecy.options.some((mark) => mark === value);
  return (
    <>
      <OneField
        name="secrecy"
        label={say('desk.secrecy')}
        options={ChosenSecrecy.options.map((mark) => ({ value: mark, label: term('secrecy', mark) }))}
        value={value}
        onChange={(chosen) => onChange(chosen ?? 'internal')}
        required
      />
      {held ? null : (
        <RefusalNote refusal={{ code: 'secrecy-too-high', facts: { secrecy: term('secrecy', value) } }} />
      )}
    </>
  );
}
