import { families, measures } from '@mingcha/domain/accountability';
import { useWords } from '@mingcha/ui';
import styles from './cases.module.css';

/** The measures as the rules have them, to read from. Nothing in it is chosen, weighed or put forward by the program. */
export function Ladder({ against }: { against: 'person' | 'unit' }) {
  const { say, term } = useWords();
  return (
    <details className={styles.ladder}>
      <summary>{say('desk.case.ladder')}</summary>
      <p className="mc-quiet">{say('desk.case.ladder.note')}</p>
      {families.map((family) => {
        const rows = measures.filter((each) => each.family === family && each.against === against);
        if (rows.length === 0) return null;
        return (
          <section key={family}>
            <h3 className={styles.family}>{term('family', family)}</h3>
            <ol className={styles.measures}>
              {rows.map((row) => (
                <li key={row.code}>
                  <strong>{term('measure', row.code)}</strong>
                  {row.reference ? ` · ${say('desk.case.ladder.reference')}` : ''}
                  <span className="mc-quiet">
                    {row.months === 'permanent'
                      ? say('desk.case.ladder.permanent')
                      : row.months === null
                        ? say('desk.case.ladder.record')
                        : row.months.least === row.months.most
                          ? say('desk.case.ladder.months', { count: row.months.most })
                          : say('desk.case.ladder.range', row.months)}
                    {` · ${row.source} · ${term('mark', row.mark)}`}
                  </span>
                </li>
              ))}
            </ol>
          </section>
        );
      })}
    </details>
  );
}
