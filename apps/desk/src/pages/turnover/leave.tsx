import { leaveLifecycle } from '@mingcha/domain/registry';
import {
  type Fact,
  Facts,
  Moment,
  Page,
  PersonName,
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
import { Days } from './leaves.tsx';

const route = getRouteApi('/desk/leaves/$id');
type Detail = Output['leaves']['get'];

export function LeavePage() {
  const { id } = route.useParams();
  const query = useQuery(useTRPC().leaves.get.queryOptions({ id }));
  return <Read query={query}>{(detail) => <Leave detail={detail} />}</Read>;
}

function Leave({ detail }: { detail: Detail }) {
  const { say } = useWords();
  const { leave, names, seats } = detail;
  const nameOf = (id: string | null) => (id === null ? null : (names[id] ?? null));
  const facts: Fact[] = [
    { name: say('desk.seat'), value: seats[leave.seat]?.title ?? '' },
    { name: say('desk.unit'), value: <UnitName name={nameOf(leave.unit) ?? say('desk.seat.office')} /> },
    { name: say('desk.leave.days'), value: <Days row={leave} /> },
    { name: say('desk.leave.deputy'), value: <PersonName name={nameOf(leave.deputy)} /> },
    {
      name: say('desk.reason'),
      value: leave.erased ? say('ui.erased') : (leave.reason ?? say('desk.leave.reason.hint')),
    },
    { name: say('desk.leave.declaredAt'), value: <Moment at={leave.declaredAt} /> },
  ];
  if (leave.confirmedBy !== null)
    facts.push({
      name: say('desk.leave.confirmedBy'),
      value: <PersonName name={nameOf(leave.confirmedBy)} />,
    });
  if (leave.endedAt !== null)
    facts.push({ name: say('desk.leave.endedAt'), value: <Moment at={leave.endedAt} /> });
  return (
    <Page
      title={say('desk.leave.of', { name: nameOf(leave.person) ?? say('ui.erased') })}
      measure="text"
      above={<Link to="/leaves">{say('desk.leaves')}</Link>}
      marks={<StateTag of="leave" state={leave.state} />}
      actions={<Actions detail={detail} />}
    >
      <Facts facts={facts} />
      <Section title={say('desk.history')}>
        <History lines={detail.history} nameOf={nameOf} />
      </Section>
    </Page>
  );
}

function Actions({ detail: { leave, names } }: { detail: Detail }) {
  const { say } = useWords();
  const { roles, person } = useSession();
  const { leaves } = useTRPC();
  const confirm = useMutation(leaves.confirm.mutationOptions());
  const end = useMutation(leaves.end.mutationOptions());
  const open = commandsOpen(leaveLifecycle, leave.state, roles);
  const target = { id: leave.id, expected: leave.version };
  const party = leave.person === person || leave.deputy === person;
  const ends = leave.person === person || roles.includes('director');
  return (
    <>
      {open.has('endLeave') && ends ? (
        <Decide
          act={say(leave.state === 'running' ? 'desk.leave.back' : 'desk.leave.takeBack')}
          form={`leave.end.${leave.id}`}
          lines={
            leave.state === 'running'
              ? [say('desk.leave.back.line', { name: names[leave.deputy] ?? '' })]
              : []
          }
          done={say('desk.leave.ended')}
          run={() => end.mutateAsync(target)}
        />
      ) : null}
      {open.has('confirmLeave') && !party ? (
        <Decide
          filled
          act={say('desk.leave.confirm')}
          form={`leave.confirm.${leave.id}`}
          lines={[say('desk.leave.confirm.line', { name: names[leave.deputy] ?? '' })]}
          done={say('desk.leave.confirmed')}
          run={() => confirm.mutateAsync(target)}
        />
      ) : null}
      {leave.state === 'declared' && party ? (
        <span className="mc-quiet">{say('desk.leave.waits')}</span>
      ) : null}
    </>
  );
}
