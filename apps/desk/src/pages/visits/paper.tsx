import {
  EvidenceTile,
  type Medium,
  Moment,
  PersonName,
  Said,
  Section,
  useRowKeys,
  useWords,
} from '@mingcha/ui';
import { useNavigate } from '@tanstack/react-router';
import { useMay } from '../../session/use-may.ts';
import { VisitAnswers } from './answers.tsx';
import type { VisitDetail } from './detail.tsx';
import { ImportFile } from './import-file.tsx';
import { VisitTimes } from './times.tsx';
import styles from './visits.module.css';

interface VisitPaperProps {
  detail: VisitDetail;
  nameOf: (id: string | null) => string | null;
}

/** The working paper: notes in the order of time, answers to the checklist, everything that was recorded. */
export function VisitPaper({ detail, nameOf }: VisitPaperProps) {
  const { say } = useWords();
  const rows = useRowKeys(detail.points.length);
  const navigate = useNavigate();
  const imports = useMay('evidence.import');
  return (
    <>
      {detail.points.length === 0 ? null : (
        <Section title={say('desk.visit.points')}>
          <ol>
            {detail.points.map((point, index) => (
              <li key={rows.of(index)}>
                <Said text={point.text} erased={point.erased} />
              </li>
            ))}
          </ol>
        </Section>
      )}
      <Section title={say('desk.visit.notes', { count: detail.notes.length })}>
        {detail.notes.length === 0 ? <p className="mc-quiet">{say('desk.visit.notes.none')}</p> : null}
        <ol className={styles.notes}>
          {detail.notes.map((note) => (
            <li key={note.id} className={styles.note}>
              <Moment at={note.notedAt} />
              <span>
                <Said text={note.text} erased={note.erased} />{' '}
                <span className={styles.counts}>
                  {countsOf(note)
                    .map(({ word, count }) => say(word, { count }))
                    .join(' · ')}
                </span>{' '}
                <span className={styles.counts}>
                  <PersonName name={nameOf(note.notedBy)} />
                </span>
              </span>
            </li>
          ))}
        </ol>
      </Section>
      <VisitTimes detail={detail} />
      <VisitAnswers detail={detail} nameOf={nameOf} />
      <Section
        title={say('desk.visit.evidence', { count: detail.evidence.length })}
        aside={
          imports && open.has(detail.visit.state) ? (
            <ImportFile visit={detail.visit.id} startedAt={detail.visit.startedAt} />
          ) : undefined
        }
      >
        {detail.evidence.length === 0 ? <p className="mc-quiet">{say('desk.visit.evidence.none')}</p> : null}
        <div className="mc-tiles">
          {copiesBeside(detail.evidence).map((piece) => (
            <EvidenceTile
              key={piece.id}
              evidence={{ ...piece, medium: piece.medium as Medium }}
              onOpen={() => void navigate({ to: '/evidence/$id', params: { id: piece.id } })}
            />
          ))}
        </div>
      </Section>
    </>
  );
}

/** Before the visit is locked: what is sealed takes nothing more. */
const open = new Set(['started', 'ended', 'draft-paper', 'returned', 'submitted', 'reviewed', 'aborted']);

/** In the order of time, and after each original what was made of it. */
function copiesBeside<Piece extends { id: string; copyOf: string | null }>(
  pieces: readonly Piece[],
): Piece[] {
  const here = new Set(pieces.map(({ id }) => id));
  const copies = Map.groupBy(pieces, ({ copyOf }) => (copyOf !== null && here.has(copyOf) ? copyOf : ''));
  return (copies.get('') ?? []).flatMap((piece) => [piece, ...(copies.get(piece.id) ?? [])]);
}

type Note = VisitDetail['notes'][number];

function countsOf(note: Note) {
  const counts = [
    { word: 'desk.visit.waiting' as const, count: note.waiting },
    { word: 'desk.visit.queue' as const, count: note.queue },
    { word: 'desk.visit.windowsOpen' as const, count: note.windowsOpen },
    { word: 'desk.visit.windowsTotal' as const, count: note.windowsTotal },
  ];
  return counts.flatMap(({ word, count }) => (count === null ? [] : [{ word, count }]));
}
