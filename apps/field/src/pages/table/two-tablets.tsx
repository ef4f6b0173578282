import { sayTime, useWords, useZone } from '@mingcha/ui';
import { Link } from '@tanstack/react-router';
import { useOpen } from '../../state/hooks.ts';
import { memberName } from '../../visit/act.ts';
import type { VisitView } from '../../visit/view.ts';
import styles from './table.module.css';

/** Where the two tablets of a team crossed: what has to be chosen, and whose act counts. */
export function TwoTablets({ view, closed }: { view: VisitView; closed: boolean }) {
  const { say, language } = useWords();
  const zone = useZone();
  const open = useOpen();
  const clashing = view.findings.filter(({ clashes }) => clashes.parts.length > 0);
  const [first] = clashing;
  return (
    <>
      {view.crossed.map(({ hash, kind, by, at }) => (
        <p key={hash} className={styles.said} role="status">
          {say(`field.two.crossed.${kind}`, {
            who: memberName(open, by),
            at: sayTime(at, language, zone),
          })}
        </p>
      ))}
      {first === undefined || closed ? null : (
        <div className={styles.toCome} role="status">
          <p>{say('field.two.clash', { count: clashing.length })}</p>
          <Link
            to="/n/$visit/finding/$finding"
            params={{ visit: view.id, finding: first.id }}
            className={styles.goThere}
          >
            {say('field.two.clash.go')}
          </Link>
        </div>
      )}
    </>
  );
}
