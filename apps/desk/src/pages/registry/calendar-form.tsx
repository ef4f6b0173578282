import { Checkbox, NumberInput, Textarea, TextInput } from '@mantine/core';
import { LoadCalendar } from '@mingcha/domain/registry';
import { useWords } from '@mingcha/ui';
import { useMutation } from '@tanstack/react-query';
import { type Output, useTRPC } from '../../api/trpc.ts';
import { FormDialog } from '../../forms/form-dialog.tsx';
import { Pair } from '../../forms/form-frame.tsx';
import { daysIn, linesOf } from './days.ts';

interface CalendarFormProps {
  before: Output['registry']['calendar']['list'][number] | null;
  next: number;
  onClose: () => void;
}

/** A year as the notice lists it, one stretch a line. Loaded again, the newest loading stands. */
export function CalendarForm({ before, next, onClose }: CalendarFormProps) {
  const { say } = useWords();
  const load = useMutation(useTRPC().registry.loadCalendar.mutationOptions());
  const initial = {
    year: before?.year ?? (next > 1 ? next : new Date().getFullYear()),
    version: '',
    holidays: linesOf(before?.holidays ?? []),
    workdays: linesOf(before?.workdays ?? []),
    provisional: false,
  };
  const read = (year: number, text: string) => {
    const found = daysIn(year, text);
    return 'days' in found ? found.days : [found.wrong];
  };
  const count = (year: number, text: string) => {
    const found = daysIn(year, text);
    return 'days' in found
      ? say('desk.calendar.counted', { count: found.days.length })
      : say('desk.calendar.unread', { line: found.wrong });
  };
  return (
    <FormDialog
      opened
      onClose={onClose}
      title={say('desk.calendar.load')}
      form={`registry.calendar.${before?.year ?? 'new'}`}
      initial={initial}
      schema={LoadCalendar}
      // A line that is no day stays in the list as it was typed, so that the schema refuses it by name.
      toCommand={({ year, holidays, workdays, ...said }) => ({
        ...said,
        year,
        holidays: read(year, holidays),
        workdays: read(year, workdays),
      })}
      run={(calendar) => load.mutateAsync(calendar)}
      done={say('desk.calendar.loaded')}
      lines={before === null ? [] : [say('desk.calendar.again.line')]}
    >
      {({ values, set, text, faultOf }) => (
        <>
          <Pair>
            <NumberInput
              label={say('desk.calendar.year')}
              name="year"
              required
              min={2000}
              max={2200}
              value={values.year}
              error={faultOf('year')}
              onChange={(value) => set('year', typeof value === 'number' ? value : 0)}
            />
            <TextInput
              label={say('desk.calendar.edition')}
              description={say('desk.calendar.edition.hint')}
              required
              {...text('version')}
            />
          </Pair>
          <Textarea
            label={say('desk.calendar.holidays.field')}
            description={`${say('desk.calendar.days.hint')} ${count(values.year, values.holidays)}`}
            autosize
            minRows={4}
            maxRows={10}
            {...text('holidays')}
            error={faultOf('holidays') ?? faultOf('holidays.0')}
          />
          <Textarea
            label={say('desk.calendar.workdays.field')}
            description={count(values.year, values.workdays)}
            autosize
            minRows={3}
            maxRows={10}
            {...text('workdays')}
            error={faultOf('workdays') ?? faultOf('workdays.0')}
          />
          <Checkbox
            label={say('desk.calendar.provisional.field')}
            checked={values.provisional}
            onChange={(event) => set('provisional', event.currentTarget.checked)}
          />
        </>
      )}
    </FormDialog>
  );
}
