import { type Column, Empty, Moment, Rows, useWords } from '@mingcha/ui';
import { Link } from '@tanstack/react-router';
import type { Output } from '../../api/trpc.ts';

type Loss = Output['journal']['log']['heads']['losses'][number];
type Stretches = Loss['numbers'];

const inShort = (stretches: Stretches, between: string): string =>
  stretches.map(({ from, to }) => (from === to ? `${from}` : `${from}–${to}`)).join(between);

/** What this office had acknowledged to a tablet and no longer had when the tablet came back with the receipts. */
export function Losses({ rows, names }: { rows: readonly Loss[]; names: Readonly<Record<string, string>> }) {
  const { language, say } = useWords();
  const between = language === 'en' ? ', ' : '、';
  const columns: readonly Column<Loss>[] = [
    {
      key: 'tablet',
      header: say('desk.tree.losses.tablet'),
      cell: ({ hash, device }) => (
        <Link to="/journal/$hash" params={{ hash }}>
          {names[device] ?? say('ui.unknown')}
        </Link>
      ),
    },
    { key: 'at', header: say('desk.tree.losses.shownAt'), cell: (row) => <Moment at={row.at} /> },
    { key: 'numbers', header: say('desk.tree.losses.numbers'), cell: (row) => inShort(row.numbers, between) },
    {
      key: 'acknowledged',
      header: say('desk.tree.losses.acknowledged'),
      cell: ({ acknowledged: { first, last } }) => (
        <>
          <Moment at={first} />
          {last !== first && (
            <>
              {' – '}
              <Moment at={last} />
            </>
          )}
        </>
      ),
    },
    {
      key: 'state',
      header: say('desk.tree.losses.state'),
      cell: ({ missing }) =>
        missing.length === 0
          ? say('desk.tree.losses.back')
          : say('desk.tree.losses.missing', { numbers: inShort(missing, between) }),
    },
  ];
  return (
    <>
      {rows.length > 0 && <p role="status">{say('desk.tree.losses.next')}</p>}
      <Rows
        label={say('desk.tree.losses')}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.hash}
        empty={<Empty title={say('desk.tree.losses.none')} />}
      />
    </>
  );
}
