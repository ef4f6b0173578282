import { useQuery } from '@tanstack/react-query';
import { DoorContext } from '../../api/door.ts';
import { Read } from '../../parts/read.tsx';
import type { AnswerProps } from '../answer/answer-pages.ts';
import { passClient } from '../answer/pass-client.ts';
import styles from './orders.module.css';
import { UnitOrder } from './unit-order.tsx';

/**
 * The one order a code was printed for. Acknowledging is one press and goes on to the plan; a plan, a report or an
 * objection is an answer, and what proves it stays on the screen. The code opens the order again until its last day.
 */
export default function AnswerOrder({ id, role, onHandedIn }: AnswerProps) {
  const query = useQuery({
    queryKey: ['pass', 'order', id],
    queryFn: () => passClient.orders.get.query({ id }),
  });
  return (
    <DoorContext value={{ client: passClient, headers: { 'x-mingcha-pass': '1' }, onHandedIn }}>
      <Read query={query}>
        {(detail) => (
          <article>
            <h1 className={styles.title}>{detail.order.title}</h1>
            <UnitOrder
              detail={detail}
              roles={role === 'party' ? [] : [role]}
              onAnswered={({ command, entries }) => {
                const entry = entries.at(-1);
                if (command !== 'acknowledgeOrder' && entry !== undefined)
                  onHandedIn({ entry, at: Date.now() });
              }}
            />
          </article>
        )}
      </Read>
    </DoorContext>
  );
}
