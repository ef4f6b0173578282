import { Page, useWords } from '@mingcha/ui';
import { useQuery } from '@tanstack/react-query';
import { Fragment, type ReactNode } from 'react';
import { useTRPC } from '../../api/trpc.ts';
import { Read } from '../../parts/read.tsx';
import { PlaceTabs } from '../../shell/place-tabs.tsx';
import { OwnCaseView, type OwnRow } from './own-case.tsx';
import { OwnPackage } from './own-package.tsx';

/** One’s own cases, for whoever is called to account and has an account. */
export function OwnPage() {
  const { say } = useWords();
  return (
    <Page title={say('desk.own')}>
      <PlaceTabs />
      <OwnCases
        beside={(row, names) => <OwnPackage row={row} name={names[row.person ?? row.unit ?? ''] ?? ''} />}
      />
    </Page>
  );
}

interface OwnCasesProps {
  /** What somebody with an account finds under each. */
  beside?: (row: OwnRow, names: Record<string, string>) => ReactNode;
}

/** The same without a shell around it: somebody with a one-time code sees the one case that it is for. */
export function OwnCases({ beside }: OwnCasesProps) {
  const { say } = useWords();
  const query = useQuery(useTRPC().cases.own.queryOptions());
  return (
    <Read query={query}>
      {({ rows, names }) =>
        rows.length === 0 ? (
          <p>{say('desk.own.none')}</p>
        ) : (
          rows.map((row) => (
            <Fragment key={row.id}>
              <OwnCaseView row={row} names={names} />
              {beside?.(row, names)}
            </Fragment>
          ))
        )
      }
    </Read>
  );
}
