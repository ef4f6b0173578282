import { Hash, Moment, Tag, useDay, useWords } from '@mingcha/ui';
import { Link } from '@tanstack/react-router';
import { useMay } from '../session/use-may.ts';
import { Actor } from './actor.tsx';
import styles from './history.module.css';

export interface HistoryEntry {
  hash: string;
  kind: string;
  person: string;
  seat: string | null;
  at: number;
  arrival: number;
  doubt: string | null;
  /** Decided with a pen: names, and where the scan lies. */
  paper: {
    paper: string;
    aboutType: string;
    aboutId: string;
    scan: string;
    decidedOn: string;
    decidedBy: string | null;
    recordedBy: string | null;
    checkedBy: string | null;
  } | null;
}

interface HistoryProps {
  lines: readonly HistoryEntry[];
  nameOf: (id: string | null) => string | null;
}

/** Every act on a thing, in the order of the journal: what, who, when; each opens its entry, where it can be checked. */
export function History({ lines, nameOf }: HistoryProps) {
  return (
    <ol className={styles.history}>
      {lines.map((line) => (
        <HistoryItem key={line.hash} line={line} nameOf={nameOf} />
      ))}
    </ol>
  );
}

interface HistoryItemProps {
  line: HistoryEntry;
  nameOf: HistoryProps['nameOf'];
}

export function HistoryItem({ line, nameOf }: HistoryItemProps) {
  const { term, say } = useWords();
  return (
    <li className={styles.line}>
      <span className={styles.what}>{term('kind', line.kind)}</span>
      <span className={styles.who}>
        <Actor person={line.person} name={nameOf(line.person)} />
      </span>
      <span className={styles.when}>
        <Moment at={line.at} />
      </span>
      {line.doubt === null ? null : <Tag tone="attention" label={term('desk.doubt', line.doubt)} />}
      <span className={styles.hash}>
        <Hash value={line.hash} />
        <Link to="/journal/$hash" params={{ hash: line.hash }}>
          {say('desk.journal.open')}
        </Link>
      </span>
      {line.paper === null ? null : <OnPaperLine paper={line.paper} />}
    </li>
  );
}

/** Three people and a scan stand behind a line that came on paper; who may not read papers sees the names alone. */
function OnPaperLine({ paper }: { paper: NonNullable<HistoryEntry['paper']> }) {
  const { say } = useWords();
  const dayOf = useDay();
  const reads = useMay('paper.read');
  const name = (known: string | null) => known ?? say('ui.erased');
  return (
    <span className={styles.paper} data-paper={paper.paper}>
      {say('desk.paper.mark', {
        decided: name(paper.decidedBy),
        day: dayOf(paper.decidedOn),
        recorded: name(paper.recordedBy),
        checked: name(paper.checkedBy),
      })}
      {reads ? (
        <>
          <a
            href={`/files/attachments/${paper.aboutType}/${paper.aboutId}/${paper.scan}`}
            target="_blank"
            rel="noreferrer"
          >
            {say('desk.paper.scan')}
          </a>
          <Link to="/papers/$id" params={{ id: paper.paper }}>
            {say('desk.paper.mark.open')}
          </Link>
        </>
      ) : null}
    </span>
  );
}
