import { Clock, FindingLine, Page, Section, StateTag, Tag, useWords } from '@mingcha/ui';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { type Output, useTRPC } from '../../api/trpc.ts';
import { CasePackage } from '../../parts/case-package.tsx';
import { History } from '../../parts/history.tsx';
import { PdfLink } from '../../parts/pdf-link.tsx';
import { ClockNote } from '../../parts/proven-time.tsx';
import { Read } from '../../parts/read.tsx';
import { useSubCode } from '../../parts/use-sub-code.ts';
import { KeptOfVisit } from '../keeping/kept.tsx';
import { VisitActions } from './actions.tsx';
import { VisitAlarm } from './alarm.tsx';
import { VisitFacts } from './facts.tsx';
import { isLate } from './late.ts';
import { VisitLeaving } from './leaving.tsx';
import { VisitPaper } from './paper.tsx';
import { PrintInterview } from './print-interview.tsx';
import { VisitTeam } from './team.tsx';

const route = getRouteApi('/desk/visits/$id');
export type VisitDetail = Output['visits']['get'];

export function VisitPage() {
  const { id } = route.useParams();
  const query = useQuery(useTRPC().visits.get.queryOptions({ id }));
  return <Read query={query}>{(detail) => <Visit detail={detail} />}</Read>;
}

function Visit({ detail }: { detail: VisitDetail }) {
  const { say } = useWords();
  const subCode = useSubCode();
  const { visit, names } = detail;
  const nameOf = (id: string | null) => (id === null ? null : (names[id] ?? null));
  const place = [nameOf(visit.unit), nameOf(visit.window)].filter(Boolean).join(' · ');
  return (
    <Page
      title={place === '' ? say('desk.visit') : place}
      above={<Link to="/visits">{say('desk.nav.visits')}</Link>}
      marks={
        <>
          <StateTag of="visit" state={visit.state} />
          <Tag tone="draft" label={say(visit.covert ? 'desk.covert' : 'desk.overt')} />
          {visit.observation ? <Tag tone="attention" label={say('desk.visit.observation')} /> : null}
          {visit.contested ? <Tag tone="attention" label={say('desk.contested')} /> : null}
          {visit.submittedAt === null ? (
            <Clock due={visit.dueBack} stopped={!running.has(visit.state)} />
          ) : null}
        </>
      }
      actions={
        <>
          {visit.startedAt === null ? null : <VisitPapers visit={visit.id} />}
          <PrintInterview detail={detail} />
          <CasePackage type="visit" id={visit.id} />
          <VisitActions detail={detail} />
        </>
      }
    >
      {isLate(visit) ? <VisitAlarm detail={detail} nameOf={nameOf} /> : null}
      <ClockNote clocks={detail.clocks} />
      <div className="mc-two">
        <VisitFacts detail={detail} nameOf={nameOf} />
        <VisitTeam detail={detail} nameOf={nameOf} />
      </div>
      <VisitLeaving detail={detail} nameOf={nameOf} />
      <Section title={say('desk.visit.findings', { count: detail.findings.length })}>
        {detail.findings.length === 0 ? <p className="mc-quiet">{say('desk.visit.findings.none')}</p> : null}
        <div className="mc-stack">
          {detail.findings.map((finding) => (
            <FindingLine
              key={finding.id}
              finding={{ ...finding, unit: null }}
              subCodeName={subCode(finding.subCode)}
              link={(words) => (
                <Link to="/findings/$id" params={{ id: finding.id }}>
                  {words}
                </Link>
              )}
            />
          ))}
        </div>
      </Section>
      <VisitPaper detail={detail} nameOf={nameOf} />
      <KeptOfVisit id={visit.id} />
      <Section title={say('desk.history')}>
        <History lines={detail.history} nameOf={nameOf} />
      </Section>
    </Page>
  );
}

/** 工作底稿 and 取证清单 as they stand now. */
function VisitPapers({ visit }: { visit: string }) {
  const { say } = useWords();
  return (
    <>
      <PdfLink path={`/files/visits/${visit}/paper.pdf`} label={say('desk.visit.paper')} />
      <PdfLink path={`/files/visits/${visit}/evidence.pdf`} label={say('desk.visit.evidenceList')} />
    </>
  );
}

const running = new Set<string>(['scheduled', 'started', 'ended', 'draft-paper', 'returned']);
