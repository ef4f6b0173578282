import { Group, TextInput } from '@mantine/core';
import { OpenAccount } from '@mingcha/domain/access';
import { type Column, Moment, Page, PersonName, Tag, useNow, useWords } from '@mingcha/ui';
import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { pages } from '../../api/pages.ts';
import { client, type Output, useTRPC } from '../../api/trpc.ts';
import { Decide } from '../../parts/decide.tsx';
import { ListOf, namesOf } from '../../parts/list-of.tsx';
import { PersonField } from '../../parts/people-field.tsx';
import { useMay } from '../../session/use-may.ts';
import { PlaceTabs } from '../../shell/place-tabs.tsx';
import { Register } from '../registry/register.tsx';
import { OneTimePassword } from './one-time-password.tsx';

type Answer = Output['access']['accounts']['list'];
type Row = Answer['rows'][number];

export function Accounts() {
  const { say } = useWords();
  const now = useNow();
  const keeps = useMay('account.keep');
  const unlocks = useMay('account.unlock');
  const [password, setPassword] = useState<string | null>(null);
  const query = useInfiniteQuery(
    pages('access.accounts.list', client.access.accounts.list.query, { limit: 50 }),
  );
  const columns = (pages: readonly Answer[]): readonly Column<Row>[] => {
    const nameOf = namesOf(pages);
    return [
      { key: 'person', header: say('desk.person'), cell: (row) => <PersonName name={nameOf(row.person)} /> },
      { key: 'username', header: say('desk.signIn.username'), cell: (row) => row.username },
      { key: 'state', header: say('desk.state'), cell: (row) => <AccountState row={row} now={now} /> },
      {
        key: 'by',
        header: say('desk.account.openedBy'),
        minor: true,
        cell: (row) => <PersonName name={nameOf(row.openedBy)} />,
      },
      {
        key: 'at',
        header: say('desk.account.openedAt'),
        minor: true,
        cell: (row) => <Moment at={row.openedAt} day />,
      },
      ...(keeps || unlocks
        ? [
            {
              key: 'act',
              header: say('desk.acts'),
              cell: (row: Row) => (
                <Group gap="xs">
                  {unlocks && row.lockedUntil !== null && row.lockedUntil > now ? <Unlock row={row} /> : null}
                  {keeps && row.open ? <Reset row={row} onPassword={setPassword} /> : null}
                  {keeps && row.open ? <Close row={row} /> : null}
                </Group>
              ),
            },
          ]
        : []),
    ];
  };
  return (
    <Page title={say('desk.accounts')} actions={keeps ? <Open onPassword={setPassword} /> : undefined}>
      <PlaceTabs />
      <ListOf
        label={say('desk.accounts')}
        query={query}
        rowKey={(row) => row.id}
        columns={columns}
        empty={{ title: say('desk.account.none') }}
      />
      <OneTimePassword password={password} onClose={() => setPassword(null)} />
    </Page>
  );
}

function AccountState({ row, now }: { row: Row; now: number }) {
  const { say } = useWords();
  if (!row.open) return <Tag tone="stopped" label={say('desk.account.closed')} />;
  if (row.lockedUntil !== null && row.lockedUntil > now) {
    return (
      <>
        <Tag tone="attention" label={say('desk.account.locked')} /> <Moment at={row.lockedUntil} />
      </>
    );
  }
  return <Tag tone="done" label={say('desk.account.open')} />;
}

function Open({ onPassword }: { onPassword: (password: string) => void }) {
  const { say } = useWords();
  const open = useMutation(useTRPC().access.accounts.open.mutationOptions());
  return (
    <Register
      title={say('desk.account.new')}
      form="office.account"
      initial={{ person: null as string | null, username: '' }}
      schema={OpenAccount}
      run={async (account) => onPassword((await open.mutateAsync(account)).password)}
      done={say('desk.account.opened')}
    >
      {({ values, set, faultOf }) => (
        <>
          <PersonField
            name="person"
            label={say('desk.person')}
            value={values.person}
            onChange={(person) => set('person', person)}
            error={faultOf('person')}
            required
          />
          <TextInput
            label={say('desk.signIn.username')}
            description={say('desk.account.username.hint')}
            autoCapitalize="none"
            required
            value={values.username}
            error={faultOf('username')}
            onChange={(event) => set('username', event.currentTarget.value.toLowerCase())}
          />
        </>
      )}
    </Register>
  );
}

function Reset({ row, onPassword }: { row: Row; onPassword: (password: string) => void }) {
  const { say } = useWords();
  const reset = useMutation(useTRPC().access.accounts.resetPassword.mutationOptions());
  return (
    <Decide
      small
      act={say('desk.account.reset')}
      form={`account.reset.${row.id}`}
      lines={[say('desk.account.reset.line')]}
      done={say('desk.account.resetDone')}
      run={async () => onPassword((await reset.mutateAsync({ id: row.id })).password)}
    />
  );
}

function Close({ row }: { row: Row }) {
  const { say } = useWords();
  const close = useMutation(useTRPC().access.accounts.close.mutationOptions());
  return (
    <Decide
      small
      danger
      act={say('desk.account.close')}
      form={`account.close.${row.id}`}
      ask={{ label: say('desk.reason') }}
      lines={[say('desk.account.close.line')]}
      done={say('desk.account.closedDone')}
      run={({ text }) => close.mutateAsync({ id: row.id, expected: row.version, reason: text })}
    />
  );
}

function Unlock({ row }: { row: Row }) {
  const { say } = useWords();
  const unlock = useMutation(useTRPC().access.accounts.unlock.mutationOptions());
  return (
    <Decide
      small
      act={say('desk.account.unlock')}
      form={`account.unlock.${row.id}`}
      lines={[say('desk.account.unlock.line')]}
      done={say('desk.account.unlocked')}
      run={() => unlock.mutateAsync({ id: row.id })}
    />
  );
}
