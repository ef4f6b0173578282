import { Empty, Page, useWords } from '@mingcha/ui';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTRPC } from '../../api/trpc.ts';
import { Read } from '../../parts/read.tsx';

/** Only an approved plan sends anybody. */
export function PickPlan() {
  const { say } = useWords();
  const query = useQuery(
    useTRPC().plans.list.queryOptions({ state: ['approved', 'in-progress'], limit: 50 }),
  );
  return (
    <Page title={say('desk.assignment.new')} measure="text">
      <Read query={query}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Empty title={say('desk.assignment.noPlan')} why={say('desk.assignment.noPlan.why')} />
          ) : (
            <ul>
              {rows.map((plan) => (
                <li key={plan.id}>
                  <Link to="/assignments/new" search={{ plan: plan.id }}>
                    {plan.title}
                  </Link>
                </li>
              ))}
            </ul>
          )
        }
      </Read>
    </Page>
  );
}
