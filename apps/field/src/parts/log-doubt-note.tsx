import { Hash, Moment, useWords } from '@mingcha/ui';
import type { LogDoubt } from '../journal/log.ts';
import styles from './log-doubt-note.module.css';

interface Shown {
  readonly size: number;
  readonly root: string;
  readonly at: number;
}

/** As it came from a server that is doubted: only what looks like a head is shown as one. */
function headIn(shown: unknown): Shown | null {
  if (typeof shown !== 'object' || shown === null) return null;
  const { size, root, at } = shown as Partial<Shown>;
  return typeof size === 'number' && typeof root === 'string' && typeof at === 'number'
    ? { size, root, at }
    : null;
}

/** The one thing nobody may miss: that there are two histories. Both heads stand here to be read out and compared. */
export function LogDoubtNote({ doubt }: { doubt: LogDoubt }) {
  const { say } = useWords();
  const shown = headIn(doubt.shown);
  const sizes = { seen: doubt.seen.size, shown: shown?.size ?? 0 };
  return (
    <section className={styles.doubt} role="alert">
      <h2>{say('field.log.doubt')}</h2>
      <p>
        {say(doubt.code === 'head.shorter' ? 'field.log.doubt.head.shorter' : 'field.log.doubt.other', sizes)}
      </p>
      <p>{say('field.log.doubt.next')}</p>
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
    </section>
  );
}
