import { ChartBy } from '@mingcha/domain/bulletins';
import { useWords } from '@mingcha/ui';
import { OneField } from '../../forms/fields.tsx';

interface ChartFieldProps {
  /** Empty: none. */
  value: string;
  onChange: (chart: string) => void;
}

/** A figure of the problems, counted from the findings that are chosen: nobody types its numbers. */
export function ChartField({ value, onChange }: ChartFieldProps) {
  const { say } = useWords();
  return (
    <OneField
      name="chart"
      label={say('desk.bulletin.chart')}
      hint={say('desk.bulletin.chart.hint')}
      options={ChartBy.options.map((by) => ({ value: by, label: say(`desk.bulletin.chart.${by}`) }))}
      value={value === '' ? null : value}
      onChange={(chosen) => onChange(chosen ?? '')}
    />
  );
}
