import { type Column, Moment, Tag, useWords } from '@mingcha/ui';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { pages } from '../../api/pages.ts';
import { client, type Output } from '../../api/trpc.ts';
import { Actor } from '../../parts/actor.tsx';
import { ListOf, namesOf } from '../../parts/list-of.tsx';

type Answer = Output['journal']['forks']['list'];
type Row = Answer['rows'][number];

/** Two entries under one number of one tablet, side by side: a copied key, or an older copy that went on writing. */
export function ForksList() {
  const { say, term } = useWords();
  const query = useInfiniteQuery(pages('journal.forks.list', client.journal.forks.list.query, { limit: 50 }));
  const columns = (pages: readonly Answer[]): readonly Column<Row>[] => {
    const nameOf = namesOf(pages);
    const side = (entry: Row['one']) =>
      entry === null ? (
        ''
      ) : (
        <>
          <Link to="/journal/$hash" params={{ hash: entry.hash }}>
            {term('kind', entry.kind)}
          </Link>{' '}
          <Actor person={entry.person} name={nameOf(entry.person)} /> <Moment at={entry.clock} />
        </>
      );
    return [
      {
        key: 'number',
        header: say('desk.journal.forks.number'),
        cell: (row) => `${row.device ?? ''} · ${row.seq}`,
      },
      { key: 'one', header: say('desk.journal.forks.first'), cell: (row) => side(row.one) },
      { key: 'other', header: say('desk.journal.forks.second'), cell: (row) => side(row.other) },
      { key: 'arrival', header: say('desk.journal.arrival'), cell: (row) => <Moment at={row.arrival} /> },
      {
        key: 'state',
        header: say('desk.journal.forks.state'),
        cell: (row) =>
          row.waits ? (
            <Tag tone="attention" label={say('desk.journal.forks.waits')} />
          ) : (
            <Tag tone="done" label={say('desk.journal.forks.decided')} />
          ),
      },
    ];
  };
  return (
    <ListOf
      label={say('desk.journal.forks')}
      query={query}
      rowKey={(row) => row.hash}
      columns={columns}
      empty={{ title: say('desk.journal.forks.none') }}
    />
  );
}
