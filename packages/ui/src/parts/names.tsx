import { useWords } from '../words/use-words.ts';
import styles from './names.module.css';

interface UnitNameProps {
  name: string | null | undefined;
  /** The window or section inside it. */
  part?: string | null | undefined;
}

/** A unit, with the window inside it when one is meant. */
export function UnitName({ name, part }: UnitNameProps) {
  const { say } = useWords();
  return (
    <span className={styles.name}>
      {name ?? <span className={styles.missing}>{say('ui.unknown')}</span>}
      {part ? <span className={styles.part}>{part}</span> : null}
    </span>
  );
}

interface PersonNameProps {
  /** Null where the name has been lawfully erased. */
  name: string | null | undefined;
  /** The seat acted from: a duty belongs to a seat, people come and go. */
  seat?: string | null | undefined;
}

/** A person, with the seat that acts. A name that was erased by law says so, and nothing else. */
export function PersonName({ name, seat }: PersonNameProps) {
  const { say } = useWords();
  return (
    <span className={styles.person}>
      {name ?? <span className={styles.missing}>{say('ui.erased')}</span>}
      {seat ? <span className={styles.part}>{seat}</span> : null}
    </span>
  );
}

/** A text that may have been erased by law. */
export function Said({ text, erased = false }: { text: string | null | undefined; erased?: boolean }) {
  const { say } = useWords();
  if (text) return <span className={styles.said}>{text}</span>;
  return <span className={styles.missing}>{say(erased ? 'ui.erased' : 'ui.unknown')}</span>;
}
