import { Group, Radio } from '@mantine/core';
import { type Column, Empty, Facts, Moment, Page, Rows, Section, StateTag, useWords } from '@mingcha/ui';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type Output, useTRPC } from '../../api/trpc.ts';
import { Groups } from '../../log/groups.tsx';
import { useLog } from '../../log/use-log.ts';
import { Decide } from '../../parts/decide.tsx';
import { Read } from '../../parts/read.tsx';
import { useSession } from '../../session/session-context.ts';
import { useMay } from '../../session/use-may.ts';
import { PlaceTabs } from '../../shell/place-tabs.tsx';
import styles from './office.module.css';

type Answer = Output['access']['serverKeys']['list'];
type Row = Answer['rows'][number];
const grounds = ['routine', 'stolen'] as const;

/** The key that the server itself signs with: which it is, which it was, and the two people behind each change. */
export function ServerKeys() {
  const { say } = useWords();
  const query = useQuery(useTRPC().access.serverKeys.list.queryOptions());
  return (
    <Page title={say('desk.serverKeys')}>
      <PlaceTabs />
      <p className="mc-quiet">{say('desk.serverKeys.why')}</p>
      <Read query={query}>
        {(answer) => (
          <>
            <Present answer={answer} />
            <Section title={say('desk.serverKeys.changes')}>
              <Changes {...answer} />
            </Section>
          </>
        )}
      </Read>
    </Page>
  );
}

/** What the server says of itself stands beside what this browser has proven; where they differ the page above says so. */
function Present({ answer: { present, made } }: { answer: Answer }) {
  const { say } = useWords();
  const log = useLog().data ?? null;
  const proposes = useMay('server-key.propose');
  return (
    <Section title={say('desk.serverKeys.present')}>
      <Facts
        facts={[
          { name: say('desk.serverKeys.fingerprint'), value: <Groups value={present} /> },
          ...(log?.changed === undefined
            ? []
            : [
                {
                  name: say('desk.serverKeys.proven'),
                  value: <Moment at={log.changed.at} />,
                },
              ]),
          ...(made === null ? [] : [{ name: say('desk.serverKeys.made'), value: <Groups value={made} /> }]),
        ]}
      />
      {proposes && made !== null ? <Propose made={made} /> : null}
      {proposes && made === null ? <p className="mc-quiet">{say('desk.serverKeys.none-made')}</p> : null}
    </Section>
  );
}

function Propose({ made }: { made: string }) {
  const { say } = useWords();
  const propose = useMutation(useTRPC().access.serverKeys.propose.mutationOptions());
  const [ground, setGround] = useState<(typeof grounds)[number]>('routine');
  return (
    <Decide
      act={say('desk.serverKeys.propose')}
      form="server-key.propose"
      ask={{ label: say('desk.reason') }}
      lines={[say('desk.serverKeys.compare'), made.replace(/(.{4})(?=.)/g, '$1 ')]}
      done={say('desk.serverKeys.proposed')}
      run={({ text }) => propose.mutateAsync({ ground, reason: text })}
    >
      <Radio.Group
        value={ground}
        onChange={(chosen) => setGround(chosen === 'stolen' ? 'stolen' : 'routine')}
        label={say('desk.serverKeys.ground')}
      >
        {grounds.map((each) => (
          <Radio
            key={each}
            mt="xs"
            value={each}
            label={say(`desk.serverKeys.ground.${each}`)}
            description={say(`desk.serverKeys.ground.${each}.line`)}
          />
        ))}
      </Radio.Group>
    </Decide>
  );
}

function Changes({ rows, names }: Pick<Answer, 'rows' | 'names'>) {
  const { say } = useWords();
  const confirms = useMay('server-key.confirm');
  const nameOf = (id: string | null) => (id === null ? '' : (names[id] ?? say('ui.erased')));
  const columns: readonly Column<Row>[] = [
    { key: 'key', header: say('desk.serverKeys.fingerprint'), cell: (row) => <Groups value={row.key} /> },
    {
      key: 'state',
      header: say('desk.state'),
      cell: (row) => <StateTag of="server-key" state={row.state} />,
    },
    {
      key: 'why',
      header: say('desk.serverKeys.ground'),
      cell: (row) => (
        <>
          {say(`desk.serverKeys.ground.${row.ground}`)}
          {row.reason === null ? null : <span className={styles.story}>{row.reason}</span>}
          {row.refusedReason === null ? null : (
            <span className={styles.story}>
              {say('desk.serverKeys.refusedBy', { name: nameOf(row.refusedBy), reason: row.refusedReason })}
            </span>
          )}
        </>
      ),
    },
    {
      key: 'who',
      header: say('desk.serverKeys.who'),
      cell: (row) =>
        [row.proposedBy, row.confirmedBy]
          .filter((id) => id !== null)
          .map(nameOf)
          .join(say('desk.listComma')),
    },
    {
      key: 'when',
      header: say('desk.serverKeys.since'),
      cell: (row) =>
        row.changedAt === null ? null : (
          <>
            <Moment at={row.changedAt} />
            <span className={styles.story}>{say('desk.serverKeys.from', { size: row.fromSize ?? 0 })}</span>
          </>
        ),
    },
    ...(confirms ? [{ key: 'act', header: say('desk.acts'), cell: (row: Row) => <Judge row={row} /> }] : []),
  ];
  return (
    <Rows
      label={say('desk.serverKeys.changes')}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      empty={<Empty title={say('desk.serverKeys.no-change')} />}
    />
  );
}

function Judge({ row }: { row: Row }) {
  const { say } = useWords();
  const trpc = useTRPC();
  const { person } = useSession();
  const confirm = useMutation(trpc.access.serverKeys.confirm.mutationOptions());
  const refuse = useMutation(trpc.access.serverKeys.refuse.mutationOptions());
  if (row.state !== 'proposed' && row.state !== 'confirmed') return null;
  const target = { id: row.id, expected: row.version };
  return (
    <Group gap="xs">
      {row.state === 'proposed' && row.proposedBy !== person ? (
        <Decide
          small
          filled
          act={say('desk.serverKeys.confirm')}
          form={`server-key.confirm.${row.id}`}
          lines={[
            say('desk.serverKeys.compare'),
            row.key.replace(/(.{4})(?=.)/g, '$1 '),
            say(`desk.serverKeys.ground.${row.ground}.line`),
            say('desk.serverKeys.confirm.line'),
          ]}
          done={say('desk.serverKeys.confirmed')}
          run={() => confirm.mutateAsync({ ...target, key: row.key })}
        />
      ) : null}
      <Decide
        small
        danger
        act={say('desk.serverKeys.refuse')}
        form={`server-key.refuse.${row.id}`}
        ask={{ label: say('desk.reason') }}
        lines={[say('desk.serverKeys.refuse.line')]}
        done={say('desk.serverKeys.refused')}
        run={({ text }) => refuse.mutateAsync({ ...target, reason: text })}
      />
    </Group>
  );
}
