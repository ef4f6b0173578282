import { Section, StateTag, useWords } from '@mingcha/ui';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTRPC } from '../../api/trpc.ts';
import { useMay } from '../../session/use-may.ts';
import styles from './dispatches.module.css';

/** What went out about this order or plan; nothing where nothing did. */
export function DispatchesAbout({ about }: { about: { order: string } | { plan: string } }) {
  const { say, term } = useWords();
  const enabled = useMay('dispatch.read');
  const query = useQuery({
    ...useTRPC().dispatches.list.queryOptions({ ...about, limit: 20 }),
    enabled,
  });
  const rows = query.data?.rows ?? [];
  if (rows.length === 0) return null;
  return (
    <Section title={say('desk.dispatches')}>
      <ul className={styles.lines}>
        {rows.map((row) => (
          <li key={row.id}>
            <Link to="/dispatches/$id" params={{ id: row.id }}>
              {row.title ?? say('ui.erased')}
            </Link>{' '}
            <span className="mc-quiet">
              {[term('dispatch-form', row.form), row.number].filter(Boolean).join(' · ')}
            </span>{' '}
            <StateTag of="dispatch" state={row.state} />
          </li>
        ))}
      </ul>
    </Section>
  );
}
