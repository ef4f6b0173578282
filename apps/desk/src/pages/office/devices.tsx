import { Group } from '@mantine/core';
import { type Column, Hash, Page, StateTag, useWords } from '@mingcha/ui';
import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { pages } from '../../api/pages.ts';
import { client, type Output, useTRPC } from '../../api/trpc.ts';
import { Decide } from '../../parts/decide.tsx';
import { Choose, Filters } from '../../parts/filters.tsx';
import { ListOf, namesOf } from '../../parts/list-of.tsx';
import { useSession } from '../../session/session-context.ts';
import { useMay } from '../../session/use-may.ts';
import { PlaceTabs } from '../../shell/place-tabs.tsx';
import { DeviceStory, Enrolled, hasStory } from './device-story.tsx';
import { DoubledStory, Resolve } from './doubled-device.tsx';
import { EnrolDevice } from './enrol-device.tsx';
import { Release } from './lost-device.tsx';
import styles from './office.module.css';
import { Repin } from './repin-device.tsx';
import { type DevicesSearch, deviceStates } from './search.ts';
import { isSixDigits, SixDigits } from './six-digits.tsx';

const route = getRouteApi('/desk/office/devices');
type Answer = Output['access']['devices']['list'];
type Row = Answer['rows'][number];

/** Tablets: invited by one person, let in by another who types the digits that the tablet shows. */
export function Devices() {
  const { say, term } = useWords();
  const proposes = useMay('device.propose');
  const confirms = useMay('device.confirm');
  const { state } = route.useSearch();
  const navigate = route.useNavigate();
  const narrow = (change: DevicesSearch) => void navigate({ search: change, replace: true });
  const query = useInfiniteQuery(
    pages('access.devices.list', client.access.devices.list.query, {
      limit: 50,
      ...(state === undefined ? {} : { state }),
    }),
  );
  const columns = (pages: readonly Answer[]): readonly Column<Row>[] => {
    const nameOf = namesOf(pages);
    return [
      {
        key: 'name',
        header: say('desk.device'),
        cell: (row) => <span className={styles.device}>{row.name}</span>,
      },
      {
        key: 'state',
        header: say('desk.state'),
        cell: (row) => <StateTag of="device" state={row.state} />,
      },
      {
        key: 'persons',
        header: say('desk.device.persons'),
        cell: (row) => row.persons.map(nameOf).filter(Boolean).join(say('desk.listComma')),
      },
      {
        key: 'story',
        header: say('desk.device.story'),
        // A cell without a word falls away where rows stand as cards.
        cell: (row) =>
          hasStory(row) ? (
            <>
              <DoubledStory row={row} nameOf={nameOf} />
              {row.state === 'enrolled' ? null : <DeviceStory row={row} nameOf={nameOf} />}
            </>
          ) : null,
      },
      {
        key: 'at',
        header: say('desk.device.enrolled'),
        minor: true,
        cell: (row) => <Enrolled row={row} nameOf={nameOf} />,
      },
      {
        key: 'key',
        header: say('desk.journal.writer'),
        minor: true,
        cell: (row) => <Hash value={row.writer} />,
      },
      ...(proposes || confirms
        ? [
            {
              key: 'act',
              header: say('desk.acts'),
              cell: (row: Row) => (
                <Group gap="xs">
                  {confirms && row.state === 'proposed' ? <Judge row={row} /> : null}
                  <Resolve row={row} />
                  <Repin row={row} />
                  {proposes && row.state === 'enrolled' ? <Revoke row={row} /> : null}
                  <Release row={row} asker={nameOf(row.releaseAskedBy ?? '') ?? ''} />
                </Group>
              ),
            },
          ]
        : []),
    ];
  };
  return (
    <Page title={say('desk.devices')} actions={proposes ? <EnrolDevice /> : undefined}>
      <PlaceTabs />
      <Filters>
        <Choose
          label={say('desk.state')}
          value={state}
          options={deviceStates.map((each) => ({ value: each, label: term('state.device', each) }))}
          onChange={(chosen) => narrow({ state: chosen })}
        />
      </Filters>
      <ListOf
        label={say('desk.devices')}
        query={query}
        rowKey={(row) => row.id}
        columns={columns}
        filtered={state !== undefined}
        empty={{ title: say('desk.device.none'), why: say('desk.device.none.why') }}
      />
    </Page>
  );
}

function Judge({ row }: { row: Row }) {
  const { say } = useWords();
  const trpc = useTRPC();
  const confirm = useMutation(trpc.access.devices.confirm.mutationOptions());
  const refuse = useMutation(trpc.access.devices.refuse.mutationOptions());
  const [digits, setDigits] = useState('');
  const { person } = useSession();
  const target = { id: row.id, expected: row.version };
  return (
    <>
      {row.proposedBy === person ? null : (
        <Decide
          small
          act={say('desk.device.confirm')}
          form={`device.confirm.${row.id}`}
          lines={[
            say('desk.device.which', { name: row.name }),
            say(row.comparable ? 'desk.device.confirm.line' : 'desk.device.confirm.gone'),
            ...(row.strangers === 0 ? [] : [say('desk.device.confirm.strangers', { count: row.strangers })]),
          ]}
          done={say('desk.device.confirmed')}
          disabled={!row.comparable || !isSixDigits(digits)}
          run={() => confirm.mutateAsync({ ...target, digits })}
        >
          {row.comparable ? <SixDigits typed={digits} onType={setDigits} /> : null}
        </Decide>
      )}
      <Decide
        small
        danger
        act={say('desk.device.refuse')}
        form={`device.refuse.${row.id}`}
        ask={{ label: say('desk.reason') }}
        lines={[say('desk.device.which', { name: row.name })]}
        done={say('desk.device.refused')}
        run={({ text }) => refuse.mutateAsync({ ...target, reason: text })}
      />
    </>
  );
}

function Revoke({ row }: { row: Row }) {
  const { say } = useWords();
  const revoke = useMutation(useTRPC().access.devices.revoke.mutationOptions());
  return (
    <Decide
      small
      danger
      act={say('desk.device.revoke')}
      form={`device.revoke.${row.id}`}
      ask={{ label: say('desk.reason') }}
      lines={[say('desk.device.which', { name: row.name }), say('desk.device.revoke.line')]}
      done={say('desk.device.revoked')}
      run={({ text }) => revoke.mutateAsync({ id: row.id, expected: row.version, reason: text })}
    />
  );
}
