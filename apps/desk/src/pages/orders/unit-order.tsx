import { Button } from '@mantine/core';
import type { Role } from '@mingcha/domain/access';
import { orderLifecycle } from '@mingcha/domain/orders';
import { RefusalNote, StateTag, Tag, useWords } from '@mingcha/ui';
import { useDoor } from '../../api/door.ts';
import { commandsOpen } from '../../parts/commands-open.ts';
import { PdfLink } from '../../parts/pdf-link.tsx';
import { useAct } from '../../parts/use-act.ts';
import { AskExtension } from './ask-extension.tsx';
import type { OrderDetail, OrderItem } from './detail.tsx';
import { Due } from './due.tsx';
import { ObjectTo } from './object-to.tsx';
import { Objection } from './objection.tsx';
import styles from './orders.module.css';
import { PlanForm } from './plan-form.tsx';
import { useQuestion } from './question.ts';
import { ReportPaper } from './records.tsx';
import { ReportForm } from './report-form.tsx';

interface UnitOrderProps {
  detail: OrderDetail;
  roles: readonly Role[];
  /** Told once an answer has gone in: what it is called, for a receipt. */
  onAnswered?: (what: { command: string; entries: readonly string[] }) => void;
}

const inHand = ['open', 'planned', 'rejected'];

/** An order as its unit sees it: the clock, the question, what was found, and the one answer that is asked for now. */
export function UnitOrder({ detail, roles, onAnswered }: UnitOrderProps) {
  const { say } = useWords();
  const { order, items } = detail;
  const { ask } = useQuestion(order);
  const open = commandsOpen(orderLifecycle, order.state, roles);
  const receiving = order.state === 'issued' || open.has('acknowledgeOrder');
  const answered = (command: string) => (answer: { entries: string[] }) =>
    onAnswered?.({ command, entries: answer.entries });
  return (
    <div className="mc-stack">
      <div className={styles.head}>
        <StateTag of="order" state={order.state} />
        <span>{order.number}</span>
        <PdfLink path={`/files/orders/${order.id}.pdf`} label={say('desk.order.paper.read')} />
        <ReportPaper detail={detail} />
      </div>
      {order.clock === null ? null : <Due clock={order.clock} />}
      <p className={styles.ask}>{ask}</p>
      {receiving ? <Acknowledge detail={detail} onDone={answered('acknowledgeOrder')} /> : null}
      {open.has('planOrder') && ['acknowledged', 'reopened'].includes(order.state) ? (
        <PlanForm detail={detail} onDone={answered('planOrder')} />
      ) : (
        <ol className={styles.cards}>
          {items.map((item) => (
            <UnitItem key={item.n} item={item}>
              {open.has('reportOrder') && inHand.includes(item.state) ? (
                <ReportForm detail={detail} item={item} roles={roles} onDone={answered('reportOrder')} />
              ) : null}
              {open.has('askExtension') && inHand.includes(item.state) && item.askedDays === null ? (
                <AskExtension order={order} item={item} />
              ) : null}
            </UnitItem>
          ))}
        </ol>
      )}
      <Objection detail={detail} />
      {open.has('objectToOrder') ? <ObjectTo detail={detail} onDone={answered('objectToOrder')} /> : null}
    </div>
  );
}

/** One press: it has come, and it is ours. */
function Acknowledge({
  detail: { order },
  onDone,
}: {
  detail: OrderDetail;
  onDone: (answer: { entries: string[] }) => void;
}) {
  const { say } = useWords();
  const { act, busy, refusal } = useAct();
  const { client } = useDoor();
  return (
    <div className="mc-stack">
      <div>
        <Button
          variant="filled"
          size="md"
          loading={busy}
          onClick={() =>
            void act({
              run: () => client.orders.acknowledge.mutate({ id: order.id, expected: order.version }),
              done: say('desk.order.acknowledged'),
              after: onDone,
            })
          }
        >
          {say('desk.order.acknowledge')}
        </Button>
      </div>
      <span className="mc-quiet">{say('desk.order.acknowledge.hint')}</span>
      {refusal === null ? null : <RefusalNote refusal={refusal} />}
    </div>
  );
}

interface UnitItemProps {
  item: OrderItem;
  children?: React.ReactNode;
}

/** What was found and what is demanded, as the order says it. */
export function UnitItem({ item, children }: UnitItemProps) {
  const { say, term } = useWords();
  const { told } = item;
  return (
    <li className={styles.card}>
      <div className={styles.head}>
        <strong>{say('desk.order.item', { n: item.n })}</strong>
        <Tag tone="draft" label={term('item-mode', item.mode)} />
        <StateTag of="order-item" state={item.state} />
      </div>
      {item.clock === null ? (
        <span className="mc-quiet">{say('desk.order.within', { count: item.days })}</span>
      ) : (
        <Due clock={item.clock} />
      )}
      <p className={styles.text}>{[told.place, told.fact].filter(Boolean).join('：')}</p>
      {told.criterion === null ? null : <p className="mc-quiet">{told.criterion}</p>}
      <p className={styles.text}>
        <strong>{say('desk.order.requirement')}</strong> {item.requirement ?? say('ui.erased')}
      </p>
      {item.measure === null ? null : (
        <p className={styles.text}>
          <strong>{say('desk.order.measure')}</strong> {item.measure}
        </p>
      )}
      {item.lookBackSeen === null ? null : (
        <p className={styles.text}>
          <strong>{say('desk.look-back.relapsed')}</strong> {item.lookBackSeen}
        </p>
      )}
      {item.rejectReason === null ? null : (
        <p className={styles.text}>
          <strong>{say('desk.order.rejectReason')}</strong> {item.rejectReason}
        </p>
      )}
      {item.askedDays === null ? null : (
        <span className="mc-quiet">
          {say('desk.order.askedDays', { count: item.askedDays, reason: item.askedReason ?? '' })}
        </span>
      )}
      {children}
    </li>
  );
}
