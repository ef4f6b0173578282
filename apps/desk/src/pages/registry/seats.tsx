import { TextInput } from '@mantine/core';
import { Duty, EstablishSeat, FillSeat } from '@mingcha/domain/registry';
import { type Column, Moment, PersonName, Tag, useWords } from '@mingcha/ui';
import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { pages } from '../../api/pages.ts';
import { client, type Output, useTRPC } from '../../api/trpc.ts';
import { OneField } from '../../forms/fields.tsx';
import { Decide } from '../../parts/decide.tsx';
import { Choose, Filters, LookFor } from '../../parts/filters.tsx';
import { ListOf, namesOf } from '../../parts/list-of.tsx';
import { usePeopleOptions, useUnitOptions } from '../../parts/use-options.ts';
import { useMay } from '../../session/use-may.ts';
import { Register } from './register.tsx';
import { RegistryPage } from './registry-page.tsx';
import { type RegistrySearch, registryInput } from './search.ts';

const route = getRouteApi('/desk/registry/seats');
type Answer = Output['registry']['seats']['list'];
type Row = Answer['rows'][number];

/** A duty belongs to a seat. People come and go; who sat where, and when, stays. */
export function Seats() {
  const { say, term } = useWords();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const units = useUnitOptions();
  const writes = useMay('registry.write');
  const query = useInfiniteQuery(
    pages('registry.seats.list', client.registry.seats.list.query, registryInput(search)),
  );
  const narrow = (change: Partial<RegistrySearch>) =>
    void navigate({ search: (now) => ({ ...now, ...change }), replace: true });
  const columns = (pages: readonly Answer[]): readonly Column<Row>[] => {
    const nameOf = namesOf(pages);
    return [
      { key: 'title', header: say('desk.seat'), cell: (row) => row.title },
      { key: 'duty', header: say('desk.seat.duty'), cell: (row) => term('duty', row.duty) },
      { key: 'unit', header: say('desk.unit'), cell: (row) => nameOf(row.unit) ?? say('desk.seat.office') },
      {
        key: 'holder',
        header: say('desk.seat.holder'),
        cell: (row) =>
          row.holder === null ? (
            <Tag tone="attention" label={say('desk.seat.vacant')} />
          ) : (
            <PersonName name={nameOf(row.holder)} />
          ),
      },
      {
        key: 'since',
        header: say('desk.since'),
        minor: true,
        cell: (row) => (row.since === null ? '' : <Moment at={row.since} day />),
      },
      ...(writes
        ? [
            {
              key: 'act',
              header: say('desk.acts'),
              cell: (row: Row) => (row.holder === null ? <Fill row={row} /> : <Vacate row={row} />),
            },
          ]
        : []),
    ];
  };
  return (
    <RegistryPage title={say('desk.nav.registry')} actions={writes ? <Establish /> : undefined}>
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
        label={say('desk.seats')}
        query={query}
        rowKey={(row) => row.id}
        columns={columns}
        filtered={Object.values(search).some((value) => value !== undefined)}
        empty={{ title: say('desk.seat.none') }}
      />
    </RegistryPage>
  );
}

function Establish() {
  const { say, term } = useWords();
  const units = useUnitOptions();
  const establish = useMutation(useTRPC().registry.establishSeat.mutationOptions());
  return (
    <Register
      title={say('desk.seat.establish')}
      form="registry.seat"
      initial={{ title: '', duty: 'liaison' as string, unit: null as string | null }}
      schema={EstablishSeat}
      run={(seat) => establish.mutateAsync(seat)}
      done={say('desk.registered')}
    >
      {({ values, set, faultOf }) => (
        <>
          <TextInput
            label={say('desk.seat.title')}
            required
            value={values.title}
            error={faultOf('title')}
            onChange={(event) => set('title', event.currentTarget.value)}
          />
          <OneField
            name="duty"
            label={say('desk.seat.duty')}
            options={Duty.options.map((duty) => ({ value: duty, label: term('duty', duty) }))}
            value={values.duty}
            onChange={(duty) => set('duty', duty ?? 'liaison')}
            required
          />
          <OneField
            name="unit"
            label={say('desk.unit')}
            hint={say('desk.seat.unit.hint')}
            options={units}
            value={values.unit}
            onChange={(unit) => set('unit', unit)}
          />
        </>
      )}
    </Register>
  );
}

function Fill({ row }: { row: Row }) {
  const { say } = useWords();
  const people = usePeopleOptions();
  const fill = useMutation(useTRPC().registry.fillSeat.mutationOptions());
  return (
    <Register
      filled={false}
      size="xs"
      title={say('desk.seat.fill')}
      form={`registry.fill.${row.id}`}
      initial={{ person: null as string | null }}
      schema={FillSeat}
      run={({ person }) => fill.mutateAsync({ id: row.id, expected: row.version, person })}
      done={say('desk.seat.filled')}
    >
      {({ values, set, faultOf }) => (
        <OneField
          name="person"
          label={say('desk.person')}
          options={people}
          value={values.person}
          onChange={(person) => set('person', person)}
          error={faultOf('person')}
          required
        />
      )}
    </Register>
  );
}

function Vacate({ row }: { row: Row }) {
  const { say } = useWords();
  const vacate = useMutation(useTRPC().registry.vacateSeat.mutationOptions());
  return (
    <Decide
      small
      act={say('desk.seat.vacate')}
      form={`registry.vacate.${row.id}`}
      ask={{ label: say('desk.reason') }}
      lines={[say('desk.seat.vacate.line')]}
      done={say('desk.seat.vacated')}
      run={({ text }) => vacate.mutateAsync({ id: row.id, expected: row.version, reason: text })}
    />
  );
}
