import { Loading, useWords } from '@mingcha/ui';
import type { ReactNode } from 'react';
import styles from './paper-view.module.css';
import { usePaper } from './use-paper.ts';
import { WordLink } from './word-link.tsx';

interface PaperViewProps {
  of: 'bulletins' | 'orders' | 'dispatches';
  id: string;
  /** The signed document, and not the draft as it would be printed now. */
  final: boolean;
  label: string;
  above: ReactNode;
  /** What stands there when it cannot be shown. */
  none: string;
  /** On a telephone before everything else, for whoever signs there. */
  first?: boolean;
}

/** The very bytes of a document, beside what the office knows of it. */
export function PaperView({ of, id, final, label, above, none, first = false }: PaperViewProps) {
  const { say } = useWords();
  const { address, failed } = usePaper(of, id, final);
  return (
    <section className={styles.paper} data-first={first || undefined} aria-label={label}>
      <div className="mc-quiet">{above}</div>
      {address !== null ? (
        <>
          <iframe className={styles.sheet} src={`${address}#navpanes=0&view=FitH`} title={label} />
          <a href={address} target="_blank" rel="noreferrer">
            {say('desk.bulletin.paper.open')}
          </a>
          {final ? null : <WordLink path={`/files/${of}/${id}/draft.docx`} />}
        </>
      ) : failed ? (
        <p>{none}</p>
      ) : (
        <Loading />
      )}
    </section>
  );
}
