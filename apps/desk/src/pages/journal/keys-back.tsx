import { type Column, Empty, Moment, Rows, useWords } from '@mingcha/ui';
import { Link } from '@tanstack/react-router';
import type { Output } from '../../api/trpc.ts';

type KeyBack = Output['journal']['log']['heads']['keys'][number];

/** Keys of cases that were not here any more, and which tablet handed each of them back. */
export function KeysBack({
  rows,
  names,
}: {
  rows: readonly KeyBack[];
  names: Readonly<Record<string, string>>;
}) {
  const { say } = useWords();
  const columns: readonly Column<KeyBack>[] = [
    {
      key: 'tablet',
      header: say('desk.tree.losses.tablet'),
      cell: ({ hash, device }) => (
        <Link to="/journal/$hash" params={{ hash }}>
          {names[device] ?? say('ui.unknown')}
        </Link>
      ),
    },
    { key: 'at', header: say('desk.tree.keys.at'), cell: (row) => <Moment at={row.at} /> },
    { key: 'case', header: say('desk.tree.keys.case'), cell: (row) => <code>{row.case}</code> },
    {
      key: 'opens',
      header: say('desk.tree.keys.opens'),
      cell: ({ opens, of }) =>
        opens === of
          ? say('desk.tree.keys.all', { count: of })
          : say('desk.tree.keys.some', { opens, count: of }),
    },
  ];
  return (
    <>
      <p className="mc-quiet">{say('desk.tree.keys.why')}</p>
      {rows.length > 0 && <p role="status">{say('desk.tree.keys.next')}</p>}
      <Rows
        label={say('desk.tree.keys')}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.hash}
        empty={<Empty title={say('desk.tree.keys.none')} />}
      />
    </>
  );
}
