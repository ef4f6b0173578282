import { Tag, useWords } from '@mingcha/ui';
import styles from './compare.module.css';
import { listChanges, type Piece, textChanges } from './text-changes.ts';

interface TextComparedProps {
  label: string;
  before: string;
  after: string;
}

/** One text of both versions, paragraph beside paragraph; on a telephone one under the other. */
export function TextCompared({ label, before, after }: TextComparedProps) {
  const { say } = useWords();
  const pairs = textChanges(before, after);
  if (pairs.length === 0) return null;
  return (
    <section className={styles.text} aria-label={label}>
      <h3 className={styles.label}>{label}</h3>
      {pairs.map(({ before: was, after: is, changed }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two versions that are compared do not change
        <div key={at} className={styles.columns} {...(changed ? { 'data-change': '', tabIndex: -1 } : {})}>
          <Side side={say('desk.compare.older')} pieces={was} changed={changed} />
          <Side side={say('desk.compare.newer')} pieces={is} changed={changed} />
        </div>
      ))}
    </section>
  );
}

/** Crossed out and underlined, with a word before it for whoever hears the page; never by colour alone. */
function Side({
  side,
  pieces,
  changed,
}: {
  side: string;
  pieces: readonly Piece[] | null;
  changed: boolean;
}) {
  const { say } = useWords();
  return (
    <div className={styles.side} data-empty={pieces === null || undefined} data-same={!changed || undefined}>
      <span className={styles.which}>{side}</span>
      {pieces === null ? (
        <p className={styles.nothing}>{say('desk.compare.nothing')}</p>
      ) : (
        <p className={styles.words}>
          {pieces.map(({ text, kind }, at) => {
            // biome-ignore-start lint/suspicious/noArrayIndexKey: as above
            if (kind === 'gone') return <del key={at}>{text}</del>;
            if (kind === 'new') return <ins key={at}>{text}</ins>;
            return <span key={at}>{text}</span>;
            // biome-ignore-end lint/suspicious/noArrayIndexKey: as above
          })}
        </p>
      )}
    </div>
  );
}

export interface NamedThing {
  readonly name: string;
  readonly also?: string | undefined;
}

interface ListComparedProps {
  before: readonly string[];
  after: readonly string[];
  thing: (id: string) => NamedThing;
  /** Kept, and told in other words. */
  reworded?: (id: string) => boolean;
  /** What that is called here, where it is not the words that changed. */
  rewordedAs?: string;
}

/** A list in its newer order: what came, what went, what was moved from where to where. */
export function ListCompared({
  before,
  after,
  thing,
  reworded = () => false,
  rewordedAs,
}: ListComparedProps) {
  const { say } = useWords();
  const changes = listChanges(before, after);
  if (changes.length === 0) return <p className="mc-quiet">{say('desk.compare.none')}</p>;
  const tones = { gone: 'stopped', new: 'done', moved: 'moving', reworded: 'moving' } as const;
  return (
    <ol className={styles.list}>
      {changes.map(({ id, kind, from, to }) => {
        const told = kind === 'same' && reworded(id) ? 'reworded' : kind;
        const { name, also } = thing(id);
        return (
          <li
            key={id}
            className={styles.item}
            data-kind={told}
            {...(told === 'same' ? {} : { 'data-change': '', tabIndex: -1 })}
          >
            <span className={styles.number}>{to ?? '—'}</span>
            <span>
              {told === 'gone' ? <del>{name}</del> : name}{' '}
              {also === undefined ? null : <span className="mc-quiet">{also}</span>}
            </span>
            {told === 'same' ? null : (
              <Tag
                tone={tones[told]}
                label={
                  told === 'reworded' && rewordedAs !== undefined
                    ? rewordedAs
                    : say(`desk.compare.${told}`, { from: from ?? 0, to: to ?? 0 })
                }
              />
            )}
          </li>
        );
      })}
    </ol>
  );
}
