import { Group } from '@mantine/core';
import { orderLifecycle } from '@mingcha/domain/orders';
import { type Fact, Facts, PersonName, StateTag, Tag, useDay, useWords } from '@mingcha/ui';
import { Link } from '@tanstack/react-router';
import { commandsOpen } from '../../parts/commands-open.ts';
import { PdfLink } from '../../parts/pdf-link.tsx';
import { useSession } from '../../session/session-context.ts';
import type { NameOf, OrderDetail, OrderItem } from './detail.tsx';
import { Due } from './due.tsx';
import { OrderFiles } from './files.tsx';
import { ItemActions } from './item-actions.tsx';
import styles from './orders.module.css';

/** What two saw of it, and when. */
function LookedBack({ result, day }: { result: NonNullable<OrderItem['lookBack']>; day: string | null }) {
  const { say, term } = useWords();
  const dayOf = useDay();
  return (
    <span className="mc-quiet">
      {say('desk.look-back.line', {
        day: day === null ? '' : dayOf(day),
        result: term('look-back-result', result),
      })}
    </span>
  );
}

/** Every item with its own clock, its plan, its result, and the act that is due now. */
export function OrderItems({ detail, nameOf }: { detail: OrderDetail; nameOf: NameOf }) {
  const { say, term } = useWords();
  const { roles } = useSession();
  const open = commandsOpen(orderLifecycle, detail.order.state, roles);
  return (
    <ol className={styles.cards}>
      {detail.items.map((item) => (
        <li key={item.n} className={styles.card}>
          <div className={styles.head}>
            <strong>{say('desk.order.item', { n: item.n })}</strong>
            <Tag tone="draft" label={term('item-mode', item.mode)} />
            <StateTag of="order-item" state={item.state} />
            {item.extensions > 0 ? (
              <span className="mc-quiet">{say('desk.order.extended', { count: item.extensions })}</span>
            ) : null}
            {item.lookBack === null ? null : <LookedBack result={item.lookBack} day={item.lookBackDay} />}
            {item.relapses > 0 ? (
              <Tag tone="attention" label={say('desk.look-back.relapses', { count: item.relapses })} />
            ) : null}
            {item.rejections > 0 ? (
              <span className="mc-quiet">{say('desk.order.rejections', { count: item.rejections })}</span>
            ) : null}
          </div>
          {item.clock === null ? null : <Due clock={item.clock} />}
          <p className={styles.text}>
            <Link to="/findings/$id" params={{ id: item.finding }}>
              {[item.told.place, item.told.fact].filter(Boolean).join('：')}
            </Link>
          </p>
          <Facts facts={itemFacts(detail, item)} />
          <Group gap="xs">
            <ItemActions order={detail.order} item={item} open={open} />
            {item.verified === null ? null : (
              <PdfLink
                path={`/files/orders/${detail.order.id}/items/${item.n}/close-out.pdf`}
                label={say('desk.order.closeOutPaper')}
              />
            )}
          </Group>
        </li>
      ))}
    </ol>
  );

  function itemFacts({ order }: OrderDetail, item: OrderItem): Fact[] {
    const facts: Fact[] = [
      { name: say('desk.order.requirement'), value: item.requirement ?? say('ui.erased') },
    ];
    const add = (name: string, value: Fact['value'] | null) => {
      if (value !== null && value !== '') facts.push({ name, value });
    };
    add(say('desk.order.measure'), item.measure);
    add(
      say('desk.order.who'),
      [item.leader, item.section, item.responsible].filter(Boolean).join(say('desk.listComma')),
    );
    add(say('desk.order.result'), item.result);
    add(say('desk.order.rootCause'), item.rootCause);
    add(say('desk.order.sameClass'), item.sameClass);
    add(say('desk.order.handler'), item.handler);
    if (item.proof.length > 0)
      add(say('desk.order.proof'), <OrderFiles order={order.id} files={item.proof} />);
    if (item.askedDays !== null)
      add(
        say('desk.order.extensionAsked'),
        say('desk.order.askedDays', { count: item.askedDays, reason: item.askedReason ?? '' }),
      );
    if (item.verified !== null)
      add(
        term('verify-result', item.verified),
        <>
          <PersonName name={nameOf(item.verifiedBy)} /> · {term('verify-method', item.method ?? 'document')} ·{' '}
          {item.note}
        </>,
      );
    add(say('desk.look-back.relapsed'), item.lookBackSeen);
    add(say('desk.order.rejectReason'), item.rejectReason);
    add(say('desk.order.closeOpinion'), item.opinion);
    return facts;
  }
}
