import { Group, TextInput } from '@mantine/core';
import { type Column, Hash, Moment, Page, PersonName, StateTag, useWords } from '@mingcha/ui';
import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { pages } from '../../api/pages.ts';
import { client, type Output, useTRPC } from '../../api/trpc.ts';
import { Decide } from '../../parts/decide.tsx';
import { ListOf, namesOf } from '../../parts/list-of.tsx';
import { useMay } from '../../session/use-may.ts';
import { PlaceTabs } from '../../shell/place-tabs.tsx';
import { EnrolDevice } from './enrol-device.tsx';
import { LostWord, Release } from './lost-device.tsx';
import styles from './office.module.css';

type Answer = Output['access']['devices']['list'];
type Row = Answer['rows'][number];

/** Tablets: invited by one person, let in by another who types the digits that the tablet shows. */
export function Devices() {
  const { say } = useWords();
  const proposes = useMay('device.propose');
  const confirms = useMay('device.confirm');
  const query = useInfiniteQuery(
    pages('access.devices.list', client.access.devices.list.query, { limit: 50 }),
  );
  const columns = (pages: readonly Answer[]): readonly Column<Row>[] => {
    const nameOf = namesOf(pages);
    return [
      { key: 'name', header: say('desk.device'), cell: (row) => row.name },
      {
        key: 'state',
        header: say('desk.state'),
        cell: (row) => (
          <>
            <StateTag of="device" state={row.state} />
            <LostWord row={row} />
          </>
        ),
      },
      {
        key: 'persons',
        header: say('desk.device.persons'),
        cell: (row) => row.persons.map(nameOf).filter(Boolean).join(say('desk.listComma')),
      },
      {
        key: 'by',
        header: say('desk.device.proposedBy'),
        minor: true,
        cell: (row) => <PersonName name={nameOf(row.proposedBy)} />,
      },
      {
        key: 'in',
        header: say('desk.device.enrolledBy'),
        minor: true,
        cell: (row) => (row.enrolledBy === null ? '' : <PersonName name={nameOf(row.enrolledBy)} />),
      },
      {
        key: 'at',
        header: say('desk.since'),
        minor: true,
        cell: (row) => <Moment at={row.enrolledAt ?? row.proposedAt} />,
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
    <Page title={say('desk.nav.office')} actions={proposes ? <EnrolDevice /> : undefined}>
      <PlaceTabs />
      <ListOf
        label={say('desk.devices')}
        query={query}
        rowKey={(row) => row.id}
        columns={columns}
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
  const target = { id: row.id, expected: row.version };
  return (
    <>
      <Decide
        small
        filled
        act={say('desk.device.confirm')}
        form={`device.confirm.${row.id}`}
        lines={[
          say(row.comparable ? 'desk.device.confirm.line' : 'desk.device.confirm.gone'),
          ...(row.strangers === 0 ? [] : [say('desk.device.confirm.strangers', { count: row.strangers })]),
        ]}
        done={say('desk.device.confirmed')}
        disabled={!row.comparable || digits.replace(/\D/g, '').length !== 6}
        run={() => confirm.mutateAsync({ ...target, digits })}
      >
        {row.comparable ? (
          <TextInput
            className={styles.digits}
            name="digits"
            label={say('desk.device.confirm.digits')}
            required
            data-autofocus
            inputMode="numeric"
            autoComplete="off"
            maxLength={7}
            value={digits}
            onChange={(event) => setDigits(event.currentTarget.value.normalize('NFKC'))}
          />
        ) : null}
      </Decide>
      <Decide
        small
        danger
        act={say('desk.device.refuse')}
        form={`device.refuse.${row.id}`}
        ask={{ label: say('desk.reason') }}
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
      lines={[say('desk.device.revoke.line')]}
      done={say('desk.device.revoked')}
      run={({ text }) => revoke.mutateAsync({ id: row.id, expected: row.version, reason: text })}
    />
  );
}
