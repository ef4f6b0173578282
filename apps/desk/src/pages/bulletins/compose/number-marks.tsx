import { type Figures, type MarkedNumber, markNumbers, type Statement } from '@mingcha/domain/bulletins';
import { Tag, useWords } from '@mingcha/ui';
import styles from './compose.module.css';

const tones = { computed: 'done', finding: 'done', differs: 'stopped', typed: 'attention' } as const;

interface MarksProps {
  statement: Statement;
  figures: Figures;
  observationOf: (finding: string) => string | null;
}

const unproven = ({ mark }: MarkedNumber): boolean => mark === 'typed' || mark === 'differs';

/** Each number of a paragraph and who says it besides the drafter: the snapshot, a linked finding, or nobody. */
export function NumberMarks({ statement, figures, observationOf }: MarksProps) {
  const { say } = useWords();
  const linked = statement.findings.map((id) => ({ observation: observationOf(id) }));
  const numbers = markNumbers(statement.text, figures, linked);
  if (numbers.length === 0) return null;
  const lone = statement.findings.length === 0 && numbers.some(unproven);
  return (
    <>
      <ul className={styles.numbers} aria-label={say('desk.figures.title')}>
        {numbers.map(({ at, text, mark, counted }) => (
          <li key={at} data-mark={mark}>
            <span className={styles.figure}>{text}</span>{' '}
            <Tag tone={tones[mark]} label={say(`desk.figures.mark.${mark}`, { counted: counted ?? 0 })} />
          </li>
        ))}
      </ul>
      {lone ? <p className={styles.fault}>{say('desk.figures.unlinked')}</p> : null}
    </>
  );
}
