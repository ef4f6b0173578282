import { Button } from '@mantine/core';
import { may } from '@mingcha/domain/access';
import { planLifecycle } from '@mingcha/domain/plans';
import {
  type Fact,
  Facts,
  Page,
  PersonName,
  Said,
  Section,
  StateTag,
  Tag,
  UnitName,
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
import { WordLink } from '../../parts/word-link.tsx';
import { useSession } from '../../session/session-context.ts';
import { DispatchesAbout } from '../dispatches/about.tsx';
import { useWrites } from '../dispatches/hands.ts';
import { PlanActions } from './actions.tsx';
import styles from './plans.module.css';

const route = getRouteApi('/desk/plans/$id');
export type PlanDetail = Output['plans']['get'];

export function PlanPage() {
  const { id } = route.useParams();
  const query = useQuery(useTRPC().plans.get.queryOptions({ id }));
  return <Read query={query}>{(detail) => <Plan detail={detail} />}</Read>;
}

function Plan({ detail }: { detail: PlanDetail }) {
  const { say, term } = useWords();
  const { roles } = useSession();
  const { plan, names } = detail;
  const nameOf = (id: string | null) => (id === null ? null : (names[id] ?? null));
  const open = commandsOpen(planLifecycle, plan.state, roles);
  const sends =
    ['approved', 'in-progress'].includes(plan.state) &&
    roles.some((role) => role === 'planner' || role === 'director');
  // What was found is concluded once something could have been found.
  const concludes =
    useWrites()('conclusion') && ['in-progress', 'completed', 'archived'].includes(plan.state);
  return (
    <Page
      title={plan.title}
      above={<Link to="/plans">{say('desk.nav.plans')}</Link>}
      marks={
        <>
          <StateTag of="plan" state={plan.state} />
          {plan.contested ? <Tag tone="attention" label={say('desk.contested')} /> : null}
        </>
      }
      actions={
        <>
          {may(roles, 'plan.print') ? (
            <>
              <PdfLink path={`/files/plans/${plan.id}.pdf`} label={say('desk.plan.scheme')} />
              <WordLink path={`/files/plans/${plan.id}/scheme.docx`} />
            </>
          ) : null}
          {concludes ? (
            <Button
              renderRoot={(props) => (
                <Link {...props} to="/dispatches/new" search={{ form: 'conclusion', plan: plan.id }} />
              )}
            >
              {say('desk.dispatch.new.conclusion')}
            </Button>
          ) : null}
          <PlanActions detail={detail} open={open} />
        </>
      }
    >
      <Facts facts={factsOf(detail, { say, term, nameOf })} />
      <Section title={say('desk.plan.targets', { count: detail.units.length })}>
        <ul className={styles.units}>
          {detail.units.map((unit) => (
            <li key={unit}>
              <UnitName name={nameOf(unit)} />
            </li>
          ))}
        </ul>
        {detail.frequent.length === 0 ? null : (
          <div className={styles.frequent}>
            {detail.frequent.map((target) => (
              <p key={target.unit}>
                <Tag tone="attention" label={say('desk.plan.frequent')} />{' '}
                {say('desk.plan.frequent.line', {
                  unit: nameOf(target.unit) ?? '',
                  visits: target.visits,
                  allowed: target.allowed,
                })}
              </p>
            ))}
          </div>
        )}
      </Section>
      <DispatchesAbout about={{ plan: plan.id }} />
      <Section
        title={say('desk.plan.assignments', { count: detail.assignments.length })}
        aside={
          sends ? (
            <Button
              size="xs"
              renderRoot={(props) => <Link {...props} to="/assignments/new" search={{ plan: plan.id }} />}
            >
              {say('desk.assignment.new')}
            </Button>
          ) : undefined
        }
      >
        <ul className={styles.assignments}>
          {detail.assignments.map((assignment) => (
            <li key={assignment.id} className={styles.assignment}>
              <Link to="/assignments/$id" params={{ id: assignment.id }}>
                {nameOf(assignment.unit) ?? assignment.unit}
              </Link>
              <span>{say(assignment.covert ? 'desk.covert' : 'desk.overt')}</span>
              <PersonName name={nameOf(assignment.lead)} seat={say('desk.lead')} />
              <StateTag of="assignment" state={assignment.state} />
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

interface Saying {
  say: ReturnType<typeof useWords>['say'];
  term: ReturnType<typeof useWords>['term'];
  nameOf: (id: string | null) => string | null;
}

function factsOf({ plan }: PlanDetail, { say, term, nameOf }: Saying): Fact[] {
  const facts: Fact[] = [
    { name: say('desk.plan.basis'), value: <Said text={plan.basis} /> },
    { name: say('desk.plan.scope'), value: <Said text={plan.scope} /> },
    { name: say('desk.plan.method'), value: <Said text={plan.method} /> },
    {
      name: say('desk.plan.modes'),
      value: plan.modes.map((mode) => term('mode', mode)).join(say('desk.listComma')),
    },
    { name: say('desk.plan.days'), value: say('desk.days', { from: plan.fromDay, to: plan.toDay }) },
    {
      name: say('desk.plan.order'),
      value: say(plan.covertFirst ? 'desk.plan.covertFirst' : 'desk.plan.anyOrder'),
    },
    { name: say('desk.plan.checklists'), value: <ListNames templates={plan.checklists} /> },
    { name: say('desk.secrecy'), value: term('secrecy', plan.secrecy) },
    { name: say('desk.plan.drafter'), value: <PersonName name={nameOf(plan.drafter)} /> },
  ];
  if (plan.reviewer !== null)
    facts.push({ name: say('desk.plan.reviewer'), value: <PersonName name={nameOf(plan.reviewer)} /> });
  if (plan.opinion !== null) facts.push({ name: say('desk.opinion'), value: plan.opinion });
  if (plan.approver !== null)
    facts.push({ name: say('desk.plan.approver'), value: <PersonName name={nameOf(plan.approver)} /> });
  if (plan.instruction !== null) facts.push({ name: say('desk.plan.instruction'), value: plan.instruction });
  if (plan.reason !== null) facts.push({ name: say('desk.reason'), value: plan.reason });
  return facts;
}
