import { Page, Section, StateTag, Tag, useWords } from '@mingcha/ui';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { type Output, useTRPC } from '../../api/trpc.ts';
import { CasePackage } from '../../parts/case-package.tsx';
import { History } from '../../parts/history.tsx';
import { ClockNote } from '../../parts/proven-time.tsx';
import { Read } from '../../parts/read.tsx';
import { SheetsOf } from '../confirmations/sheets.tsx';
import { PlaceHold } from '../keeping/place-hold.tsx';
import { FindingActions } from './actions.tsx';
import { FindingClashes } from './clashes.tsx';
import { FindingEvidence } from './evidence.tsx';
import { FindingFactsOf } from './facts.tsx';
import { QueueBar } from './queue-bar.tsx';
import { SimilarFindings } from './similar.tsx';

const route = getRouteApi('/desk/findings/$id');
export type FindingDetail = Output['findings']['get'];

export function FindingPage() {
  const { id } = route.useParams();
  const query = useQuery(useTRPC().findings.get.queryOptions({ id }));
  return <Read query={query}>{(detail) => <Finding key={id} detail={detail} />}</Read>;
}

/** Facts on the left, what proves them on the right, the decision under the facts. */
function Finding({ detail }: { detail: FindingDetail }) {
  const { say, term } = useWords();
  const { queue } = route.useSearch();
  const { finding, names } = detail;
  const nameOf = (id: string | null) => (id === null ? null : (names[id] ?? null));
  const place = [nameOf(finding.unit), nameOf(finding.window)].filter(Boolean).join(' · ');
  return (
    <Page
      title={place === '' ? say('desk.finding') : place}
      above={
        <Link to="/findings" search={queue === 'heard' ? { heard: true } : queue ? { state: queue } : {}}>
          {say('desk.nav.findings')}
        </Link>
      }
      marks={
        <>
          <StateTag of="finding" state={finding.state} />
          {finding.uncorroborated ? (
            <Tag tone="attention" label={say('desk.finding.uncorroborated')} />
          ) : null}
          {finding.contested ? <Tag tone="attention" label={say('desk.contested')} /> : null}
          {finding.style === null ? null : <Tag tone="draft" label={term('style', finding.style)} />}
        </>
      }
      actions={
        <>
          <CasePackage type="finding" id={finding.id} />
          {queue ? <QueueBar id={finding.id} queue={queue} /> : null}
        </>
      }
    >
      <div className="mc-two">
        <div>
          <FindingClashes key={finding.version} detail={detail} nameOf={nameOf} />
          <ClockNote clocks={detail.clocks} />
          <FindingFactsOf detail={detail} nameOf={nameOf} />
          <FindingActions detail={detail} {...(queue ? { queue } : {})} />
          <SimilarFindings detail={detail} />
        </div>
        <FindingEvidence evidence={detail.evidence} nameOf={nameOf} />
      </div>
      <SheetsOf
        finding={finding.id}
        undecided={finding.state === 'under-confirmation' || finding.state === 'disputed'}
      />
      <Section title={say('desk.history')}>
        <History lines={detail.history} nameOf={nameOf} />
      </Section>
      <PlaceHold about={{ type: 'finding', id: finding.id }} />
    </Page>
  );
}
