import { Hash, Moment, Tag, useWords } from '@mingcha/ui';
import { Link } from '@tanstack/react-router';
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
}

interface HistoryProps {
  lines: readonly HistoryEntry[];
  nameOf: (id: string | null) => string | null;
}

/** Every act on a thing, in the order of the journal: what, who, when; each opens its entry, where it can be checked. */
export function History({ lines, nameOf }: HistoryProps) {
  const { term, say } = useWords();
  return (
    <ol className={styles.history}>
      {lines.map((line) => (
        <li key={line.hash} className={styles.line}>
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
        </li>
      ))}
    </ol>
  );
}
