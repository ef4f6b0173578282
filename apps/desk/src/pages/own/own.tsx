import { Page, useWords } from '@mingcha/ui';
import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '../../api/trpc.ts';
import { Read } from '../../parts/read.tsx';
import { PlaceTabs } from '../../shell/place-tabs.tsx';
import { OwnCaseView } from './own-case.tsx';

/** One’s own cases, for whoever is called to account and has an account. */
export function OwnPage() {
  const { say } = useWords();
  return (
    <Page title={say('desk.own')}>
      <PlaceTabs />
      <OwnCases />
    </Page>
  );
}

/** The same without a shell around it: somebody with a one-time code sees the one case that it is for. */
export function OwnCases() {
  const { say } = useWords();
  const query = useQuery(useTRPC().cases.own.queryOptions());
  return (
    <Read query={query}>
      {({ rows, names }) =>
        rows.length === 0 ? (
          <p>{say('desk.own.none')}</p>
        ) : (
          rows.map((row) => <OwnCaseView key={row.id} row={row} names={names} />)
        )
      }
    </Read>
  );
}
