import { Button } from '@mantine/core';
import { Section, StateTag, useWords } from '@mingcha/ui';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTRPC } from '../../api/trpc.ts';
import { useMay } from '../../session/use-may.ts';
import styles from './dispatches.module.css';
import { useWrites } from './hands.ts';

/** Of what was revoked after it went out: the letter that says so, or that one is owed. */
export function WithdrawnBy({ id, state, out }: { id: string; state: string; out: boolean }) {
  const { say, term } = useWords();
  const enabled = useMay('dispatch.read') && state === 'revoked' && out;
  const writes = useWrites()('withdrawal');
  const query = useQuery({
    ...useTRPC().dispatches.list.queryOptions({ withdraws: id, limit: 20 }),
    enabled,
  });
  if (!enabled || query.data === undefined) return null;
  const { rows } = query.data;
  const isOwed = rows.every((row) => row.state === 'revoked');
  if (isOwed && rows.length === 0 && !writes) return null;
  return (
    <div className={styles.above}>
      <Section title={say('desk.withdrawal.by')}>
        {rows.map((row) => (
          <p key={row.id}>
            <Link to="/dispatches/$id" params={{ id: row.id }}>
              {[row.number ?? term('dispatch-form', row.form), row.title ?? say('ui.erased')].join(' ')}
            </Link>{' '}
            <StateTag of="dispatch" state={row.state} />
          </p>
        ))}
        {isOwed && writes ? (
          <>
            <p>{say('desk.withdrawal.owed.why')}</p>
            <Button
              renderRoot={(props) => (
                <Link {...props} to="/dispatches/new" search={{ form: 'withdrawal', withdraws: id }} />
              )}
            >
              {say('desk.dispatch.new.withdrawal')}
            </Button>
          </>
        ) : null}
      </Section>
    </div>
  );
}
