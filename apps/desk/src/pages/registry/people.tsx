import { TextInput } from '@mantine/core';
import { AppointInspector, RegisterPerson } from '@mingcha/domain/registry';
import { type Column, Moment, PersonName, Tag, useWords } from '@mingcha/ui';
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

const route = getRouteApi('/desk/registry/people');
type Answer = Output['registry']['people']['list'];
type Row = Answer['rows'][number];

export function People() {
  const { say } = useWords();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const units = useUnitOptions();
  const writes = useMay('registry.write');
  const appoints = useMay('registry.appoint');
  const query = useInfiniteQuery(
    pages('registry.people.list', client.registry.people.list.query, {
      ...registryInput(search),
      ...(search.only ? { inspector: true } : {}),
    }),
  );
  const narrow = (change: Partial<RegistrySearch>) =>
    void navigate({ search: (now) => ({ ...now, ...change }), replace: true });
  const columns = (pages: readonly Answer[]): readonly Column<Row>[] => {
    const nameOf = namesOf(pages);
    return [
      {
        key: 'name',
        header: say('desk.person'),
        cell: (row) => <PersonName name={row.erased ? null : row.name} />,
      },
      { key: 'unit', header: say('desk.unit'), cell: (row) => nameOf(row.unit) ?? '' },
      { key: 'phone', header: say('desk.phone'), minor: true, cell: (row) => row.phone ?? '' },
      {
        key: 'inspector',
        header: say('desk.inspector'),
        cell: (row) =>
          row.inspector ? (
            <Tag tone="done" label={say('desk.inspector')} />
          ) : appoints ? (
            <Appoint row={row} />
          ) : (
            ''
          ),
      },
      {
        key: 'home',
        header: say('desk.homeUnit'),
        minor: true,
        cell: (row) => nameOf(row.homeUnit) ?? nameOf(row.secondedFrom) ?? '',
      },
      {
        key: 'since',
        header: say('desk.registeredAt'),
        minor: true,
        cell: (row) => <Moment at={row.registeredAt} day />,
      },
    ];
  };
  return (
    <RegistryPage title={say('desk.nav.registry')} actions={writes ? <RegisterPersonButton /> : undefined}>
      <Filters>
        <LookFor label={say('desk.look')} value={search.text} onChange={(text) => narrow({ text })} />
        <Choose
          label={say('desk.unit')}
          value={search.unit}
          options={units}
          onChange={(unit) => narrow({ unit })}
        />
        <Choose
          label={say('desk.inspector')}
          value={search.only ? 'only' : undefined}
          options={[{ value: 'only', label: say('desk.person.inspectors') }]}
          onChange={(only) => narrow({ only: only ? true : undefined })}
        />
      </Filters>
      <ListOf
        label={say('desk.people')}
        query={query}
        rowKey={(row) => row.id}
        columns={columns}
        filtered={Object.values(search).some((value) => value !== undefined)}
        empty={{ title: say('desk.person.none') }}
      />
    </RegistryPage>
  );
}

function RegisterPersonButton() {
  const { say } = useWords();
  const units = useUnitOptions();
  const register = useMutation(useTRPC().registry.registerPerson.mutationOptions());
  return (
    <Register
      title={say('desk.person.register')}
      form="registry.person"
      initial={{ name: '', phone: '', unit: null as string | null }}
      schema={RegisterPerson}
      toCommand={({ name, phone, unit }) => ({ name, unit, ...(phone === '' ? {} : { phone }) })}
      run={(person) => register.mutateAsync(person)}
      done={say('desk.registered')}
    >
      {({ values, set, faultOf }) => (
        <>
          <Pair>
            <TextInput
              label={say('desk.person.name')}
              required
              value={values.name}
              error={faultOf('name')}
              onChange={(event) => set('name', event.currentTarget.value)}
            />
            <TextInput
              label={say('desk.phone')}
              type="tel"
              value={values.phone}
              error={faultOf('phone')}
              onChange={(event) => set('phone', event.currentTarget.value)}
            />
          </Pair>
          <OneField
            name="unit"
            label={say('desk.unit')}
            options={units}
            value={values.unit}
            onChange={(unit) => set('unit', unit)}
          />
        </>
      )}
    </Register>
  );
}

/** The home unit decides later where this person may not be sent. */
function Appoint({ row }: { row: Row }) {
  const { say } = useWords();
  const units = useUnitOptions();
  const appoint = useMutation(useTRPC().registry.appointInspector.mutationOptions());
  return (
    <Register
      filled={false}
      size="xs"
      title={say('desk.person.appoint')}
      form={`registry.appoint.${row.id}`}
      initial={{ homeUnit: row.unit, secondedFrom: null as string | null }}
      schema={AppointInspector}
      toCommand={({ homeUnit, secondedFrom }) => ({
        homeUnit,
        ...(secondedFrom === null ? {} : { secondedFrom }),
      })}
      run={(said) => appoint.mutateAsync({ ...said, id: row.id, expected: row.version })}
      done={say('desk.person.appointed')}
    >
      {({ values, set }) => (
        <>
          <OneField
            name="homeUnit"
            label={say('desk.homeUnit')}
            hint={say('desk.homeUnit.hint')}
            options={units}
            value={values.homeUnit}
            onChange={(unit) => set('homeUnit', unit)}
          />
          <OneField
            name="secondedFrom"
            label={say('desk.secondedFrom')}
            options={units}
            value={values.secondedFrom}
            onChange={(unit) => set('secondedFrom', unit)}
          />
        </>
      )}
    </Register>
  );
}
