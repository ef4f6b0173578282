import { TextInput } from '@mantine/core';
import { RegisterWindow } from '@mingcha/domain/registry';
import { type Column, useWords } from '@mingcha/ui';
import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { pages } from '../../api/pages.ts';
import { client, type Output, useTRPC } from '../../api/trpc.ts';
import { OneField } from '../../forms/fields.tsx';
import { Pair } from '../../forms/form-frame.tsx';
import { Choose, Filters, LookFor } from '../../parts/filters.tsx';
import { ListOf, namesOf } from '../../parts/list-of.tsx';
import { useUnitOptions } from '../../parts/use-options.ts';
import { useMay } from '../../session/use-may.ts';
import { Register } from './register.tsx';
import { RegistryPage } from './registry-page.tsx';
import { type RegistrySearch, registryInput } from './search.ts';

const route = getRouteApi('/desk/registry/windows');
type Answer = Output['registry']['windows']['list'];
type Row = Answer['rows'][number];

export function Windows() {
  const { say } = useWords();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const units = useUnitOptions();
  const query = useInfiniteQuery(
    pages('registry.windows.list', client.registry.windows.list.query, registryInput(search)),
  );
  const narrow = (change: Partial<RegistrySearch>) =>
    void navigate({ search: (now) => ({ ...now, ...change }), replace: true });
  const columns = (pages: readonly Answer[]): readonly Column<Row>[] => {
    const nameOf = namesOf(pages);
    return [
      { key: 'name', header: say('desk.window'), cell: (row) => row.name },
      { key: 'number', header: say('desk.window.number'), cell: (row) => row.number ?? '' },
      { key: 'unit', header: say('desk.unit'), cell: (row) => nameOf(row.unit) ?? '' },
    ];
  };
  return (
    <RegistryPage
      title={say('desk.nav.registry')}
      actions={useMay('registry.write') ? <RegisterWindowButton /> : undefined}
    >
      <Filters>
        <LookFor label={say('desk.look')} value={search.text} onChange={(text) => narrow({ text })} />
        <Choose
          label={say('desk.unit')}
          value={search.unit}
          options={units}
          onChange={(unit) => narrow({ unit })}
        />
      </Filters>
      <ListOf
        label={say('desk.windows')}
        query={query}
        rowKey={(row) => row.id}
        columns={columns}
        filtered={Object.values(search).some((value) => value !== undefined)}
        empty={{ title: say('desk.window.none') }}
      />
    </RegistryPage>
  );
}

function RegisterWindowButton() {
  const { say } = useWords();
  const units = useUnitOptions();
  const register = useMutation(useTRPC().registry.registerWindow.mutationOptions());
  return (
    <Register
      title={say('desk.window.register')}
      form="registry.window"
      initial={{ unit: null as string | null, name: '', number: '' }}
      schema={RegisterWindow}
      toCommand={({ unit, name, number }) => ({ unit, name, ...(number === '' ? {} : { number }) })}
      run={(window) => register.mutateAsync(window)}
      done={say('desk.registered')}
    >
      {({ values, set, faultOf }) => (
        <>
          <OneField
            name="unit"
            label={say('desk.unit')}
            options={units}
            value={values.unit}
            onChange={(unit) => set('unit', unit)}
            error={faultOf('unit')}
            required
          />
          <Pair>
            <TextInput
              label={say('desk.window.name')}
              required
              value={values.name}
              error={faultOf('name')}
              onChange={(event) => set('name', event.currentTarget.value)}
            />
            <TextInput
              label={say('desk.window.number')}
              value={values.number}
              error={faultOf('number')}
              onChange={(event) => set('number', event.currentTarget.value)}
            />
          </Pair>
        </>
      )}
    </Register>
  );
}
