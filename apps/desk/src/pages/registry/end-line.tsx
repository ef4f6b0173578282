import { Textarea } from '@mantine/core';
import { UnitEnding } from '@mingcha/domain/registry';
import { dayField, useNow, useWords, useZone } from '@mingcha/ui';
import { DayField, OneField } from '../../forms/fields.tsx';
import { useUnitOptions } from '../../parts/use-options.ts';
import type { Line } from './line-form.tsx';
import { Register } from './register.tsx';

/** How the lines of a register end. */
export interface Ends {
  /** The name of the act: a window is closed, a prohibition lifted. */
  act: string;
  run: (command: EndingOf) => Promise<unknown>;
  /** Another line may go on with its duties. */
  into?: boolean;
}
interface EndingOf {
  id: string;
  expected: number;
  reason: string;
  on: string;
  into?: string | undefined;
}

/** Why and since when: what was recorded under this line stays, and names it as before. */
export function EndLine({ row, ends }: { row: Line; ends: Ends }) {
  const { say } = useWords();
  const today = dayField(useNow(60_000), useZone());
  const units = useUnitOptions();
  return (
    <Register
      filled={false}
      size="xs"
      title={ends.act}
      form={`registry.end.${row.id}`}
      initial={{ on: today, reason: '', into: null as string | null }}
      schema={UnitEnding}
      toCommand={({ into, ...said }) => ({ ...said, ...(into === null ? {} : { into }) })}
      run={(command) => ends.run({ ...command, id: row.id, expected: row.version })}
      done={say('desk.ended')}
      lines={[say('desk.end.line')]}
    >
      {({ values, set, one, text, faultOf }) => (
        <>
          <DayField
            name="on"
            label={say('desk.end.on')}
            value={values.on}
            error={faultOf('on')}
            onChange={(day) => set('on', day)}
          />
          {ends.into ? (
            <OneField
              label={say('desk.end.into')}
              options={units.filter(({ value }) => value !== row.id)}
              {...one('into')}
            />
          ) : null}
          <Textarea label={say('desk.reason')} required autosize minRows={2} {...text('reason')} />
        </>
      )}
    </Register>
  );
}
