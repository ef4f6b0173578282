import { Button, Group } from '@mantine/core';
import { type Column, Empty, Moment, Page, PersonName, Rows, useWords } from '@mingcha/ui';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type Output, useTRPC } from '../../api/trpc.ts';
import { Read } from '../../parts/read.tsx';
import { PlaceTabs } from '../../shell/place-tabs.tsx';

type Row = Output['notices']['undelivered']['list']['rows'][number];

/** Mails and messages that did not go: whom for, why, and what to do. Not what they were about. */
export function UndeliveredPage() {
  const { say, term } = useWords();
  const { undelivered } = useTRPC().notices;
  const queries = useQueryClient();
  const onSuccess = () => void queries.invalidateQueries({ queryKey: undelivered.list.queryKey() });
  const query = useQuery(undelivered.list.queryOptions());
  const again = useMutation(undelivered.again.mutationOptions({ onSuccess }));
  const giveUp = useMutation(undelivered.giveUp.mutationOptions({ onSuccess }));
  const columns: readonly Column<Row>[] = [
    { key: 'to', header: say('desk.undelivered.to'), cell: (row) => <PersonName name={row.name} /> },
    { key: 'way', header: say('desk.undelivered.way'), cell: (row) => term('notice-channel', row.channel) },
    {
      key: 'error',
      header: say('desk.undelivered.error'),
      cell: (row) => (row.error === null ? '' : term('notice-error', row.error)),
    },
    { key: 'failed', header: say('desk.undelivered.failed'), numeric: true, cell: (row) => row.failed },
    {
      key: 'next',
      header: say('desk.undelivered.next'),
      cell: (row) => (row.nextAt === null ? say('desk.undelivered.dead') : <Moment at={row.nextAt} />),
    },
    {
      key: 'acts',
      header: say('desk.acts'),
      cell: (row) =>
        row.state === 'dead' ? (
          <Group gap="xs">
            <Button size="xs" variant="default" onClick={() => again.mutate({ id: row.id })}>
              {say('desk.undelivered.again')}
            </Button>
            <Button size="xs" variant="subtle" onClick={() => giveUp.mutate({ id: row.id })}>
              {say('desk.undelivered.giveUp')}
            </Button>
          </Group>
        ) : null,
    },
  ];
  return (
    <Page title={say('desk.undelivered')}>
      <PlaceTabs />
      <p className="mc-quiet">{say('desk.undelivered.why')}</p>
      <Read query={query}>
        {({ rows }) => (
          <Rows
            label={say('desk.undelivered')}
            columns={columns}
            rows={rows}
            rowKey={(row) => row.id}
            empty={<Empty title={say('desk.undelivered.none')} why={say('desk.undelivered.none.why')} />}
          />
        )}
      </Read>
    </Page>
  );
}
