import { TextInput } from '@mantine/core';
import { Duty, EstablishSeat } from '@mingcha/domain/registry';
import { useWords } from '@mingcha/ui';
import { useMutation } from '@tanstack/react-query';
import { type Output, useTRPC } from '../../api/trpc.ts';
import { OneField } from '../../forms/fields.tsx';
import { useUnitOptions } from '../../parts/use-options.ts';
import { LineForm, type LineProps } from './line-form.tsx';

export type SeatRow = Output['registry']['seats']['list']['rows'][number];

/** The duty of a seat stays: for another duty another seat is established. */
export function SeatForm({ row, unit, onClose }: LineProps<SeatRow>) {
  const { say, term } = useWords();
  const units = useUnitOptions();
  const { registry } = useTRPC();
  const establish = useMutation(registry.establishSeat.mutationOptions());
  const revise = useMutation(registry.reviseSeat.mutationOptions());
  return (
    <LineForm
      row={row}
      onClose={onClose}
      act={say('desk.seat.establish')}
      form="registry.seat"
      initial={{
        title: row?.title ?? '',
        duty: (row?.duty ?? 'liaison') as string | null,
        unit: row === null ? unit : row.unit,
      }}
      schema={EstablishSeat}
      register={(command) => establish.mutateAsync(command)}
      revise={({ duty: _duty, ...command }) => revise.mutateAsync(command)}
    >
      {({ text, one }) => (
        <>
          <TextInput label={say('desk.seat.title')} required {...text('title')} />
          {row === null ? (
            <OneField
              label={say('desk.seat.duty')}
              options={Duty.options.map((duty) => ({ value: duty, label: term('duty', duty) }))}
              required
              {...one('duty')}
            />
          ) : null}
          <OneField
            label={say('desk.unit')}
            hint={say('desk.seat.unit.hint')}
            options={units}
            {...one('unit')}
          />
        </>
      )}
    </LineForm>
  );
}
