import { Page, Section, useWords } from '@mingcha/ui';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { type Output, useTRPC } from '../../api/trpc.ts';
import { CopyNotice } from '../../notices/copy-notice.tsx';
import { History } from '../../parts/history.tsx';
import { Read } from '../../parts/read.tsx';
import { useMay } from '../../session/use-may.ts';
import { RespondToSheet } from './respond.tsx';
import { SheetFacts, SheetState } from './sheet-facts.tsx';
import { Respondent, SheetActs } from './sheets.tsx';

const route = getRouteApi('/desk/confirmations/$id');

/** A sheet: its respondent's page for whoever answers, the office's for whoever asks. */
export function ConfirmationPage() {
  const { id } = route.useParams();
  const { say } = useWords();
  const query = useQuery(useTRPC().confirmations.get.queryOptions({ id }));
  const answers = useMay('confirmation.answer');
  if (answers)
    return (
      <Page title={say('desk.replies')} above={<Link to="/confirmations">{say('desk.replies')}</Link>}>
        <RespondToSheet key={id} id={id} />
      </Page>
    );
  return <Read query={query}>{(detail) => <OfficeSheet detail={detail} />}</Read>;
}

function OfficeSheet({ detail }: { detail: Output['confirmations']['get'] }) {
  const { say } = useWords();
  const { confirmation, names, history, left, outcome } = detail;
  const nameOf = (id: string | null) => (id === null ? null : (names[id] ?? null));
  return (
    <Page
      title={nameOf(confirmation.unit ?? confirmation.person) ?? say('desk.replies')}
      above={
        confirmation.finding === null ? (
          say('desk.replies')
        ) : (
          <Link to="/findings/$id" params={{ id: confirmation.finding }}>
            {say('desk.evidence.toFinding')}
          </Link>
        )
      }
      marks={<SheetState sheet={confirmation} />}
    >
      <Respondent sheet={confirmation} nameOf={nameOf} />
      <SheetFacts sheet={confirmation} left={left} />
      <CopyNotice subjectType="confirmation" subjectId={confirmation.id} />
      {outcome === 'pending' ? <SheetActs sheet={confirmation} /> : null}
      <Section title={say('desk.history')}>
        <History lines={history} nameOf={nameOf} />
      </Section>
    </Page>
  );
}
