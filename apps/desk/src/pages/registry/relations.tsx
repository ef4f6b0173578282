import { TextInput } from '@mantine/core';
import { DeclareRelation } from '@mingcha/domain/registry';
import { type Column, Moment, PersonName, Said, useWords } from '@mingcha/ui';
import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { pages } from '../../api/pages.ts';
import { client, type Output, useTRPC } from '../../api/trpc.ts';
import { OneField } from '../../forms/fields.tsx';
import { ListOf, namesOf } from '../../parts/list-of.tsx';
import { usePeopleOptions, useUnitOptions } from '../../parts/use-options.ts';
import { useSession } from '../../session/session-context.ts';
import { useMay } from '../../session/use-may.ts';
import { Register } from './register.tsx';
import { RegistryPage } from './registry-page.tsx';
import { registryInput } from './search.ts';

const route = getRouteApi('/desk/registry/relations');
type Answer = Output['registry']['relations']['list'];
type Row = Answer['rows'][number];

/** Declared by the person, the party or anybody who knows; each keeps somebody out of a team. */
export function Relations() {
  const { say } = useWords();
  const search = route.useSearch();
  const query = useInfiniteQuery(
    pages('registry.relations.list', client.registry.relations.list.query, registryInput(search)),
  );
  const columns = (pages: readonly Answer[]): readonly Column<Row>[] => {
    const nameOf = namesOf(pages);
    return [
      { key: 'person', header: say('desk.person'), cell: (row) => <PersonName name={nameOf(row.person)} /> },
      {
        key: 'with',
        header: say('desk.relation.with'),
        cell: (row) => nameOf(row.unit) ?? <Said text={row.otherPerson} erased={row.erased} />,
      },
      {
        key: 'nature',
        header: say('desk.relation.nature'),
        cell: (row) => <Said text={row.nature} erased={row.erased} />,
      },
      {
        key: 'when',
        header: say('desk.relation.declaredAt'),
        minor: true,
        cell: (row) => <Moment at={row.declaredAt} day />,
      },
      {
        key: 'by',
        header: say('desk.relation.declaredBy'),
        minor: true,
        cell: (row) => <PersonName name={nameOf(row.declaredBy)} />,
      },
    ];
  };
  return (
    <RegistryPage
      title={say('desk.nav.registry')}
      actions={useMay('relation.declare') ? <Declare /> : undefined}
    >
      <ListOf
        label={say('desk.relations')}
        query={query}
        rowKey={(row) => row.id}
        columns={columns}
        empty={{ title: say('desk.relation.none'), why: say('desk.relation.none.why') }}
      />
    </RegistryPage>
  );
}

function Declare() {
  const { say } = useWords();
  const { person } = useSession();
  const people = usePeopleOptions();
  const units = useUnitOptions();
  const declare = useMutation(useTRPC().registry.declareRelation.mutationOptions());
  return (
    <Register
      title={say('desk.relation.declare')}
      form="registry.relation"
      initial={{ person: person as string | null, unit: null as string | null, otherPerson: '', nature: '' }}
      schema={DeclareRelation}
      toCommand={({ unit, otherPerson, ...said }) => ({
        ...said,
        ...(unit === null ? {} : { unit }),
        ...(otherPerson.trim() === '' ? {} : { otherPerson }),
      })}
      run={(relation) => declare.mutateAsync(relation)}
      done={say('desk.registered')}
    >
      {({ values, set, faultOf }) => (
        <>
          <OneField
            name="person"
            label={say('desk.person')}
            options={people}
            value={values.person}
            onChange={(chosen) => set('person', chosen)}
            error={faultOf('person')}
            required
          />
          <OneField
            name="unit"
            label={say('desk.relation.unit')}
            options={units}
            value={values.unit}
            onChange={(unit) => set('unit', unit)}
          />
          <TextInput
            label={say('desk.relation.otherPerson')}
            value={values.otherPerson}
            error={faultOf('otherPerson')}
            onChange={(event) => set('otherPerson', event.currentTarget.value)}
          />
          <TextInput
            label={say('desk.relation.nature')}
            description={say('desk.relation.nature.hint')}
            required
            value={values.nature}
            error={faultOf('nature')}
            onChange={(event) => set('nature', event.currentTarget.value)}
          />
        </>
      )}
    </Register>
  );
}
