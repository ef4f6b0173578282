import { handoverLifecycle, type OpenItem } from '@mingcha/domain/registry';
import {
  type Fact,
  Facts,
  Moment,
  Page,
  PersonName,
  Rows,
  Section,
  StateTag,
  UnitName,
  useWords,
} from '@mingcha/ui';
import { useMutation, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { type Output, useTRPC } from '../../api/trpc.ts';
import { commandsOpen } from '../../parts/commands-open.ts';
import { Decide } from '../../parts/decide.tsx';
import { History } from '../../parts/history.tsx';
import { Read } from '../../parts/read.tsx';
import { useSession } from '../../session/session-context.ts';

const route = getRouteApi('/desk/handovers/$id');
type Detail = Output['handovers']['get'];

/** Where each kind of open thing has its page. */
const placeOf: Readonly<Record<OpenItem['type'], string>> = {
  assignment: '/assignments',
  visit: '/visits',
  finding: '/findings',
  evidence: '/evidence',
  plan: '/plans',
  bulletin: '/bulletins',
  paper: '/papers',
  confirmation: '/confirmations',
  order: '/orders',
  dispatch: '/dispatches',
  case: '/cases',
  appeal: '/appeals',
  leave: '/leaves',
};

const pageOf = ({ type, id }: OpenItem): string => `${placeOf[type]}/${id}`;

export function HandoverPage() {
  const { id } = route.useParams();
  const query = useQuery(useTRPC().handovers.get.queryOptions({ id }));
  return <Read query={query}>{(detail) => <Handover detail={detail} />}</Read>;
}

function Handover({ detail }: { detail: Detail }) {
  const { say, term } = useWords();
  const { handover, items, names, seats } = detail;
  const nameOf = (id: string | null) => (id === null ? null : (names[id] ?? null));
  const step = (at: number | null, note: string | null) =>
    at === null ? (
      say('desk.handover.notYet')
    ) : (
      <>
        <Moment at={at} /> {note}
      </>
    );
  const facts: Fact[] = [
    { name: say('desk.unit'), value: <UnitName name={nameOf(handover.unit) ?? say('desk.seat.office')} /> },
    { name: say('desk.handover.giver'), value: <PersonName name={nameOf(handover.giver)} /> },
    { name: say('desk.handover.taker'), value: <PersonName name={nameOf(handover.taker)} /> },
    { name: say('desk.handover.openedAt'), value: <Moment at={handover.openedAt} /> },
    { name: say('desk.handover.givenAt'), value: step(handover.givenAt, handover.givenNote) },
    { name: say('desk.handover.takenAt'), value: step(handover.takenAt, handover.takenNote) },
  ];
  if (handover.decidedBy !== null)
    facts.push({
      name: say('desk.handover.decidedBy'),
      value: <PersonName name={nameOf(handover.decidedBy)} />,
    });
  if (handover.reason !== null) facts.push({ name: say('desk.reason'), value: handover.reason });
  return (
    <Page
      title={say('desk.handover.of', { seat: seats[handover.seat]?.title ?? '' })}
      measure="text"
      above={<Link to="/handovers">{say('desk.handovers')}</Link>}
      marks={<StateTag of="handover" state={handover.state} />}
      actions={<Actions detail={detail} />}
    >
      <Facts facts={facts} />
      <Section title={say('desk.handover.items')}>
        <Rows
          label={say('desk.handover.items')}
          rows={items}
          rowKey={(item) => `${item.type} ${item.id} ${item.what}`}
          empty={<p className="mc-quiet">{say('desk.handover.nothing')}</p>}
          columns={[
            {
              key: 'what',
              header: say('desk.handover.what'),
              cell: (item) => <Link to={pageOf(item)}>{term('open-work', item.what)}</Link>,
            },
            {
              key: 'label',
              header: say('desk.handover.label'),
              cell: (item) => item.label ?? item.id.slice(-8),
            },
          ]}
        />
      </Section>
      <Section title={say('desk.history')}>
        <History lines={detail.history} nameOf={nameOf} />
      </Section>
    </Page>
  );
}

/** Each of the three presses once; nobody is offered the press of another. */
function Actions({ detail: { handover, names } }: { detail: Detail }) {
  const { say } = useWords();
  const { roles, person } = useSession();
  const { handovers } = useTRPC();
  const give = useMutation(handovers.give.mutationOptions());
  const take = useMutation(handovers.take.mutationOptions());
  const approve = useMutation(handovers.approve.mutationOptions());
  const cancel = useMutation(handovers.cancel.mutationOptions());
  const open = commandsOpen(handoverLifecycle, handover.state, roles);
  const target = { id: handover.id, expected: handover.version };
  const note = (text: string) => (text === '' ? {} : { note: text });
  const ask = { label: say('desk.handover.note'), optional: true };
  const party = handover.giver === person || handover.taker === person;
  const facts = {
    giver: names[handover.giver] ?? '',
    taker: names[handover.taker] ?? '',
    count: handover.open,
  };
  return (
    <>
      {open.has('cancelHandover') ? (
        <Decide
          act={say('desk.handover.cancel')}
          form={`handover.cancel.${handover.id}`}
          ask={{ label: say('desk.reason') }}
          done={say('desk.handover.cancelled')}
          run={({ text }) => cancel.mutateAsync({ ...target, reason: text })}
        />
      ) : null}
      {open.has('giveHandover') && handover.giver === person ? (
        <Decide
          filled
          act={say('desk.handover.give')}
          form={`handover.give.${handover.id}`}
          ask={ask}
          lines={[say('desk.handover.give.line', facts)]}
          done={say('desk.handover.given')}
          run={({ text }) => give.mutateAsync({ ...target, ...note(text) })}
        />
      ) : null}
      {open.has('takeHandover') && handover.taker === person ? (
        <Decide
          filled
          act={say('desk.handover.take')}
          form={`handover.take.${handover.id}`}
          ask={ask}
          lines={[say('desk.handover.take.line', facts)]}
          done={say('desk.handover.taken')}
          run={({ text }) => take.mutateAsync({ ...target, ...note(text) })}
        />
      ) : null}
      {open.has('approveHandover') && !party ? (
        <Decide
          filled
          act={say('desk.handover.approve')}
          form={`handover.approve.${handover.id}`}
          lines={[say('desk.handover.approve.line', facts)]}
          done={say('desk.handover.approved')}
          run={() => approve.mutateAsync(target)}
        />
      ) : null}
    </>
  );
}
