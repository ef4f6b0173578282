import { useWords } from '@mingcha/ui';
import { useMutation } from '@tanstack/react-query';
import { useTRPC } from '../../api/trpc.ts';
import { Decide } from '../../parts/decide.tsx';
import type { UnitDetail } from './unit.tsx';

const answering = ['chief', 'deputy', 'liaison'] as const;

/** The head, the deputy in charge and the liaison answer for every inspected unit: whichever of the three is missing. */
export function ThreeSeats({ detail }: { detail: UnitDetail }) {
  const { say, term } = useWords();
  const establish = useMutation(useTRPC().registry.establishSeat.mutationOptions());
  const missing = answering.filter((duty) => !detail.seats.some((seat) => seat.duty === duty));
  if (missing.length === 0) return null;
  return (
    <Decide
      small
      act={say('desk.seat.three')}
      form={`registry.three.${detail.unit.id}`}
      lines={missing.map((duty) => say('desk.seat.three.line', { duty: term('duty', duty) }))}
      done={say('desk.registered')}
      run={async () => {
        for (const duty of missing)
          await establish.mutateAsync({ unit: detail.unit.id, duty, title: term('duty', duty) });
      }}
    />
  );
}
