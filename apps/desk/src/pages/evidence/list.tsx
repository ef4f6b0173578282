import { evidenceStates } from '@mingcha/domain/evidence';
import { type Column, Hash, Moment, Page, Provenance, StateTag, useWords } from '@mingcha/ui';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { pages } from '../../api/pages.ts';
import { client, type Output } from '../../api/trpc.ts';
import { sizeOf } from '../../parts/custody-line.tsx';
import { Choose, Filters } from '../../parts/filters.tsx';
import { ListOf, namesOf } from '../../parts/list-of.tsx';
import { PlaceTabs } from '../../shell/place-tabs.tsx';
import { type EvidenceSearch, evidenceInput } from './search.ts';

const route = getRouteApi('/desk/evidence');
type Answer = Output['evidence']['list'];
type Row = Answer['rows'][number];
const media = ['photo', 'audio', 'video', 'scan'] as const;

export function EvidenceList() {
  const { say, term } = useWords();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const query = useInfiniteQuery(pages('evidence.list', client.evidence.list.query, evidenceInput(search)));
  const narrow = (change: Partial<EvidenceSearch>) =>
    void navigate({ search: (now) => ({ ...now, ...change }), replace: true });
  return (
    <Page title={say('desk.nav.evidence')}>
      <PlaceTabs />
      <Filters>
        <Choose
          label={say('desk.state')}
          value={search.state}
          options={evidenceStates
            .filter((state) => state !== 'none')
            .map((state) => ({ value: state, label: term('state.evidence', state) }))}
          onChange={(state) => narrow({ state: state })}
        />
        <Choose
          label={say('desk.evidence.medium')}
          value={search.medium}
          options={media.map((medium) => ({ value: medium, label: say(`ui.evidence.${medium}`) }))}
          onChange={(medium) => narrow({ medium: medium })}
        />
      </Filters>
      <ListOf
        label={say('desk.nav.evidence')}
        query={query}
        rowKey={(row) => row.id}
        columns={columns}
        filtered={Object.values(search).some((value) => value !== undefined)}
        empty={{ title: say('desk.evidence.noneAtAll'), why: say('desk.evidence.noneAtAll.why') }}
      />
    </Page>
  );

  function columns(pages: readonly Answer[]): readonly Column<Row>[] {
    const nameOf = namesOf(pages);
    return [
      {
        key: 'what',
        header: say('desk.nav.evidence'),
        cell: (row) => (
          <Link to="/evidence/$id" params={{ id: row.id }}>
            {say(`ui.evidence.${row.medium}`)} {row.capturedAt === null ? '' : <Moment at={row.capturedAt} />}
          </Link>
        ),
      },
      {
        key: 'state',
        header: say('desk.state'),
        cell: (row) => (
          <>
            <StateTag of="evidence" state={row.state} /> <Provenance piece={row} />
          </>
        ),
      },
      { key: 'way', header: say('desk.way'), cell: (row) => say(row.covert ? 'desk.covert' : 'desk.overt') },
      {
        key: 'by',
        header: say('desk.evidence.capturedBy'),
        minor: true,
        cell: (row) => nameOf(row.capturedBy) ?? '',
      },
      {
        key: 'size',
        header: say('desk.evidence.size'),
        numeric: true,
        minor: true,
        cell: (row) => sizeOf(row.size),
      },
      {
        key: 'hash',
        header: 'SHA-256',
        minor: true,
        cell: (row) => (row.sha256 === null ? '' : <Hash value={row.sha256} />),
      },
    ];
  }
}
