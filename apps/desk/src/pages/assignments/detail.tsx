import { may } from '@mingcha/domain/access';
import { assignmentLifecycle } from '@mingcha/domain/plans';
import {
  type Fact,
  Facts,
  Moment,
  Page,
  PersonName,
  Said,
  Section,
  StateTag,
  Tag,
  useWords,
} from '@mingcha/ui';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { type Output, useTRPC } from '../../api/trpc.ts';
import { commandsOpen } from '../../parts/commands-open.ts';
import { History } from '../../parts/history.tsx';
import { ListNames } from '../../parts/list-names.tsx';
import { PdfLink } from '../../parts/pdf-link.tsx';
import { Read } from '../../parts/read.tsx';
import { useSession } from '../../session/session-context.ts';
import { AssignmentActions } from './actions.tsx';
import styles from './assignments.module.css';
import { AreaNames } from './told.tsx';

const route = getRouteApi('/desk/assignments/$id');
export type AssignmentDetail = Output['assignments']['get'];

export function AssignmentPage() {
  const { id } = route.useParams();
  const query = useQuery(useTRPC().assignments.get.queryOptions({ id }));
  return <Read query={query}>{(detail) => <Assignment detail={detail} />}</Read>;
}

function Assignment({ detail }: { detail: AssignmentDetail }) {
  const { say, term } = useWords();
  const { roles } = useSession();
  const { assignment, names } = detail;
  const nameOf = (id: string | null) => (id === null ? null : (names[id] ?? null));
  const place = [nameOf(assignment.unit), nameOf(assignment.window)].filter(Boolean).join(' · ');
  const said = (text: string | null) => <Said text={text} erased={assignment.erased} />;
  const facts: Fact[] = [
    { name: say('desk.way'), value: say(assignment.covert ? 'desk.covert' : 'desk.overt') },
    {
      name: say('desk.plan.days'),
      value: say('desk.days', { from: assignment.fromDay, to: assignment.toDay }),
    },
    {
      name: say('desk.plan.modes'),
      value: assignment.modes.map((mode) => term('mode', mode)).join(say('desk.listComma')),
    },
    {
      name: say('desk.assignment.areas'),
      value: <AreaNames unit={assignment.unit} areas={assignment.areas} />,
    },
    {
      name: say('desk.assignment.checklists'),
      value: <ListNames templates={assignment.checklists} />,
    },
    { name: say('desk.assignment.scenario'), value: said(assignment.scenario) },
    { name: say('desk.assignment.contact'), value: said(assignment.contact) },
    { name: say('desk.assignment.dutyPhone'), value: said(assignment.dutyPhone) },
    {
      name: say('desk.plan'),
      value: (
        <Link to="/plans/$id" params={{ id: assignment.plan }}>
          {say('desk.assignment.toPlan')}
        </Link>
      ),
    },
  ];
  if (assignment.reason !== null) facts.push({ name: say('desk.reason'), value: assignment.reason });
  return (
    <Page
      title={place === '' ? say('desk.assignment') : place}
      above={<Link to="/assignments">{say('desk.assignments')}</Link>}
      marks={
        <>
          <StateTag of="assignment" state={assignment.state} />
          {assignment.contested ? <Tag tone="attention" label={say('desk.contested')} /> : null}
        </>
      }
      actions={
        <>
          {may(roles, 'assignment.print') ? (
            <PdfLink path={`/files/assignments/${assignment.id}.pdf`} label={say('desk.assignment.card')} />
          ) : null}
          <AssignmentActions
            detail={detail}
            open={commandsOpen(assignmentLifecycle, assignment.state, roles)}
          />
        </>
      }
    >
      <div className="mc-two">
        <Facts facts={facts} />
        <Team detail={detail} nameOf={nameOf} />
      </div>
      <Section title={say('desk.assignment.visits', { count: detail.visits.length })}>
        {detail.visits.length === 0 ? <p className="mc-quiet">{say('desk.assignment.visits.none')}</p> : null}
        <ul className={styles.visits}>
          {detail.visits.map((visit) => (
            <li key={visit.id} className={styles.visit}>
              <Link to="/visits/$id" params={{ id: visit.id }}>
                <Moment at={visit.scheduledAt} />
              </Link>
              <StateTag of="visit" state={visit.state} />
            </li>
          ))}
        </ul>
      </Section>
      <Section title={say('desk.history')}>
        <History lines={detail.history} nameOf={nameOf} />
      </Section>
    </Page>
  );
}

interface TeamProps {
  detail: AssignmentDetail;
  nameOf: (id: string | null) => string | null;
}

/** Each member with the answer given; whoever has to stand aside is shown as such, with the reason known here. */
function Team({ detail, nameOf }: TeamProps) {
  const { say, term } = useWords();
  const { assignment, members } = detail;
  return (
    <section aria-label={say('desk.assignment.team')}>
      <h2 className={styles.heading}>{say('desk.assignment.team')}</h2>
      <ul className={styles.visits}>
        {members.map((member) => (
          <li key={member.person} className={styles.member}>
            <PersonName name={nameOf(member.person)} seat={member.lead ? say('desk.lead') : null} />
            {assignment.recused.includes(member.person) ? (
              <Tag tone="stopped" label={say('desk.assignment.mustRecuse')} />
            ) : (
              <Tag tone={tones[member.answer] ?? 'draft'} label={term('desk.answer', member.answer)} />
            )}
            {member.declaration === null ? null : <span className="mc-quiet">{member.declaration}</span>}
            {member.reason === null ? null : <span className="mc-quiet">{member.reason}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}

const tones: Record<string, 'done' | 'stopped' | 'open'> = {
  accepted: 'done',
  declined: 'stopped',
  recused: 'stopped',
  asked: 'open',
};
