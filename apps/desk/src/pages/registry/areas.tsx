import { TextInput } from '@mantine/core';
import { AreaNature, ProhibitArea } from '@mingcha/domain/registry';
import { type Column, useWords } from '@mingcha/ui';
import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { pages } from '../../api/pages.ts';
import { client, type Output, useTRPC } from '../../api/trpc.ts';
import { OneField } from '../../forms/fields.tsx';
import { ListOf, namesOf } from '../../parts/list-of.tsx';
import { useUnitOptions } from '../../parts/use-options.ts';
import { useMay } from '../../session/use-may.ts';
import { Register } from './register.tsx';
import { RegistryPage } from './registry-page.tsx';
import { registryInput } from './search.ts';

const route = getRouteApi('/desk/registry/areas');
type Answer = Output['registry']['areas']['list'];
type Row = Answer['rows'][number];

/** Where nothing may be recorded; the tablet shows these before a visit. */
export function Areas() {
  const { say, term } = useWords();
  const search = route.useSearch();
  const query = useInfiniteQuery(
    pages('registry.areas.list', client.registry.areas.list.query, registryInput(search)),
  );
  const columns = (pages: readonly Answer[]): readonly Column<Row>[] => {
    const nameOf = namesOf(pages);
    return [
      { key: 'name', header: say('desk.area'), cell: (row) => row.name },
      { key: 'nature', header: say('desk.area.nature'), cell: (row) => term('area', row.nature) },
      {
        key: 'unit',
        header: say('desk.unit'),
        cell: (row) => nameOf(row.unit) ?? say('desk.area.everywhere'),
      },
    ];
  };
  return (
    <RegistryPage
      title={say('desk.nav.registry')}
      actions={useMay('registry.write') ? <Prohibit /> : undefined}
    >
      <ListOf
        label={say('desk.areas')}
        query={query}
        rowKey={(row) => row.id}
        columns={columns}
        empty={{ title: say('desk.area.none'), why: say('desk.area.none.why') }}
      />
    </RegistryPage>
  );
}

function Prohibit() {
  const { say, term } = useWords();
  const units = useUnitOptions();
  const prohibit = useMutation(useTRPC().registry.prohibitArea.mutationOptions());
  return (
    <Register
      title={say('desk.area.prohibit')}
      form="registry.area"
      initial={{ name: '', nature: 'toilet' as string, unit: null as string | null }}
      schema={ProhibitArea}
      toCommand={({ name, nature, unit }) => ({ name, nature, ...(unit === null ? {} : { unit }) })}
      run={(area) => prohibit.mutateAsync(area)}
      done={say('desk.registered')}
    >
      {({ values, set, faultOf }) => (
        <>
          <TextInput
            label={say('desk.area.name')}
            required
            value={values.name}
            error={faultOf('name')}
            onChange={(event) => set('name', event.currentTarget.value)}
          />
          <OneField
            name="nature"
            label={say('desk.area.nature')}
            options={AreaNature.options.map((nature) => ({ value: nature, label: term('area', nature) }))}
            value={values.nature}
            onChange={(nature) => set('nature', nature ?? 'other')}
            required
          />
          <OneField
            name="unit"
            label={say('desk.unit')}
            hint={say('desk.area.unit.hint')}
            options={units}
            value={values.unit}
            onChange={(unit) => set('unit', unit)}
          />
        </>
      )}
    </Register>
  );
}
