import { Textarea } from '@mantine/core';
import { DeclareLeave } from '@mingcha/domain/registry';
import { dayField, useNow, useWords, useZone } from '@mingcha/ui';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useTRPC } from '../../api/trpc.ts';
import { DayField, OneField } from '../../forms/fields.tsx';
import { Pair } from '../../forms/form-frame.tsx';
import { useSession } from '../../session/session-context.ts';
import { Register } from '../registry/register.tsx';

/** One's own seat, the days, and a colleague of the same unit who acts meanwhile. */
export function DeclareLeaveButton() {
  const { say } = useWords();
  const { person } = useSession();
  const zone = useZone();
  const today = dayField(useNow(60_000), zone);
  const { leaves } = useTRPC();
  const query = useQuery(leaves.seats.queryOptions());
  const declare = useMutation(leaves.declare.mutationOptions());
  const { seats = [], colleagues = [], names = {} } = query.data ?? {};
  if (seats.length === 0) return null;
  const own = seats.find(({ holder }) => holder === person);
  const seatOf = (id: string | null) => seats.find((seat) => seat.id === id);
  return (
    <Register
      title={say('desk.leave.declare')}
      form="leave.declare"
      initial={{
        seat: (own?.id ?? null) as string | null,
        deputy: null as string | null,
        from: today,
        until: today,
        reason: '',
      }}
      schema={DeclareLeave}
      toCommand={(said) => ({ ...said, person: seatOf(said.seat)?.holder ?? person })}
      run={(command) => declare.mutateAsync(command)}
      done={say('desk.leave.declared')}
      lines={[say('desk.leave.line')]}
    >
      {({ values, set, one, text, faultOf }) => {
        const seat = seatOf(values.seat);
        const fit = colleagues.filter(({ id, unit }) => id !== seat?.holder && unit === (seat?.unit ?? null));
        return (
          <>
            <OneField
              label={say('desk.seat')}
              options={seats.map(({ id, title, holder, unit }) => ({
                value: id,
                label: [title, unit && names[unit], holder === person ? null : names[holder]]
                  .filter(Boolean)
                  .join(' · '),
              }))}
              required
              {...one('seat')}
            />
            <OneField
              label={say('desk.leave.deputy')}
              hint={say('desk.leave.deputy.hint')}
              options={fit.flatMap(({ id, name }) => (name === null ? [] : [{ value: id, label: name }]))}
              required
              {...one('deputy')}
            />
            <Pair>
              <DayField
                name="from"
                label={say('desk.leave.from')}
                value={values.from}
                error={faultOf('from')}
                onChange={(day) => set('from', day)}
              />
              <DayField
                name="until"
                label={say('desk.leave.until')}
                value={values.until}
                min={values.from}
                error={faultOf('until')}
                onChange={(day) => set('until', day)}
              />
            </Pair>
            <Textarea
              label={say('desk.reason')}
              description={say('desk.leave.reason.hint')}
              required
              autosize
              minRows={2}
              {...text('reason')}
            />
          </>
        );
      }}
    </Register>
  );
}
