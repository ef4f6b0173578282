import { type Fact, Facts, Moment, useWords } from '@mingcha/ui';
import { Link } from '@tanstack/react-router';
import type { VisitDetail } from './detail.tsx';

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
    { name: say('desk.visit.pack'), value: visit.packVersion },
  ];
  if (visit.reviewedBy !== null)
    facts.push({ name: say('desk.visit.reviewedBy'), value: nameOf(visit.reviewedBy) });
  if (visit.covertWaived !== null) facts.push({ name: say('desk.visit.waived'), value: visit.covertWaived });
  if (visit.reason !== null) facts.push({ name: say('desk.reason'), value: visit.reason });
  return <Facts facts={facts} />;
}

function Position({ visit }: { visit: VisitDetail['visit'] }) {
  const { say } = useWords();
  if (visit.startLat7 === null || visit.startLon7 === null) {
    return visit.startReason ?? say('desk.visit.noPosition');
  }
  const accuracy = visit.startAccuracy === null ? '' : ` ± ${Math.round(visit.startAccuracy / 100)} m`;
  return `${(visit.startLat7 / 1e7).toFixed(5)}, ${(visit.startLon7 / 1e7).toFixed(5)}${accuracy}`;
}
