import { Button, Select } from '@mantine/core';
import { Consequence, RefusalNote, useWords } from '@mingcha/ui';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTRPC } from '../../api/trpc.ts';
import { useAct } from '../../parts/use-act.ts';
import { QrCode } from '../office/qr-code.tsx';
import styles from './confirmations.module.css';
import type { Sheet } from './sheet-facts.tsx';

const threeWeeks = 21 * 24 * 60 * 60_000;

/** For somebody without an account: a code for this one sheet, told once, to be printed and handed over. */
export function SheetCode({ sheet }: { sheet: Sheet }) {
  const { say, term } = useWords();
  const trpc = useTRPC();
  const [opened, setOpened] = useState(false);
  const [chosen, setChosen] = useState<string | null>(null);
  const [made, setMade] = useState<{ code: string; address: string } | null>(null);
  const { act, busy, refusal } = useAct();
  const issue = useMutation(trpc.passes.issue.mutationOptions());
  const unit = useQuery({
    ...trpc.registry.unit.get.queryOptions({ id: sheet.unit ?? '' }),
    enabled: opened && sheet.unit !== null,
  });
  const seats = (unit.data?.seats ?? []).filter(
    (seat) => (seat.duty === 'chief' || seat.duty === 'liaison') && seat.holder !== null,
  );
  const seat = seats.find((each) => each.id === chosen) ?? seats[0];
  const person = sheet.person ?? seat?.holder ?? null;
  const run = () =>
    act({
      run: async () => {
        if (person === null) return;
        const role = sheet.person === null ? (seat?.duty === 'liaison' ? 'liaison' : 'chief') : 'party';
        const issued = await issue.mutateAsync({
          about: { type: 'confirmation', id: sheet.id },
          role,
          person,
          until: Date.now() + threeWeeks,
          ...(sheet.person === null && seat ? { seat: seat.id } : {}),
        });
        setMade(issued);
      },
      done: say('desk.replies.code.made'),
    });
  const close = () => {
    setOpened(false);
    setMade(null);
  };
  return (
    <>
      <Button onClick={() => setOpened(true)}>{say('desk.replies.code')}</Button>
      <Consequence
        opened={opened}
        onClose={close}
        title={say('desk.replies.code')}
        lines={[say('desk.replies.code.line')]}
        act={made === null ? say('desk.replies.code') : say('desk.respond.print')}
        busy={busy}
        disabled={person === null}
        onAct={() => (made === null ? void run() : window.print())}
      >
        {made === null ? (
          sheet.person === null ? (
            <Select
              label={say('desk.replies.code.for')}
              data={seats.map((each) => ({
                value: each.id,
                label: `${term('duty', each.duty)} · ${unit.data?.names[each.holder ?? ''] ?? ''}`,
              }))}
              value={seat?.id ?? null}
              onChange={setChosen}
            />
          ) : null
        ) : (
          <>
            <p className={styles.code} data-code>
              {made.code}
            </p>
            <QrCode text={made.address} label={made.address} />
            <p>{say('desk.replies.code.address', { address: made.address.split('#')[0] ?? '' })}</p>
          </>
        )}
        {refusal === null ? null : <RefusalNote refusal={refusal} />}
      </Consequence>
    </>
  );
}
