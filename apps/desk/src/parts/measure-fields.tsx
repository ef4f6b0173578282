import { NumberInput } from '@mantine/core';
import { useWords } from '@mingcha/ui';
import { ManyField, type Option } from '../forms/fields.tsx';

export interface MeasureValues {
  measures: string[];
  months: number | null;
}

interface MeasureFieldsProps {
  label: string;
  hint?: string;
  options: readonly Option[];
  value: MeasureValues;
  onChange: (value: MeasureValues) => void;
  faultOf: (name: string) => string | undefined;
}

/** What is taken, and for how long it stands. Nothing is chosen beforehand. */
export function MeasureFields({ label, hint, options, value, onChange, faultOf }: MeasureFieldsProps) {
  const { say } = useWords();
  return (
    <>
      <ManyField
        name="measures"
        label={label}
        {...(hint === undefined ? {} : { hint })}
        options={options}
        value={value.measures}
        onChange={(measures) => onChange({ ...value, measures })}
        error={faultOf('measures')}
        required
      />
      <NumberInput
        name="months"
        label={say('desk.case.months')}
        description={say('desk.case.months.hint')}
        min={1}
        max={48}
        allowDecimal={false}
        value={value.months ?? ''}
        error={faultOf('months')}
        onChange={(typed) => onChange({ ...value, months: typeof typed === 'number' ? typed : null })}
      />
    </>
  );
}
