import { Moment, useWords } from '@mingcha/ui';
import styles from './erasures.module.css';

export interface HeldEntry {
  hash: string;
  kind: string;
  at: number;
  paths: readonly string[];
}

/** Entries with the names of their fields; never a value. */
export function FieldsOf({ entries }: { entries: readonly HeldEntry[] }) {
  const { term, say } = useWords();
  return (
    <ul className={styles.entries}>
      {entries.map((entry) => (
        <li key={entry.hash}>
          {term('kind', entry.kind)}{' '}
          <span className="mc-quiet">
            <Moment at={entry.at} />
          </span>
          <br />
          {entry.paths.map((path) => term('desk.field', path)).join(say('desk.listComma'))}
        </li>
      ))}
    </ul>
  );
}
