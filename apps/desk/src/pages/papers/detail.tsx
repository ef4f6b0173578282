import { Button } from '@mantine/core';
import { paperLifecycle } from '@mingcha/domain/papers';
import { type Fact, Facts, Moment, Page, PersonName, Said, Section, StateTag, useWords } from '@mingcha/ui';
import { useMutation, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { type Output, useTRPC } from '../../api/trpc.ts';
import { pageOf } from '../../notices/places.ts';
import { commandsOpen } from '../../parts/commands-open.ts';
import { Decide } from '../../parts/decide.tsx';
import { History } from '../../parts/history.tsx';
import { Read } from '../../parts/read.tsx';
import { useSession } from '../../session/session-context.ts';
import { EntryForm, useLabels } from './entry-form.tsx';
import styles from './papers.module.css';
import { ScanView } from './scan-view.tsx';

const route = getRouteApi('/desk/papers/$id');
type PaperDetail = Output['papers']['get'];

export function PaperPage() {
  const { id } = route.useParams();
  const query = useQuery(useTRPC().papers.get.queryOptions({ id }));
  return <Read query={query}>{(detail) => <Paper detail={detail} />}</Read>;
}

function Paper({ detail }: { detail: PaperDetail }) {
  const { say, term } = useWords();
  const { roles, person } = useSession();
  const { paper, names, sheet, scan } = detail;
  const nameOf = (id: string | null) => (id === null ? null : (names[id] ?? null));
  const open = commandsOpen(paperLifecycle, paper.state, roles);
  const entering = open.has('enterPaper');
  const place = sheet === null ? null : pageOf(paper.aboutType, paper.aboutId);
  return (
    <Page
      title={sheet?.title ?? term('paper.act', paper.act)}
      above={<Link to="/papers">{say('desk.papers')}</Link>}
      marks={
        <>
          <StateTag of="paper" state={paper.state} />
          <span className="mc-quiet">{term('paper.act', paper.act)}</span>
          {place === null ? null : (
            <Link to={place}>{say('desk.paper.to', { what: term('subject', paper.aboutType) })}</Link>
          )}
        </>
      }
      actions={<PaperActions detail={detail} open={open} own={paper.recordedBy === person} />}
    >
      {paper.reason === null ? null : <p role="status">{say('desk.paper.back', { reason: paper.reason })}</p>}
      {entering ? (
        <EntryForm detail={detail} />
      ) : (
        <div className={scan === null ? undefined : styles.beside}>
          {scan === null ? null : (
            <ScanView src={`/files/attachments/paper/${paper.id}/${scan.sha256}`} mime={scan.mime} />
          )}
          <Entered detail={detail} nameOf={nameOf} />
        </div>
      )}
      {sheet === null ? null : (
        <Section title={say(paper.form === 'service' ? 'desk.receipt.sheet' : 'desk.paper.sheet')}>
          <Sheet lines={sheet.lines} />
        </Section>
      )}
      <Section title={say('desk.history')}>
        <History lines={detail.history} nameOf={nameOf} />
      </Section>
    </Page>
  );
}

function Sheet({ lines }: { lines: readonly { label: string; text: string }[] }) {
  const { saying } = useLabels();
  return (
    <Facts
      facts={lines.map(({ label, text }) => ({
        name: saying(label),
        value: <span className={styles.lines}>{text}</span>,
      }))}
    />
  );
}

interface EnteredProps {
  detail: PaperDetail;
  nameOf: (id: string | null) => string | null;
}

/** What was read off the paper, in the order it stands there. */
function Entered({ detail: { paper, asked, said }, nameOf }: EnteredProps) {
  const { say } = useWords();
  const { saying } = useLabels();
  const service = paper.form === 'service';
  const facts: Fact[] = [
    { name: say('desk.paper.preparedBy'), value: <PersonName name={nameOf(paper.preparedBy)} /> },
    { name: say('desk.paper.preparedAt'), value: <Moment at={paper.preparedAt} /> },
  ];
  if (paper.decidedBy !== null)
    facts.push({
      name: say(service ? 'desk.receipt.by' : 'desk.paper.decidedBy'),
      value: <PersonName name={nameOf(paper.decidedBy)} />,
    });
  if (paper.decidedOn !== null)
    facts.push({ name: say(service ? 'desk.receipt.on' : 'desk.paper.decidedOn'), value: paper.decidedOn });
  for (const field of said === null ? [] : asked) {
    const value = String(said?.[field.key] ?? '');
    if (value === '' && (field.optional === true || field.when !== undefined)) continue;
    const chosen = field.options?.find((one) => one.value === value);
    facts.push({
      name: saying(field.label),
      value: <Said text={chosen === undefined ? value : saying(chosen.label)} />,
    });
  }
  if (paper.recordedBy !== null)
    facts.push({ name: say('desk.paper.recordedBy'), value: <PersonName name={nameOf(paper.recordedBy)} /> });
  if (paper.checkedBy !== null)
    facts.push({ name: say('desk.paper.checkedBy'), value: <PersonName name={nameOf(paper.checkedBy)} /> });
  return <Facts facts={facts} />;
}

interface ActionsProps {
  detail: PaperDetail;
  open: ReadonlySet<string>;
  /** Whoever typed it does not compare it. */
  own: boolean;
}

function PaperActions({ detail: { paper, sheet, scan }, open, own }: ActionsProps) {
  const { say } = useWords();
  const { papers } = useTRPC();
  const check = useMutation(papers.check.mutationOptions());
  const mismatch = useMutation(papers.mismatch.mutationOptions());
  const discard = useMutation(papers.void.mutationOptions());
  const target = { id: paper.id, expected: paper.version };
  const service = paper.form === 'service';
  return (
    <>
      {sheet === null ? null : (
        <Button component="a" href={`/files/papers/${paper.id}.pdf`} target="_blank" rel="noreferrer">
          {say(service ? 'desk.receipt.print.act' : 'desk.paper.print')}
        </Button>
      )}
      {open.has('voidPaper') ? (
        <Decide
          danger
          act={say('desk.paper.void')}
          form={`paper.void.${paper.id}`}
          ask={{ label: say('desk.reason') }}
          done={say('desk.paper.voided')}
          run={({ text }) => discard.mutateAsync({ ...target, reason: text })}
        />
      ) : null}
      {open.has('mismatchPaper') && !own ? (
        <Decide
          act={say('desk.paper.mismatch')}
          form={`paper.mismatch.${paper.id}`}
          ask={{ label: say('desk.paper.mismatch.what') }}
          done={say('desk.paper.mismatched')}
          run={({ text }) => mismatch.mutateAsync({ ...target, reason: text })}
        />
      ) : null}
      {open.has('checkPaper') && !own && scan !== null ? (
        <Decide
          filled
          act={say('desk.paper.check')}
          form={`paper.check.${paper.id}`}
          lines={
            service
              ? [say('desk.receipt.check.line'), say('desk.receipt.check.done')]
              : [say('desk.paper.check.line'), say('desk.paper.check.line.done')]
          }
          done={say(service ? 'desk.receipt.checked' : 'desk.paper.checked')}
          run={() => check.mutateAsync(target)}
        />
      ) : null}
      {open.has('checkPaper') && own ? <span className="mc-quiet">{say('desk.paper.waits')}</span> : null}
    </>
  );
}
