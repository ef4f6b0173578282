import { useWords } from '@mingcha/ui';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTRPC } from '../../api/trpc.ts';
import { OneField } from '../../forms/fields.tsx';
import { PrintCode } from '../../parts/print-code.tsx';
import type { OrderDetail } from './detail.tsx';

const month = 31 * 24 * 3_600_000;

/** The order once more, with a slip behind it for whoever sits in that seat and has no account. */
export function PrintWithCode({ detail: { order, seats, names, items } }: { detail: OrderDetail }) {
  const { say, term } = useWords();
  const last = Math.max(Date.now(), ...items.flatMap((item) => item.clock?.due ?? []));
  const [seat, setSeat] = useState<string | null>(
    seats.find((each) => each.duty === 'liaison')?.seat ?? null,
  );
  const print = useMutation(useTRPC().orders.printWithCode.mutationOptions());
  const chosen = seats.find((each) => each.seat === seat);
  return (
    <PrintCode
      label={say('desk.order.printCode')}
      last={last + month}
      ready={chosen !== undefined}
      print={(until) =>
        print.mutateAsync({
          id: order.id,
          role: chosen?.duty === 'chief' ? 'chief' : 'liaison',
          seat: chosen?.seat ?? '',
          until,
        })
      }
    >
      <OneField
        name="seat"
        label={say('desk.order.printCode.for')}
        required
        options={seats
          .filter((each) => each.duty !== 'deputy' && each.person !== null)
          .map((each) => ({
            value: each.seat,
            label: `${term('duty', each.duty)} ${names[each.person ?? ''] ?? ''}`,
          }))}
        value={seat}
        onChange={setSeat}
      />
    </PrintCode>
  );
}
