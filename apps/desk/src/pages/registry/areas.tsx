import { TextInput } from '@mantine/core';
import { AreaNature, ProhibitArea } from '@mingcha/domain/registry';
import { useWords } from '@mingcha/ui';
import { useMutation } from '@tanstack/react-query';
import { client, type Output, useTRPC } from '../../api/trpc.ts';
import { OneField } from '../../forms/fields.tsx';
import { useUnitOptions } from '../../parts/use-options.ts';
import { LineForm, type LineProps } from './line-form.tsx';
import { LineLink, RegisterPage } from './register-page.tsx';

type Row = Output['registry']['areas']['list']['rows'][number];

/** Where nothing may be recorded; the tablet shows these before a visit. */
export function Areas() {
  const { say, term } = useWords();
  const end = useMutation(useTRPC().registry.liftArea.mutationOptions());
  return (
    <RegisterPage<Row>
      name="registry.areas.list"
      read={client.registry.areas.list.query}
      label={say('desk.areas')}
      empty={{ title: say('desk.area.none'), why: say('desk.area.none.why') }}
      verb="registry.write"
      act={say('desk.area.prohibit')}
      form={AreaForm}
      ends={{ act: say('desk.area.end'), run: (command) => end.mutateAsync(command) }}
      byUnit
      columns={(nameOf) => [
        {
          key: 'name',
          header: say('desk.area'),
          cell: (row) => (
            <LineLink id={row.id} verb="registry.write">
              {row.name}
            </LineLink>
          ),
        },
        { key: 'nature', header: say('desk.area.nature'), cell: (row) => term('area', row.nature) },
        {
          key: 'unit',
          header: say('desk.unit'),
          cell: (row) => nameOf(row.unit) ?? say('desk.area.everywhere'),
        },
      ]}
    />
  );
}

function AreaForm({ row, unit, onClose }: LineProps<Row>) {
  const { say, term } = useWords();
  const units = useUnitOptions();
  const { registry } = useTRPC();
  const prohibit = useMutation(registry.prohibitArea.mutationOptions());
  const revise = useMutation(registry.reviseArea.mutationOptions());
  return (
    <LineForm
      row={row}
      onClose={onClose}
      act={say('desk.area.prohibit')}
      form="registry.area"
      initial={{
        name: row?.name ?? '',
        nature: (row?.nature ?? 'toilet') as string | null,
        unit: row === null ? unit : row.unit,
      }}
      schema={ProhibitArea}
      toCommand={({ unit: of, ...said }) => ({ ...said, ...(of === null ? {} : { unit: of }) })}
      register={(command) => prohibit.mutateAsync(command)}
      revise={(command) => revise.mutateAsync(command)}
    >
      {({ text, one }) => (
        <>
          <TextInput label={say('desk.area.name')} required {...text('name')} />
          <OneField
            label={say('desk.area.nature')}
            options={AreaNature.options.map((nature) => ({ value: nature, label: term('area', nature) }))}
            required
            {...one('nature')}
          />
          <OneField
            label={say('desk.unit')}
            hint={say('desk.area.unit.hint')}
            options={units}
            {...one('unit')}
          />
        </>
      )}
    </LineForm>
  );
}
