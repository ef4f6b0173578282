import { roles as allRoles, GrantRole, type Role } from '@mingcha/domain/access';
import { type Column, Moment, Page, PersonName, Tag, useWords } from '@mingcha/ui';
import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { pages } from '../../api/pages.ts';
import { client, type Output, useTRPC } from '../../api/trpc.ts';
import { OneField } from '../../forms/fields.tsx';
import { Decide } from '../../parts/decide.tsx';
import { ListOf, namesOf } from '../../parts/list-of.tsx';
import { PersonField } from '../../parts/people-field.tsx';
import { useMay } from '../../session/use-may.ts';
import { PlaceTabs } from '../../shell/place-tabs.tsx';
import { Register } from '../registry/register.tsx';

type Answer = Output['access']['roles']['list'];
type Row = Answer['rows'][number];

/** Who may do what. The one who opens an account never grants to it: that takes two people. */
export function Roles() {
  const { say, term } = useWords();
  const grants = useMay('role.grant');
  const query = useInfiniteQuery(pages('access.roles.list', client.access.roles.list.query, { limit: 50 }));
  const columns = (pages: readonly Answer[]): readonly Column<Row>[] => {
    const nameOf = namesOf(pages);
    return [
      { key: 'person', header: say('desk.person'), cell: (row) => <PersonName name={nameOf(row.person)} /> },
      { key: 'role', header: say('desk.role'), cell: (row) => term('role', row.role) },
      {
        key: 'state',
        header: say('desk.state'),
        cell: (row) => (
          <Tag
            tone={row.active ? 'done' : 'stopped'}
            label={say(row.active ? 'desk.role.held' : 'desk.role.revoked')}
          />
        ),
      },
      {
        key: 'by',
        header: say('desk.role.grantedBy'),
        minor: true,
        cell: (row) => <PersonName name={nameOf(row.grantedBy)} />,
      },
      {
        key: 'at',
        header: say('desk.role.grantedAt'),
        minor: true,
        cell: (row) => <Moment at={row.grantedAt} day />,
      },
      ...(grants
        ? [
            {
              key: 'act',
              header: say('desk.acts'),
              cell: (row: Row) => (row.active ? <Revoke row={row} /> : null),
            },
          ]
        : []),
    ];
  };
  return (
    <Page title={say('desk.roles')} actions={grants ? <Grant /> : undefined}>
      <PlaceTabs />
      <ListOf
        label={say('desk.roles')}
        query={query}
        rowKey={(row) => row.id}
        columns={columns}
        empty={{ title: say('desk.role.none') }}
      />
    </Page>
  );
}

function Grant() {
  const { say, term } = useWords();
  const grant = useMutation(useTRPC().access.roles.grant.mutationOptions());
  return (
    <Register
      title={say('desk.role.grant')}
      form="office.role"
      initial={{ person: null as string | null, role: null as Role | null }}
      schema={GrantRole}
      run={(role) => grant.mutateAsync(role)}
      done={say('desk.role.granted')}
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
          <OneField
            name="role"
            label={say('desk.role')}
            hint={say('desk.role.hint')}
            options={allRoles.map((role) => ({ value: role, label: term('role', role) }))}
            value={values.role}
            onChange={(role) => set('role', role as Role | null)}
            error={faultOf('role')}
            required
          />
        </>
      )}
    </Register>
  );
}

function Revoke({ row }: { row: Row }) {
  const { say } = useWords();
  const revoke = useMutation(useTRPC().access.roles.revoke.mutationOptions());
  return (
    <Decide
      small
      danger
      act={say('desk.role.revoke')}
      form={`role.revoke.${row.id}`}
      lines={[say('desk.role.revoke.line')]}
      done={say('desk.role.revokedDone')}
      run={() => revoke.mutateAsync({ id: row.id, expected: row.version })}
    />
  );
}
