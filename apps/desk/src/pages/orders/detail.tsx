import { scopeOf } from '@mingcha/domain/access';
import { type Fact, Facts, Moment, Page, PersonName, Section, StateTag, Tag, useWords } from '@mingcha/ui';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { type Output, useTRPC } from '../../api/trpc.ts';
import { CopyNotice } from '../../notices/copy-notice.tsx';
import { CasePackage } from '../../parts/case-package.tsx';
import { History } from '../../parts/history.tsx';
import { Read } from '../../parts/read.tsx';
import { useSession } from '../../session/session-context.ts';
import { AppealsAbout } from '../appeals/about.tsx';
import { DispatchesAbout } from '../dispatches/about.tsx';
import { WithdrawnBy } from '../dispatches/withdrawn-by.tsx';
import { OrderActions } from './actions.tsx';
import { Due } from './due.tsx';
import { OrderItems } from './items.tsx';
import { LookBacks } from './look-backs/look-backs.tsx';
import { Objection } from './objection.tsx';
import styles from './orders.module.css';
import { OrderPaper } from './paper.tsx';
import { LookBackPaper, ReportPaper } from './records.tsx';
import { ServiceFacts } from './service-facts.tsx';
import { UnitOrder } from './unit-order.tsx';

const route = getRouteApi('/desk/orders/$id');
export type OrderDetail = Output['orders']['get'];
export type OrderItem = OrderDetail['items'][number];
export type NameOf = (id: string | null) => string | null;

export function OrderPage() {
  const { say } = useWords();
  const { id } = route.useParams();
  const { roles } = useSession();
  const query = useQuery(useTRPC().orders.get.queryOptions({ id }));
  const office = scopeOf(roles, 'order.read') === 'office';
  return (
    <Read query={query}>
      {(detail) =>
        office ? (
          <OfficeOrder detail={detail} />
        ) : (
          <Page
            title={detail.order.title}
            measure="text"
            above={<Link to="/orders">{say('desk.nav.orders')}</Link>}
          >
            <WithdrawnBy id={id} state={detail.order.state} out />
            <div className="mc-stack">
              {detail.replaces === null && detail.replacedBy.length === 0 ? null : (
                <Facts facts={placeFacts(detail, say)} />
              )}
              <UnitOrder detail={detail} roles={roles} />
            </div>
            <DispatchesAbout about={{ order: id }} />
            <AppealsAbout about={{ type: 'order', id }} units={[]} />
          </Page>
        )
      }
    </Read>
  );
}

/** What is demanded on the left, item by item; the very paper on the right. */
function OfficeOrder({ detail }: { detail: OrderDetail }) {
  const { say, term } = useWords();
  const { order, names } = detail;
  const nameOf: NameOf = (id) => (id === null ? null : (names[id] ?? null));
  const holder =
    nameOf(order.hand?.person ?? null) ?? (order.hand ? term('role', order.hand.role) : undefined);
  return (
    <Page
      title={nameOf(order.unit) ?? order.title}
      above={<Link to="/orders">{say('desk.nav.orders')}</Link>}
      marks={
        <>
          <StateTag of="order" state={order.state} />
          {order.number === null ? null : <strong>{order.number}</strong>}
          {order.escalated ? <Tag tone="stopped" label={say('desk.order.escalated')} /> : null}
          {order.contested ? <Tag tone="attention" label={say('desk.contested')} /> : null}
        </>
      }
      actions={
        <>
          <ReportPaper detail={detail} />
          <LookBackPaper detail={detail} />
          <CasePackage type="order" id={order.id} />
          <OrderActions detail={detail} />
        </>
      }
    >
      {order.clock === null ? null : <Due clock={order.clock} holder={holder} />}
      <div className={styles.columns}>
        <div>
          <WithdrawnBy id={order.id} state={order.state} out={order.issuedAt !== null} />
          <Facts facts={[...placeFacts(detail, say), ...factsOf(detail, say, nameOf)]} />
          <Objection detail={detail} />
          <LookBacks detail={detail} />
          <Section title={say('desk.order.itemsOf', { count: detail.items.length })}>
            <OrderItems detail={detail} nameOf={nameOf} />
          </Section>
          <DispatchesAbout about={{ order: order.id }} />
          <ServiceFacts detail={detail} />
          {order.servedAt === null && order.sha256 === null ? null : (
            <CopyNotice subjectType="order" subjectId={order.id} />
          )}
          {order.servedAt === null ? null : (
            <AppealsAbout
              about={{ type: 'order', id: order.id }}
              units={[{ unit: order.unit, name: nameOf(order.unit) }]}
            />
          )}
          <Section title={say('desk.history')}>
            <History lines={detail.history} nameOf={nameOf} />
          </Section>
        </div>
        <OrderPaper key={`${order.version}`} id={order.id} final={order.sha256 !== null} />
      </div>
    </Page>
  );
}

/** In whose place it stands, and what stands in its own. */
function placeFacts({ replaces, replacedBy }: OrderDetail, say: ReturnType<typeof useWords>['say']): Fact[] {
  const facts: Fact[] = [];
  if (replacedBy.length > 0)
    facts.push({ name: say('desk.order.replacedBy'), value: <OrderLinks of={replacedBy} /> });
  if (replaces !== null)
    facts.push({ name: say('desk.order.replaces'), value: <OrderLinks of={[replaces]} /> });
  return facts;
}

function OrderLinks({ of }: { of: OrderDetail['replacedBy'] }) {
  return of.map(({ id, number, state }) => (
    <div key={id}>
      <Link to="/orders/$id" params={{ id }}>
        {number ?? id}
      </Link>{' '}
      <StateTag of="order" state={state} />
    </div>
  ));
}

function factsOf({ order }: OrderDetail, say: ReturnType<typeof useWords>['say'], nameOf: NameOf): Fact[] {
  const person = (id: string | null) => (id === null ? say('desk.notYet') : <PersonName name={nameOf(id)} />);
  const facts: Fact[] = [
    { name: say('desk.order.title'), value: order.title },
    { name: say('desk.order.basis'), value: order.basis },
    { name: say('desk.bulletin.drafter'), value: person(order.drafter) },
    { name: say('desk.bulletin.signedBy'), value: person(order.issuedBy) },
    {
      name: say('desk.order.contact'),
      value: [order.contactPerson, order.contactPhone].filter(Boolean).join(' '),
    },
  ];
  if (order.sealedAt !== null)
    facts.push(
      { name: say('desk.seal.hand'), value: person(order.sealedBy) },
      { name: say('desk.seal.at'), value: <Moment at={order.sealedAt} /> },
    );
  if (order.servedAt !== null)
    facts.push({ name: say('desk.order.servedAt'), value: <Moment at={order.servedAt} /> });
  if (order.acknowledgedBy !== null)
    facts.push({ name: say('desk.order.acknowledgedBy'), value: person(order.acknowledgedBy) });
  if (order.reason !== null) facts.push({ name: say('desk.reason'), value: order.reason });
  return facts;
}
