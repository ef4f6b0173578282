import { Section, useWords } from '@mingcha/ui';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTRPC } from '../../api/trpc.ts';
import styles from './dispatches.module.css';
import { useWrites } from './hands.ts';

/** What was revoked and is told to nobody by a notice yet, above the list of whoever drafts; nothing where nothing is owed. */
export function OwedNotices() {
  const { say } = useWords();
  const enabled = useWrites()('withdrawal');
  const query = useQuery({ ...useTRPC().dispatches.owed.queryOptions(), enabled });
  const owed = query.data ?? [];
  if (!enabled || owed.length === 0) return null;
  return (
    <div className={styles.above}>
      <Section title={say('desk.withdrawal.owed', { count: owed.length })}>
        <ul className={styles.lines}>
          {owed.map(({ id, kind, number, title, draft }) => (
            <li key={id}>
              {[say(`proof.kind.${kind}`), number, title ?? say('ui.erased')].filter(Boolean).join(' ')}{' '}
              {draft === null ? (
                <Link to="/dispatches/new" search={{ form: 'withdrawal', withdraws: id }}>
                  {say('desk.dispatch.new.withdrawal')}
                </Link>
              ) : (
                <Link to="/dispatches/$id" params={{ id: draft }}>
                  {say('desk.withdrawal.drafted')}
                </Link>
              )}
            </li>
          ))}
        </ul>
      </Section>
    </div>
  );
}
