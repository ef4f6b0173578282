import type { ReactNode } from 'react';
import { Moment } from '../time/moment-text.tsx';
import { useWords } from '../words/use-words.ts';
import { Hash } from './hash.tsx';
import styles from './log-doubt-note.module.css';

interface Head {
  readonly size: number;
  readonly root: string;
  readonly at: number;
}

export interface DoubtedLog {
  /** `head.shorter`, `head.other-history`, or why the head itself does not stand. */
  readonly code: string;
  readonly seen: Head;
  /** As it came. Null: no head was shown at all. */
  readonly shown: unknown;
}

/** As it came from a server that is doubted: only what looks like a head is shown as one. */
function headIn(shown: unknown): Head | null {
  if (typeof shown !== 'object' || shown === null) return null;
  const { size, root, at } = shown as Partial<Head>;
  return typeof size === 'number' && typeof root === 'string' && typeof at === 'number'
    ? { size, root, at }
    : null;
}

interface LogDoubtNoteProps {
  doubt: DoubtedLog;
  /** In each app's own words: the tablet says what becomes of its pictures, the desk whom to tell. */
  title: string;
  why: (why: 'head.shorter' | 'other', sizes: { seen: number; shown: number }) => string;
  next: string;
  children?: ReactNode;
}

/** The one thing nobody may miss: that there are two histories. Both heads stand here to be read out and compared. */
export function LogDoubtNote({ doubt, title, why, next, children }: LogDoubtNoteProps) {
  const { say } = useWords();
  const shown = headIn(doubt.shown);
  const sizes = { seen: doubt.seen.size, shown: shown?.size ?? 0 };
  return (
    <section className={styles.doubt} role="alert">
      <h2>{title}</h2>
      <p>{why(doubt.code === 'head.shorter' ? 'head.shorter' : 'other', sizes)}</p>
      <p>{next}</p>
      <dl>
        {(['seen', 'shown'] as const).map((which) => {
          const head = which === 'seen' ? doubt.seen : shown;
          return (
            <div key={which}>
              <dt>{say(`field.log.doubt.${which}`)}</dt>
              <dd>
                {head === null ? (
                  say('field.log.doubt.none')
                ) : (
                  <>
                    <strong>{head.size}</strong> <Hash value={head.root} /> <Moment at={head.at} />
                  </>
                )}
              </dd>
            </div>
          );
        })}
      </dl>
      {children}
    </section>
  );
}
