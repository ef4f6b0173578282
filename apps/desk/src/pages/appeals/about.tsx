import { Moment, Section, StateTag, useWords } from '@mingcha/ui';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTRPC } from '../../api/trpc.ts';
import { useMay } from '../../session/use-may.ts';
import styles from './appeals.module.css';
import { LodgeOnPaper } from './lodge-on-paper.tsx';
import { UnitAppeals } from './unit-appeals.tsx';

interface AppealsAboutProps {
  about: { type: 'bulletin' | 'order'; id: string };
  /** Units it was sent to, with their names: whoever of them writes on paper is answered on paper. */
  units: readonly { unit: string; name: string | null }[];
}

/** Who contested a bulletin or an order, and what came of it: to the office in a line, to the unit as its own affair. */
export function AppealsAbout({ about, units }: AppealsAboutProps) {
  const office = useMay('appeal.read');
  const own = useMay('appeal.own');
  return (
    <>
      {own ? <UnitAppeals about={about} /> : null}
      {office ? <OfficeAppeals about={about} /> : null}
      <LodgeOnPaper about={about} units={units} />
    </>
  );
}

function OfficeAppeals({ about }: Pick<AppealsAboutProps, 'about'>) {
  const { say, term } = useWords();
  const { appeals } = useTRPC();
  const query = useQuery(appeals.list.queryOptions({ about: about.id, limit: 50 }));
  const { rows = [], names = {} } = query.data ?? {};
  if (rows.length === 0) return null;
  return (
    <Section title={say('desk.appeal.against')}>
      <ul className={styles.lines}>
        {rows.map((row) => (
          <li key={row.id}>
            <Link to="/appeals/$id" params={{ id: row.id }}>
              {names[row.unit ?? row.person ?? ''] ?? say('ui.unknown')}
            </Link>{' '}
            <StateTag of="appeal" state={row.state} />{' '}
            {[row.number, row.result === null ? null : term('appeal-result', row.result)]
              .filter(Boolean)
              .join(' ')}{' '}
            <span className="mc-quiet">
              <Moment at={row.filedAt} />
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
