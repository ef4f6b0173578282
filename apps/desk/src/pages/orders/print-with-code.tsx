import { Button } from '@mantine/core';
import { Consequence, dayField, RefusalNote, useWords, useZone } from '@mingcha/ui';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTRPC } from '../../api/trpc.ts';
import { DayField, OneField } from '../../forms/fields.tsx';
import { useAct } from '../../parts/use-act.ts';
import type { OrderDetail } from './detail.tsx';
import styles from './orders.module.css';

const month = 31 * 24 * 3_600_000;

/** The order once more, with a slip behind it for whoever sits in that seat and has no account. The code is told once. */
export function PrintWithCode({ detail: { order, seats, names, items } }: { detail: OrderDetail }) {
  const { say, term } = useWords();
  const zone = useZone();
  const [opened, setOpened] = useState(false);
  const last = Math.max(Date.now(), ...items.flatMap((item) => item.clock?.due ?? []));
  const [seat, setSeat] = useState<string | null>(
    seats.find((each) => each.duty === 'liaison')?.seat ?? null,
  );
  const [until, setUntil] = useState(dayField(last + month, zone));
  const [printed, setPrinted] = useState<{ code: string; address: string; pdf: string } | null>(null);
  const { act, busy, refusal, forget } = useAct();
  const print = useMutation(useTRPC().orders.printWithCode.mutationOptions());
  const chosen = seats.find((each) => each.seat === seat);
  const close = () => {
    forget();
    setOpened(false);
    if (printed) URL.revokeObjectURL(printed.pdf);
    setPrinted(null);
  };
  const run = async () => {
    if (chosen === undefined) return;
    const role = chosen.duty === 'chief' ? ('chief' as const) : ('liaison' as const);
    await act({
      run: () => print.mutateAsync({ id: order.id, role, seat: chosen.seat, until }),
      after: ({ code, address, pdf }) => {
        const bytes = Uint8Array.from(atob(pdf), (each) => each.charCodeAt(0));
        const paper = URL.createObjectURL(new Blob([bytes], { type: 'application/pdf' }));
        setPrinted({ code, address, pdf: paper });
      },
    });
  };
  return (
    <>
      <Button onClick={() => setOpened(true)}>{say('desk.order.printCode')}</Button>
      <Consequence
        opened={opened}
        onClose={close}
        title={say('desk.order.printCode')}
        lines={printed ? [say('desk.order.printCode.once')] : [say('desk.order.printCode.line')]}
        act={say(printed ? 'desk.order.printCode.done' : 'desk.order.printCode.act')}
        busy={busy}
        disabled={chosen === undefined}
        onAct={() => (printed ? close() : void run())}
      >
        {printed ? (
          <>
            <span className={styles.code}>{printed.code}</span>
            <span className="mc-quiet">{printed.address}</span>
            <a href={printed.pdf} target="_blank" rel="noreferrer">
              {say('desk.order.printCode.open')}
            </a>
          </>
        ) : (
          <>
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
            <DayField
              name="until"
              label={say('desk.order.printCode.until')}
              value={until}
              onChange={setUntil}
            />
          </>
        )}
        {refusal === null ? null : <RefusalNote refusal={refusal} />}
      </Consequence>
    </>
  );
}
