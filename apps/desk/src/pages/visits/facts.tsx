import { type Fact, Facts, Moment, useWords } from '@mingcha/ui';
import { Link } from '@tanstack/react-router';
import type { VisitDetail } from './detail.tsx';
import styles from './visits.module.css';

interface VisitFactsProps {
  detail: VisitDetail;
  nameOf: (id: string | null) => string | null;
}

export function VisitFacts({ detail, nameOf }: VisitFactsProps) {
  const { say } = useWords();
  const { visit } = detail;
  const moment = (at: number | null) => (at === null ? say('desk.notYet') : <Moment at={at} />);
  const facts: Fact[] = [
    {
      name: say('desk.assignment'),
      value: (
        <Link to="/assignments/$id" params={{ id: visit.assignment }}>
          {say('desk.visit.toAssignment')}
        </Link>
      ),
    },
    { name: say('desk.visit.scheduledAt'), value: moment(visit.scheduledAt) },
    { name: say('desk.visit.startedAt'), value: moment(visit.startedAt) },
    { name: say('desk.visit.endedAt'), value: moment(visit.endedAt) },
    { name: say('desk.visit.submittedAt'), value: moment(visit.submittedAt) },
    { name: say('desk.visit.position'), value: <Position visit={visit} /> },
    { name: say('desk.visit.pack'), value: <Pack visit={visit} /> },
  ];
  if (visit.backReason !== null) facts.push({ name: say('desk.visit.backReason'), value: visit.backReason });
  if (visit.reviewedBy !== null)
    facts.push({ name: say('desk.visit.reviewedBy'), value: nameOf(visit.reviewedBy) });
  if (visit.covertWaived !== null) facts.push({ name: say('desk.visit.waived'), value: visit.covertWaived });
  if (visit.state === 'aborted' && visit.abortCause !== null)
    facts.push({
      name: say('desk.visit.abortCause'),
      value: say(`desk.visit.abortCause.${visit.abortCause}`),
    });
  if (visit.reason !== null) facts.push({ name: say('desk.reason'), value: visit.reason });
  return <Facts facts={facts} />;
}

/** What the tablet carries, edition by edition. */
function Pack({ visit }: { visit: VisitDetail['visit'] }) {
  const { say } = useWords();
  const [year = '', edition = ''] = visit.packCalendar.split('/');
  const provisional = edition.endsWith('provisional');
  const carried = [
    visit.packTaxonomy === '' ? null : say('desk.visit.pack.taxonomy', { edition: visit.packTaxonomy }),
    visit.packChecklist === '' ? null : say('desk.visit.pack.checklist', { edition: visit.packChecklist }),
    year === ''
      ? null
      : say(provisional ? 'desk.visit.pack.calendar.provisional' : 'desk.visit.pack.calendar', { year }),
  ].filter((each) => each !== null);
  if (carried.length === 0) return say('desk.visit.pack.none');
  return (
    <ul className={styles.pack}>
      {carried.map((each) => (
        <li key={each}>{each}</li>
      ))}
    </ul>
  );
}

function Position({ visit }: { visit: VisitDetail['visit'] }) {
  const { say } = useWords();
  if (visit.startLat7 === null || visit.startLon7 === null) {
    return visit.startReason ?? say('desk.visit.noPosition');
  }
  const accuracy = visit.startAccuracy === null ? '' : ` ± ${Math.round(visit.startAccuracy / 100)} m`;
  return `${(visit.startLat7 / 1e7).toFixed(5)}, ${(visit.startLon7 / 1e7).toFixed(5)}${accuracy}`;
}
