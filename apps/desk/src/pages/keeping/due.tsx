import { Button, Checkbox } from '@mantine/core';
import { ListDestruction, schedule } from '@mingcha/domain/retention';
import { Empty, type Fact, Facts, Moment, Page, Section, useWords } from '@mingcha/ui';
import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { pages } from '../../api/pages.ts';
import { client, type Output, useTRPC } from '../../api/trpc.ts';
import { sizeOf } from '../../parts/custody-line.tsx';
import { namesOf } from '../../parts/list-of.tsx';
import { Read, Unread } from '../../parts/read.tsx';
import { PlaceTabs } from '../../shell/place-tabs.tsx';
import { DrawFrame, useDraw } from './draw-frame.tsx';
import { DueLog } from './due-log.tsx';
import styles from './keeping.module.css';

type Row = Output['keeping']['due']['rows'][number];

/** What the schedule lets go today, chosen into a list that another duty decides. */
export function DueRecordings() {
  const { say } = useWords();
  const query = useInfiniteQuery(pages('keeping.due', client.keeping.due.query, { limit: 200 }));
  const rows = query.data?.pages.flatMap((page) => page.rows) ?? [];
  const more = query.hasNextPage ? (
    <Button size="xs" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
      {say('desk.keeping.more')}
    </Button>
  ) : null;
  return (
    <Page title={say('desk.keeping')}>
      <PlaceTabs />
      {query.data === undefined ? (
        <Unread query={query} />
      ) : rows.length === 0 ? (
        <Empty
          title={say(query.hasNextPage ? 'desk.keeping.searched' : 'desk.keeping.none')}
          why={say('desk.keeping.none.why')}
          action={more}
        />
      ) : (
        <>
          <DrawForm rows={rows} nameOf={namesOf(query.data.pages)} />
          {more}
        </>
      )}
      <DueLog />
      <Periods />
    </Page>
  );
}

interface DrawProps {
  rows: readonly Row[];
  nameOf: (id: string | null) => string | null;
}

function DrawForm({ rows, nameOf }: DrawProps) {
  const { say, term } = useWords();
  const { mutateAsync } = useMutation(useTRPC().keeping.draw.mutationOptions());
  const draw = useDraw({
    form: 'destruction.new',
    initial: { chosen: [] as string[], withMasked: false, reason: '' },
    schema: ListDestruction,
    // What went from the list meanwhile is not sent.
    toCommand: ({ chosen, withMasked, reason }) => ({
      evidence: rows.flatMap(({ evidence }) => (chosen.includes(evidence) ? [evidence] : [])),
      withMasked,
      reason,
    }),
    run: (command) => mutateAsync(command),
  });
  const { values, set, faultOf } = draw;
  return (
    <DrawFrame
      draw={draw}
      reason={values.reason}
      onReason={(reason) => set('reason', reason)}
      hint={say('desk.keeping.ground.hint')}
    >
      <Checkbox.Group
        label={say('desk.keeping.choose')}
        required
        value={values.chosen}
        onChange={(chosen) => set('chosen', chosen)}
        error={faultOf('evidence')}
        data-field="evidence"
      >
        <ul className={styles.pieces}>
          {rows.map((row) => (
            <li key={row.evidence} className={styles.piece}>
              <Checkbox
                value={row.evidence}
                label={
                  <>
                    {say(`ui.evidence.${row.medium as 'photo'}`)}
                    {row.capturedAt === null ? null : (
                      <>
                        {' · '}
                        <Moment at={row.capturedAt} />
                      </>
                    )}
                    {' · '}
                    {sizeOf(row.size + (row.masked?.size ?? 0))}
                  </>
                }
              />
              <span className="mc-quiet">
                {term('due-rule', row.rule)} · {say('desk.keeping.until')} <Moment at={row.until} />
              </span>
              <Link to="/evidence/$id" params={{ id: row.evidence }}>
                {say('desk.evidence.open')}
              </Link>
              <Link to="/visits/$id" params={{ id: row.visit }}>
                {nameOf(row.unit) ?? say('desk.keeping.visit')}
              </Link>
            </li>
          ))}
        </ul>
      </Checkbox.Group>
      <Checkbox
        label={say('desk.keeping.masked')}
        description={say('desk.keeping.masked.hint')}
        checked={values.withMasked}
        onChange={(event) => set('withMasked', event.currentTarget.checked)}
      />
    </DrawFrame>
  );
}

/** The schedule as it stands in this office. */
function Periods() {
  const { say } = useWords();
  const query = useQuery(useTRPC().registry.office.get.queryOptions());
  return (
    <Section title={say('desk.keeping.schedule')}>
      <Read query={query} lines={3}>
        {({ settings }) => (
          <Facts
            facts={schedule.map(({ record, keep, standard }): Fact => {
              const name = say(`desk.keeping.schedule.${record}`);
              if (keep === null) return { name, value: say('desk.keeping.forEver') };
              const said = settings[keep.setting];
              const count = typeof said === 'number' ? said : standard;
              if (record === 'access-log')
                return {
                  name,
                  value:
                    count === 0 ? say('desk.keeping.accessLog') : say('desk.keeping.log.days', { count }),
                };
              return { name, value: say(`desk.keeping.${keep.unit}`, { count }) };
            })}
          />
        )}
      </Read>
    </Section>
  );
}
