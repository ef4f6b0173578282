import { OpenHandover } from '@mingcha/domain/registry';
import { useWords } from '@mingcha/ui';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useTRPC } from '../../api/trpc.ts';
import { OneField } from '../../forms/fields.tsx';
import { PersonField } from '../../parts/people-field.tsx';
import { Register } from '../registry/register.tsx';

/** The list of open work is made by the server, at the moment the hand-over is opened. */
export function OpenHandoverButton() {
  const { say } = useWords();
  const { leaves, handovers } = useTRPC();
  const query = useQuery(leaves.seats.queryOptions());
  const open = useMutation(handovers.open.mutationOptions());
  const { seats = [], names = {} } = query.data ?? {};
  return (
    <Register
      title={say('desk.handover.open')}
      form="handover.open"
      initial={{ seat: null as string | null, to: null as string | null }}
      schema={OpenHandover}
      run={(command) => open.mutateAsync(command)}
      done={say('desk.handover.opened')}
      lines={[say('desk.handover.open.line')]}
    >
      {({ one }) => (
        <>
          <OneField
            label={say('desk.seat')}
            options={seats.map(({ id, title, holder, unit }) => ({
              value: id,
              label: [title, unit === null ? say('desk.seat.office') : names[unit], names[holder]]
                .filter(Boolean)
                .join(' · '),
            }))}
            required
            {...one('seat')}
          />
          <PersonField label={say('desk.handover.taker')} required {...one('to')} />
        </>
      )}
    </Register>
  );
}
