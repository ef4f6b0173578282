import { may } from '@mingcha/domain/access';
import { Facts, Moment, PersonName, useWords } from '@mingcha/ui';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTRPC } from '../../api/trpc.ts';
import { useSession } from '../../session/session-context.ts';
import type { VisitDetail } from './detail.tsx';
import styles from './visits.module.css';

interface VisitAlarmProps {
  detail: VisitDetail;
  nameOf: (id: string | null) => string | null;
}

/** Whoever is on duty reads here whom to call, and what there is to do once somebody answered or nobody did. */
export function VisitAlarm({ detail, nameOf }: VisitAlarmProps) {
  const { say } = useWords();
  const { roles } = useSession();
  const { visit, members } = detail;
  const task = useQuery(useTRPC().assignments.get.queryOptions({ id: visit.assignment }));
  const readsPeople = may(roles, 'person.read');
  const called = task.data?.assignment;
  return (
    <section className={styles.alarm} role="alert" aria-label={say('desk.visit.alarmed')}>
      <h2 className={styles.heading}>{say('desk.visit.alarmed')}</h2>
      <p>
        {say('desk.visit.alarm.since')} <Moment at={visit.dueBack} />
      </p>
      <Facts
        facts={[
          {
            name: say('desk.visit.team'),
            value: (
              <span className={styles.called}>
                {members.map(({ person, lead }) => (
                  <Called key={person} person={person} reads={readsPeople}>
                    <PersonName name={nameOf(person)} seat={lead ? say('desk.lead') : null} />
                  </Called>
                ))}
              </span>
            ),
          },
          ...(called?.contact ? [{ name: say('desk.assignment.contact'), value: called.contact }] : []),
          ...(called?.dutyPhone
            ? [
                {
                  name: say('desk.assignment.dutyPhone'),
                  value: <a href={`tel:${called.dutyPhone}`}>{called.dutyPhone}</a>,
                },
              ]
            : []),
        ]}
      />
      <p>
        {say('desk.visit.alarm.next')}{' '}
        <Link to="/assignments/$id" params={{ id: visit.assignment }}>
          {say('desk.visit.toAssignment')}
        </Link>
      </p>
    </section>
  );
}

/** The way to somebody's telephone number, for whoever may read it. */
function Called({ person, reads, children }: { person: string; reads: boolean; children: ReactNode }) {
  if (!reads) return <span>{children}</span>;
  return (
    <Link to="/registry/people/$id" params={{ id: person }}>
      {children}
    </Link>
  );
}
