import { sayTime, useWords, useZone } from '@mingcha/ui';
import { useMemo } from 'react';
import { FindingWords } from '../../parts/finding-words.tsx';
import { LongList } from '../../parts/long-list.tsx';
import { mediumShapes, Thumb } from '../../parts/thumb.tsx';
import { codeNamed, signOf, signOfCode } from '../../visit/keys.ts';
import type { FindingView, NoteView, VisitView } from '../../visit/view.ts';
import styles from './time-line.module.css';

interface TimeLineProps {
  view: VisitView;
  current: string | null;
  covert: boolean;
  onPick: (finding: string | null) => void;
}

type Row = { at: number; finding: FindingView } | { at: number; note: NoteView };

const rowHeight = 59;
const keyOf = (row: Row) => ('note' in row ? row.note.hash : row.finding.id);

const rowsOf = (view: VisitView): readonly Row[] =>
  [
    ...view.findings.map((finding) => ({ at: finding.observedAt, finding })),
    ...view.notes.map((note) => ({ at: note.at, note })),
  ].sort((a, b) => b.at - a.at);

/** Newest first: time, words, key, media, where it is. A press makes a row the one that keys and pictures go to. */
export function TimeLine({ view, current, covert, onPick }: TimeLineProps) {
  const { say, language, term } = useWords();
  const zone = useZone();
  const taxonomy = view.pack?.taxonomy;
  const rows = useMemo(() => rowsOf(view), [view]);
  if (rows.length === 0) return <p className={styles.empty}>{say('field.visit.empty')}</p>;
  return (
    <LongList rows={rows} about={rowHeight} keyOf={keyOf} className={styles.list}>
      {(row, place) => {
        const time = <time className={styles.time}>{sayTime(row.at, language, zone)}</time>;
        if ('note' in row) {
          return (
            <li className={styles.note} {...place}>
              {time}
              <span className={styles.words}>{row.note.text}</span>
              <Where state={row.note.where} theirs={row.note.theirs} />
            </li>
          );
        }
        const { finding } = row;
        const style = finding.state.fields?.style ?? null;
        const code = finding.state.fields?.subCode ?? null;
        const called = covert || finding.words !== '' ? null : codeNamed(taxonomy, style, code, language);
        return (
          <li {...place}>
            <button
              type="button"
              className={styles.row}
              aria-pressed={finding.id === current}
              onClick={() => onPick(finding.id === current ? null : finding.id)}
            >
              {time}
              <span className={styles.words}>
                <FindingWords finding={finding} />
                {called === null ? '' : ` · ${called}`}
              </span>
              <span className={styles.key}>
                {style === null ? (
                  <span className={styles.open}>·</span>
                ) : covert ? (
                  code === null || taxonomy === undefined ? (
                    signOf(style)
                  ) : (
                    signOfCode(taxonomy, style, code)
                  )
                ) : (
                  term('style', style)
                )}
              </span>
              <Media view={view} ids={finding.evidence} covert={covert} />
              <Where state={finding.where} theirs={finding.theirs} />
            </button>
          </li>
        );
      }}
    </LongList>
  );
}

/** On a covert visit signs alone: whoever stands beside must not find an own face on the screen. */
function Media({ view, ids, covert }: { view: VisitView; ids: readonly string[]; covert: boolean }) {
  const { say } = useWords();
  const media = ids.flatMap((id) => {
    const medium = view.evidence.find((piece) => piece.id === id)?.state.medium ?? null;
    return medium === null ? [] : { id, medium };
  });
  // A picture takes the room of three signs, and the words need theirs.
  const most = covert ? 3 : 1;
  return (
    <span className={styles.media} role="img" aria-label={say('field.media.count', { count: media.length })}>
      {media.slice(0, most).map(({ id, medium }) => {
        if (!covert) return <Thumb key={id} id={id} medium={medium} />;
        const Shape = mediumShapes[medium];
        return <Shape key={id} size="1.125rem" stroke={1.5} aria-hidden />;
      })}
      {media.length > most ? `+${media.length - most}` : ''}
    </span>
  );
}

/** What this tablet holds of it; of the other tablet's work, that it is theirs. */
function Where({ state, theirs }: { state: FindingView['where']; theirs: boolean }) {
  const { say } = useWords();
  return (
    <span className={styles.where} data-state={state}>
      {say(theirs && state === 'received' ? 'field.two.theirs.short' : `field.where.${state}.short`)}
    </span>
  );
}
