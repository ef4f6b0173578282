import { Hash, Moment, PersonName, Section, useWords } from '@mingcha/ui';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type Output, useTRPC } from '../../api/trpc.ts';
import historyStyles from '../../parts/history.module.css';
import { HistoryItem } from '../../parts/history.tsx';
import { LogCut } from '../../parts/log-cut.tsx';
import { Read } from '../../parts/read.tsx';
import { useSession } from '../../session/session-context.ts';
import { type CustodyStep, lineOfCustody } from './line-of-custody.ts';

type Custody = Output['evidence']['custody'];
type NameOf = (id: string | null) => string | null;

/** One line in time: what was done to this recording, and who looked at it in between. */
export function CustodyOf({ id }: { id: string }) {
  const { say } = useWords();
  const query = useQuery(useTRPC().evidence.custody.queryOptions({ id }));
  const steps = query.data === undefined ? 0 : query.data.entries.length;
  return (
    <Section title={say('desk.evidence.custody', { count: steps })}>
      <Read query={query}>{(custody) => <Line custody={custody} />}</Read>
    </Section>
  );
}

function Line({ custody }: { custody: Custody }) {
  const { say } = useWords();
  const { entries, views, older, cut, named, names } = custody;
  const nameOf: NameOf = (one) => (one === null ? null : (names[one] ?? null));
  return (
    <>
      {older === 0 ? null : <p className="mc-quiet">{say('desk.custody.older', { count: older })}</p>}
      {cut === null ? null : <LogCut cut={cut} />}
      <ol className={historyStyles.history}>
        {lineOfCustody(entries, views).map((step) =>
          step.entry === null ? (
            <Looks key={`view ${step.views[0]?.seq}`} step={step} nameOf={nameOf} />
          ) : (
            <HistoryItem key={step.entry.hash} line={step.entry} nameOf={nameOf} />
          ),
        )}
      </ol>
      {views.length === 0 || named ? null : <p className="mc-quiet">{say('desk.custody.names')}</p>}
    </>
  );
}

interface LooksProps {
  step: CustodyStep;
  nameOf: NameOf;
}

/** Looks between two acts: how many and by whom, and the entry by which nobody can take them out of the log any more. */
function Looks({ step: { views }, nameOf }: LooksProps) {
  const { say, term } = useWords();
  const { person } = useSession();
  const [first, last] = [views[0], views.at(-1)];
  if (first === undefined || last === undefined) return null;
  const duties = [...new Set(views.flatMap(({ duty }) => duty ?? []))];
  return (
    <li className={historyStyles.line} data-views={views.length}>
      <details>
        <summary>
          {say('desk.custody.views', { count: views.length })} ·{' '}
          {duties.map((duty) => term('role', duty)).join(say('desk.custody.and'))} · <Moment at={first.at} />
          {views.length === 1 ? null : (
            <>
              –<Moment at={last.at} />
            </>
          )}
        </summary>
        <ul>
          {views.map((view) => (
            <li key={view.seq}>
              {term('desk.custody.view', view.copy)} ·{' '}
              {view.person === null ? null : (
                <>
                  {view.person === person ? (
                    say('desk.custody.you')
                  ) : (
                    <PersonName name={nameOf(view.person)} />
                  )}{' '}
                  ·{' '}
                </>
              )}
              {view.duty === null ? null : `${term('role', view.duty)} · `}
              <Moment at={view.at} />
            </li>
          ))}
        </ul>
      </details>
      {last.anchor === null ? (
        <span className="mc-quiet">{say('desk.custody.notAnchored')}</span>
      ) : (
        <span className={historyStyles.hash}>
          {say('desk.custody.anchored')} <Hash value={last.anchor} />
          <Link to="/journal/$hash" params={{ hash: last.anchor }}>
            {say('desk.journal.open')}
          </Link>
        </span>
      )}
    </li>
  );
}
