import { erasureLifecycle } from '@mingcha/domain/access';
import { type Fact, Facts, Moment, Page, PersonName, Section, StateTag, useWords } from '@mingcha/ui';
import { useMutation, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { type Output, useTRPC } from '../../api/trpc.ts';
import { commandsOpen } from '../../parts/commands-open.ts';
import { Decide } from '../../parts/decide.tsx';
import { History } from '../../parts/history.tsx';
import { Read } from '../../parts/read.tsx';
import { useSession } from '../../session/session-context.ts';
import { FieldsOf } from './fields-of.tsx';

const route = getRouteApi('/desk/office/erasures/$id');
type ErasureDetail = Output['erasures']['get'];

export function ErasurePage() {
  const { id } = route.useParams();
  const query = useQuery(useTRPC().erasures.get.queryOptions({ id }));
  return <Read query={query}>{(detail) => <Erasure detail={detail} />}</Read>;
}

function Erasure({ detail }: { detail: ErasureDetail }) {
  const { say } = useWords();
  const { erasure, names } = detail;
  const nameOf = (id: string | null) => (id === null ? null : (names[id] ?? null));
  const facts: Fact[] = [
    {
      name: say('desk.person'),
      value: (
        <Link to="/registry/people/$id" params={{ id: erasure.person }}>
          {nameOf(erasure.person) ?? say('ui.erased')}
        </Link>
      ),
    },
    { name: say('desk.erasure.ground'), value: erasure.ground },
    { name: say('desk.erasure.askedBy'), value: <PersonName name={nameOf(erasure.askedBy)} /> },
    { name: say('desk.erasure.askedAt'), value: <Moment at={erasure.askedAt} /> },
  ];
  if (erasure.decidedBy !== null)
    facts.push({
      name: say('desk.erasure.decidedBy'),
      value: <PersonName name={nameOf(erasure.decidedBy)} />,
    });
  if (erasure.decidedAt !== null)
    facts.push({ name: say('desk.erasure.decidedAt'), value: <Moment at={erasure.decidedAt} /> });
  if (erasure.reason !== null) facts.push({ name: say('desk.reason'), value: erasure.reason });
  return (
    <Page
      title={say('desk.erasure')}
      measure="text"
      above={<Link to="/office/erasures">{say('desk.erasures')}</Link>}
      marks={<StateTag of="erasure" state={erasure.state} />}
      actions={<Actions detail={detail} />}
    >
      <Facts facts={facts} />
      <Section title={say('desk.erasure.fields')}>
        <FieldsOf entries={detail.entries} />
      </Section>
      <Section title={say('desk.history')}>
        <History lines={detail.history} nameOf={nameOf} />
      </Section>
    </Page>
  );
}

/** Whoever asked does not decide; whoever decides is told in numbers what will be gone. */
function Actions({ detail: { erasure } }: { detail: ErasureDetail }) {
  const { say } = useWords();
  const { roles, person } = useSession();
  const { erasures } = useTRPC();
  const approve = useMutation(erasures.approve.mutationOptions());
  const refuse = useMutation(erasures.refuse.mutationOptions());
  const open = commandsOpen(erasureLifecycle, erasure.state, roles);
  const target = { id: erasure.id, expected: erasure.version };
  const own = erasure.askedBy === person;
  return (
    <>
      {open.has('refuseErasure') ? (
        <Decide
          act={say(own ? 'desk.erasure.takeBack' : 'desk.erasure.refuse')}
          form={`erasure.refuse.${erasure.id}`}
          ask={{ label: say('desk.reason') }}
          done={say('desk.erasure.refused')}
          run={({ text }) => refuse.mutateAsync({ ...target, reason: text })}
        />
      ) : null}
      {open.has('approveErasure') && !own ? (
        <Decide
          filled
          danger
          act={say('desk.erasure.approve')}
          form={`erasure.approve.${erasure.id}`}
          lines={[
            say('desk.erasure.approve.line', { count: erasure.fields }),
            say('desk.erasure.approve.line.kept'),
          ]}
          done={say('desk.erasure.approved')}
          run={() => approve.mutateAsync(target)}
        />
      ) : null}
      {open.has('approveErasure') && own ? (
        <span className="mc-quiet">{say('desk.erasure.waits')}</span>
      ) : null}
    </>
  );
}
