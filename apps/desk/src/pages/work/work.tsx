import { Empty, Page, useWords } from '@mingcha/ui';
import { IconChevronRight } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTRPC } from '../../api/trpc.ts';
import { Read } from '../../parts/read.tsx';
import { useSession } from '../../session/session-context.ts';
import { OwnAbsence } from '../turnover/own-absence.tsx';
import { workPlaces } from './places.ts';
import styles from './work.module.css';

/** One list: what waits for this seat, how many, and the way there. A leader on a telephone needs nothing else. */
export function WorkPage() {
  const { say, term } = useWords();
  const { name, seat } = useSession();
  const query = useQuery(useTRPC().work.mine.queryOptions());
  return (
    <Page title={say('desk.nav.work')} measure="text" above={[name, seat?.title].filter(Boolean).join(' · ')}>
      <Read query={query}>
        {({ waiting }) =>
          waiting.length === 0 ? (
            <Empty title={say('desk.work.none')} why={say('desk.work.none.why')} />
          ) : (
            <ul className={styles.list}>
              {waiting.map(({ what, count }) => {
                const place = workPlaces[what];
                return (
                  <li key={what}>
                    <Link
                      to={place?.to ?? '/'}
                      search={place?.search ?? {}}
                      className={styles.line}
                      data-press
                    >
                      <span className={styles.count}>{count}</span>
                      <span className={styles.what}>{term('desk.work', what)}</span>
                      <IconChevronRight size="1.125rem" aria-hidden className={styles.go} />
                    </Link>
                  </li>
                );
              })}
            </ul>
          )
        }
      </Read>
      <OwnAbsence />
    </Page>
  );
}
