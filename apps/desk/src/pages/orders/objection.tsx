import { Section, Tag, useWords } from '@mingcha/ui';
import type { OrderDetail } from './detail.tsx';
import { OrderFiles } from './files.tsx';
import styles from './orders.module.css';

/** Point by point: what the unit said, and what it was answered. */
export function Objection({ detail: { order, objection } }: { detail: OrderDetail }) {
  const { say, term } = useWords();
  if (objection === null) return null;
  return (
    <Section title={say('desk.order.objection')}>
      <ol className={styles.cards}>
        {objection.points.map(({ n, text }) => {
          const back = objection.reply.find((each) => each.n === n);
          return (
            <li key={n}>
              <p className={styles.text}>{text}</p>
              {back === undefined ? null : (
                <p className={styles.text}>
                  <Tag tone="moving" label={term('objection-outcome', back.outcome ?? 'rejected')} />{' '}
                  {back.text}
                </p>
              )}
            </li>
          );
        })}
      </ol>
      <OrderFiles order={order.id} files={objection.files} />
    </Section>
  );
}
