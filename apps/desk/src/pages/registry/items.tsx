import { NumberInput, TextInput } from '@mantine/core';
import { HandlingMode, RegisterServiceItem } from '@mingcha/domain/registry';
import { type Column, UnitName, useWords } from '@mingcha/ui';
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
import { fen, halfDays } from './amounts.ts';
import { Register } from './register.tsx';
import { RegistryPage } from './registry-page.tsx';
import { type RegistrySearch, registryInput } from './search.ts';

const route = getRouteApi('/desk/registry/items');
type Answer = Output['registry']['serviceItems']['list'];
type Row = Answer['rows'][number];

export function ServiceItems() {
  const { say, term } = useWords();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const units = useUnitOptions();
  const query = useInfiniteQuery(
    pages('registry.serviceItems.list', client.registry.serviceItems.list.query, registryInput(search)),
  );
  const narrow = (change: Partial<RegistrySearch>) =>
    void navigate({ search: (now) => ({ ...now, ...change }), replace: true });
  const columns = (pages: readonly Answer[]): readonly Column<Row>[] => {
    const nameOf = namesOf(pages);
    return [
      { key: 'name', header: say('desk.item'), cell: (row) => <UnitName name={row.name} part={row.code} /> },
      { key: 'unit', header: say('desk.unit'), cell: (row) => nameOf(row.unit) ?? '' },
      {
        key: 'mode',
        header: say('desk.item.mode'),
        minor: true,
        cell: (row) => term('handling', row.handlingMode),
      },
      {
        key: 'statutory',
        header: say('desk.item.statutory'),
        numeric: true,
        minor: true,
        cell: (row) => say('desk.workingDays', { count: halfDays(row.statutoryLimit) }),
      },
      {
        key: 'promised',
        header: say('desk.item.promised'),
        numeric: true,
        cell: (row) => say('desk.workingDays', { count: halfDays(row.promisedLimit) }),
      },
      {
        key: 'fee',
        header: say('desk.item.fee'),
        numeric: true,
        minor: true,
        cell: (row) =>
          row.feeFen === 0 ? say('desk.item.free') : say('desk.yuan', { amount: fen(row.feeFen) }),
      },
    ];
  };
  return (
    <RegistryPage
      title={say('desk.nav.registry')}
      actions={useMay('registry.write') ? <RegisterItem /> : undefined}
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
        label={say('desk.items')}
        query={query}
        rowKey={(row) => row.id}
        columns={columns}
        filtered={Object.values(search).some((value) => value !== undefined)}
        empty={{ title: say('desk.item.none') }}
      />
    </RegistryPage>
  );
}

const blank = {
  code: '',
  name: '',
  unit: null as string | null,
  handlingMode: 'PROMISED' as string,
  statutory: 20,
  promised: 10,
  fee: 0,
};

function RegisterItem() {
  const { say, term } = useWords();
  const units = useUnitOptions();
  const register = useMutation(useTRPC().registry.registerServiceItem.mutationOptions());
  const days = (value: number | string) => (typeof value === 'number' ? value : 0);
  return (
    <Register
      title={say('desk.item.register')}
      form="registry.item"
      initial={blank}
      schema={RegisterServiceItem}
      toCommand={({ code, name, unit, handlingMode, statutory, promised, fee }) => ({
        code,
        name,
        unit,
        handlingMode,
        // Half working days and fen: the journal holds integers only.
        statutoryLimit: Math.round(statutory * 2),
        promisedLimit: Math.round(promised * 2),
        feeFen: Math.round(fee * 100),
      })}
      run={(item) => register.mutateAsync(item)}
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
              label={say('desk.item.name')}
              required
              value={values.name}
              error={faultOf('name')}
              onChange={(event) => set('name', event.currentTarget.value)}
            />
          </Pair>
          <Pair>
            <OneField
              name="unit"
              label={say('desk.unit')}
              options={units}
              value={values.unit}
              onChange={(unit) => set('unit', unit)}
              error={faultOf('unit')}
              required
            />
            <OneField
              name="handlingMode"
              label={say('desk.item.mode')}
              options={HandlingMode.options.map((mode) => ({ value: mode, label: term('handling', mode) }))}
              value={values.handlingMode}
              onChange={(mode) => set('handlingMode', mode ?? 'PROMISED')}
              required
            />
          </Pair>
          <Pair>
            <NumberInput
              label={say('desk.item.statutory')}
              min={0.5}
              step={0.5}
              value={values.statutory}
              error={faultOf('statutoryLimit')}
              onChange={(value) => set('statutory', days(value))}
            />
            <NumberInput
              label={say('desk.item.promised')}
              min={0.5}
              step={0.5}
              value={values.promised}
              error={faultOf('promisedLimit')}
              onChange={(value) => set('promised', days(value))}
            />
            <NumberInput
              label={say('desk.item.feeYuan')}
              min={0}
              decimalScale={2}
              value={values.fee}
              error={faultOf('feeFen')}
              onChange={(value) => set('fee', days(value))}
            />
          </Pair>
        </>
      )}
    </Register>
  );
}
