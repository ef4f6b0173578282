import { Button } from '@mantine/core';
import { Empty, Page, useWords } from '@mingcha/ui';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { client } from '../../api/trpc.ts';
import { NoticeLines } from '../../notices/lines.tsx';
import styles from '../../notices/notices.module.css';
import { useRead } from '../../notices/use-read.ts';
import { Chips } from '../../parts/chips.tsx';
import { Unread } from '../../parts/read.tsx';
import { Ways } from './ways.tsx';

const route = getRouteApi('/desk/notices');

/** Everything one was told, newest first, and where else one wants to be told. */
export function NoticesPage() {
  const { say } = useWords();
  const { unread } = route.useSearch();
  const navigate = route.useNavigate();
  const read = useRead();
  const query = useInfiniteQuery({
    queryKey: ['pages', 'notices.list', { unread }],
    queryFn: ({ pageParam }) =>
      client.notices.list.query({
        limit: 50,
        ...(unread === true ? { unread: true } : {}),
        ...(pageParam === null ? {} : { before: pageParam }),
      }),
    initialPageParam: null as number | null,
    getNextPageParam: (page) => page.next,
  });
  const rows = query.data?.pages.flatMap((page) => page.rows) ?? [];
  const count = query.data?.pages[0]?.unread ?? 0;
  return (
    <Page title={say('desk.notices')} measure="text">
      <div className={styles.head}>
        <Chips
          label={say('desk.notices')}
          chips={[{ value: 'unread', label: say('desk.notices.onlyUnread'), count }]}
          chosen={unread === true ? 'unread' : undefined}
          onChoose={(chosen) =>
            void navigate({ search: chosen === undefined ? {} : { unread: true }, replace: true })
          }
        />
        <Button
          variant="subtle"
          size="xs"
          disabled={count === 0}
          onClick={() => read({ until: rows[0]?.n ?? 0 })}
        >
          {say('desk.bell.readAll')}
        </Button>
      </div>
      {query.data === undefined ? (
        <Unread query={query} />
      ) : rows.length === 0 ? (
        <Empty title={say('desk.bell.none')} why={say('desk.bell.none.why')} />
      ) : (
        <NoticeLines rows={rows} onRead={(notices) => read({ notices: [...notices] })} />
      )}
      {query.hasNextPage ? (
        <div className={styles.foot}>
          <Button
            variant="default"
            loading={query.isFetchingNextPage}
            onClick={() => void query.fetchNextPage()}
          >
            {say('desk.notices.older')}
          </Button>
        </div>
      ) : null}
      <Ways />
    </Page>
  );
}
