import { Empty, Page, StateTag, useWords } from '@mingcha/ui';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTRPC } from '../../api/trpc.ts';
import { Read } from '../../parts/read.tsx';
import styles from './assignments.module.css';

/** Only an approved plan sends anybody. */
export function PickPlan() {
  const { say } = useWords();
  const query = useQuery(
    useTRPC().plans.list.queryOptions({ state: ['approved', 'in-progress'], limit: 50 }),
  );
  return (
    <Page
      title={say('desk.assignment.new')}
      measure="text"
      above={<Link to="/assignments">{say('desk.assignments')}</Link>}
    >
      <Read query={query}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Empty title={say('desk.assignment.noPlan')} why={say('desk.assignment.noPlan.why')} />
          ) : (
            <>
              <p>{say('desk.assignment.whichPlan')}</p>
              <ul className={styles.plans}>
                {rows.map((plan) => (
                  <li key={plan.id} className={styles.plan}>
                    <Link to="/assignments/new" search={{ plan: plan.id }}>
                      {plan.title}
                    </Link>
                    <span className="mc-quiet">
                      {say('desk.days', { from: plan.fromDay, to: plan.toDay })}
                    </span>
                    <StateTag of="plan" state={plan.state} />
                  </li>
                ))}
              </ul>
            </>
          )
        }
      </Read>
    </Page>
  );
}
