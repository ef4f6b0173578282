import { Empty, Section, useDay, useWords } from '@mingcha/ui';
import { useQuery } from '@tanstack/react-query';
import { type Output, useTRPC } from '../../../api/trpc.ts';
import { Read } from '../../../parts/read.tsx';
import { useMay } from '../../../session/use-may.ts';
import type { OrderDetail } from '../detail.tsx';
import { LookBackCard } from './look-back-card.tsx';

export type LookBack = Output['lookBacks']['about']['rows'][number];

const looked: readonly string[] = ['closed', 'reopened', 'archived'];

/** 回头看 of an order, for the office alone: when it is due, what was seen, and the step that waits for this reader. */
export function LookBacks({ detail }: { detail: OrderDetail }) {
  const { order } = detail;
  const enabled = useMay('look-back.read') && (looked.includes(order.state) || order.relapses > 0);
  return enabled ? <Shown detail={detail} /> : null;
}

function Shown({ detail }: { detail: OrderDetail }) {
  const { say } = useWords();
  const dayOf = useDay();
  const query = useQuery(useTRPC().lookBacks.about.queryOptions({ id: detail.order.id }));
  return (
    <Section title={say('subject.look-back')}>
      <Read query={query} lines={3}>
        {({ dueDay, rows, names }) => (
          <>
            {dueDay === null ? null : <p>{say('desk.look-back.dueOn', { day: dayOf(dueDay) })}</p>}
            {rows.map((row) => (
              <LookBackCard
                key={row.id}
                detail={detail}
                row={row}
                nameOf={(id) => (id === null ? null : (names[id] ?? null))}
              />
            ))}
            {dueDay === null && rows.length === 0 ? (
              <Empty title={say('desk.look-back.none')} why={say('desk.look-back.none.why')} />
            ) : null}
          </>
        )}
      </Read>
    </Section>
  );
}
