import { Button, Group } from '@mantine/core';
import { type Column, FindingLine, Page, StateTag, Tag, useWords } from '@mingcha/ui';
import { IconChecklist } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { pages } from '../../api/pages.ts';
import { client, type Output, useTRPC } from '../../api/trpc.ts';
import { Choose, Filters, LookFor } from '../../parts/filters.tsx';
import { ListOf, namesOf } from '../../parts/list-of.tsx';
import { useEveryUnit } from '../../parts/use-options.ts';
import { useSubCode } from '../../parts/use-sub-code.ts';
import { useMay } from '../../session/use-may.ts';
import { PlaceTabs } from '../../shell/place-tabs.tsx';
import { FindingCounts } from './counts.tsx';
import { type FindingsSearch, findingsInput } from './search.ts';

const route = getRouteApi('/desk/findings');
type Answer = Output['findings']['list'];
type Row = Answer['rows'][number];

export function FindingList() {
  const { say, term } = useWords();
  const trpc = useTRPC();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const subCode = useSubCode();
  const units = useEveryUnit();
  const query = useInfiniteQuery(pages('findings.list', client.findings.list.query, findingsInput(search)));
  const waiting = useQuery(
    trpc.findings.list.queryOptions({ state: ['proposed'], direction: 'asc', limit: 1 }),
  );
  const replies = useQuery(trpc.findings.list.queryOptions({ heard: true, direction: 'asc', limit: 1 }));
  const narrow = (change: Partial<FindingsSearch>) =>
    void navigate({ search: (now) => ({ ...now, ...change }), replace: true });
  const first = waiting.data?.rows[0];
  const ready = replies.data?.rows[0];
  const decides = useMay('finding.confirm');
  return (
    <Page
      title={say('desk.nav.findings')}
      actions={
        <Group gap="xs">
          {ready && decides ? (
            <Button
              renderRoot={(props) => (
                <Link {...props} to="/findings/$id" params={{ id: ready.id }} search={{ queue: 'heard' }} />
              )}
            >
              {say('desk.replies.in', { count: replies.data?.total ?? 0 })}
            </Button>
          ) : null}
          {first ? (
            <Button
              variant="filled"
              leftSection={<IconChecklist size="1.125rem" aria-hidden />}
              renderRoot={(props) => (
                <Link
                  {...props}
                  to="/findings/$id"
                  params={{ id: first.id }}
                  search={{ queue: 'proposed' }}
                />
              )}
            >
              {say('desk.finding.review', { count: waiting.data?.total ?? 0 })}
            </Button>
          ) : null}
        </Group>
      }
    >
      <PlaceTabs />
      <FindingCounts chosen={search} onChoose={narrow} />
      <Filters>
        <LookFor label={say('desk.look')} value={search.text} onChange={(text) => narrow({ text })} />
        <Choose
          label={say('desk.unit')}
          value={search.unit}
          options={units}
          onChange={(unit) => narrow({ unit })}
        />
        <Choose
          label={say('desk.style')}
          value={search.style}
          options={(['LAZY', 'SLOW', 'LOW', 'POOR', 'PRAISE'] as const).map((style) => ({
            value: style,
            label: term('style', style),
          }))}
          onChange={(style) => narrow({ style: style })}
        />
      </Filters>
      <ListOf
        label={say('desk.nav.findings')}
        query={query}
        rowKey={(row) => row.id}
        columns={columns}
        order={{ by: search.sort ?? 'observedAt', down: (search.direction ?? 'desc') === 'desc' }}
        onOrder={({ by, down }) =>
          narrow({ sort: by as FindingsSearch['sort'], direction: down ? 'desc' : 'asc' })
        }
        filtered={Object.values(search).some((value) => value !== undefined)}
        empty={{ title: say('desk.finding.none'), why: say('desk.finding.none.why') }}
      />
    </Page>
  );

  function columns(pages: readonly Answer[]): readonly Column<Row>[] {
    const nameOf = namesOf(pages);
    return [
      {
        key: 'what',
        header: say('desk.finding'),
        sort: 'observedAt',
        cell: (row) => (
          <FindingLine
            finding={{ ...row, state: undefined, unit: nameOf(row.unit), window: nameOf(row.window) }}
            subCodeName={subCode(row.subCode)}
            link={(words) => (
              <Link
                to="/findings/$id"
                params={{ id: row.id }}
                search={search.state ? { queue: search.state } : search.heard ? { queue: 'heard' } : {}}
              >
                {words}
              </Link>
            )}
            aside={row.contested ? <Tag tone="attention" label={say('desk.contested')} /> : undefined}
          />
        ),
      },
      {
        key: 'way',
        header: say('desk.way'),
        minor: true,
        cell: (row) => say(row.covert ? 'desk.covert' : 'desk.overt'),
      },
      {
        key: 'severity',
        header: say('desk.severity'),
        minor: true,
        cell: (row) => (row.severity === null ? '' : term('severity', row.severity)),
      },
      {
        key: 'by',
        header: say('desk.finding.recordedBy'),
        minor: true,
        cell: (row) => nameOf(row.recordedBy) ?? '',
      },
      {
        key: 'state',
        header: say('desk.state'),
        minor: true,
        cell: (row) => <StateTag of="finding" state={row.state} />,
      },
    ];
  }
}
