import { Checkbox, TextInput } from '@mantine/core';
import { RegisterUnit, TargetClass, UnitLevel } from '@mingcha/domain/registry';
import { type Column, UnitName, useWords } from '@mingcha/ui';
import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { pages } from '../../api/pages.ts';
import { client, type Output, useTRPC } from '../../api/trpc.ts';
import { OneField } from '../../forms/fields.tsx';
import { Pair } from '../../forms/form-frame.tsx';
import { Filters, LookFor } from '../../parts/filters.tsx';
import { ListOf, namesOf } from '../../parts/list-of.tsx';
import { useUnitOptions } from '../../parts/use-options.ts';
import { useMay } from '../../session/use-may.ts';
import { Register } from './register.tsx';
import { RegistryPage } from './registry-page.tsx';
import { registryInput } from './search.ts';

const route = getRouteApi('/desk/registry/');
type Answer = Output['registry']['units']['list'];
type Row = Answer['rows'][number];

interface UnitValues {
  code: string;
  name: string;
  level: string;
  parent: string | null;
  targetClass: string | null;
  hasWindow: boolean;
}
const blank: UnitValues = {
  code: '',
  name: '',
  level: 'unit',
  parent: null,
  targetClass: null,
  hasWindow: false,
};

export function Units() {
  const { say, term } = useWords();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const query = useInfiniteQuery(
    pages('registry.units.list', client.registry.units.list.query, registryInput(search)),
  );
  const columns = (pages: readonly Answer[]): readonly Column<Row>[] => {
    const nameOf = namesOf(pages);
    return [
      { key: 'name', header: say('desk.unit'), cell: (row) => <UnitName name={row.name} part={row.code} /> },
      { key: 'level', header: say('desk.unit.level'), cell: (row) => term('level', row.level) },
      {
        key: 'class',
        header: say('desk.unit.class'),
        minor: true,
        cell: (row) => (row.targetClass === null ? '' : term('target-class', row.targetClass)),
      },
      {
        key: 'parent',
        header: say('desk.unit.parent'),
        minor: true,
        cell: (row) => nameOf(row.parent) ?? '',
      },
      {
        key: 'window',
        header: say('desk.unit.hasWindow'),
        minor: true,
        cell: (row) => say(row.hasWindow ? 'desk.yes' : 'desk.no'),
      },
    ];
  };
  return (
    <RegistryPage
      title={say('desk.nav.registry')}
      actions={useMay('registry.write') ? <RegisterUnitButton /> : undefined}
    >
      <Filters>
        <LookFor
          label={say('desk.look')}
          value={search.text}
          onChange={(text) => void navigate({ search: { text }, replace: true })}
        />
      </Filters>
      <ListOf
        label={say('desk.units')}
        query={query}
        rowKey={(row) => row.id}
        columns={columns}
        filtered={search.text !== undefined}
        empty={{ title: say('desk.unit.none'), why: say('desk.unit.none.why') }}
      />
    </RegistryPage>
  );
}

function RegisterUnitButton() {
  const { say, term } = useWords();
  const units = useUnitOptions();
  const register = useMutation(useTRPC().registry.registerUnit.mutationOptions());
  return (
    <Register
      title={say('desk.unit.register')}
      form="registry.unit"
      initial={blank}
      schema={RegisterUnit}
      run={(unit) => register.mutateAsync(unit)}
      done={say('desk.registered')}
    >
      {({ values, set, faultOf }) => (
        <>
          <Pair>
            <TextInput
              label={say('desk.unit.code')}
              required
              value={values.code}
              error={faultOf('code')}
              onChange={(event) => set('code', event.currentTarget.value)}
            />
            <TextInput
              label={say('desk.unit.name')}
              required
              value={values.name}
              error={faultOf('name')}
              onChange={(event) => set('name', event.currentTarget.value)}
            />
          </Pair>
          <OneField
            name="parent"
            label={say('desk.unit.parent')}
            options={units}
            value={values.parent}
            onChange={(parent) => set('parent', parent)}
          />
          <Pair>
            <OneField
              name="level"
              label={say('desk.unit.level')}
              options={UnitLevel.options.map((level) => ({ value: level, label: term('level', level) }))}
              value={values.level}
              onChange={(level) => set('level', level ?? 'unit')}
              required
            />
            <OneField
              name="targetClass"
              label={say('desk.unit.class')}
              options={TargetClass.options.map((each) => ({
                value: each,
                label: term('target-class', each),
              }))}
              value={values.targetClass}
              onChange={(chosen) => set('targetClass', chosen)}
            />
          </Pair>
          <Checkbox
            label={say('desk.unit.hasWindow')}
            checked={values.hasWindow}
            onChange={(event) => set('hasWindow', event.currentTarget.checked)}
          />
        </>
      )}
    </Register>
  );
}
