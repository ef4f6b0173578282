import { Empty, Page, useWords } from '@mingcha/ui';
import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '../../api/trpc.ts';
import { Read } from '../../parts/read.tsx';
import { PlaceTabs } from '../../shell/place-tabs.tsx';
import { OwnAppealCard } from './own-appeal.tsx';

/** What one asked oneself, or one’s unit, and how far each has got. */
export function OwnAppealsPage() {
  const { say } = useWords();
  const query = useQuery(useTRPC().appeals.own.queryOptions({}));
  return (
    <Page title={say('desk.appeal.mine')} measure="text">
      <PlaceTabs />
      <Read query={query}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Empty title={say('desk.appeal.mine.none')} why={say('desk.appeal.mine.none.why')} />
          ) : (
            rows.map((row) => <OwnAppealCard key={row.id} row={row} />)
          )
        }
      </Read>
    </Page>
  );
}
