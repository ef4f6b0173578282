import { TextInput } from '@mantine/core';
import { RegisterWindow } from '@mingcha/domain/registry';
import { useWords } from '@mingcha/ui';
import { useMutation } from '@tanstack/react-query';
import { client, type Output, useTRPC } from '../../api/trpc.ts';
import { OneField } from '../../forms/fields.tsx';
import { Pair } from '../../forms/form-frame.tsx';
import { useUnitOptions } from '../../parts/use-options.ts';
import { LineForm, type LineProps } from './line-form.tsx';
import { LineLink, RegisterPage } from './register-page.tsx';

type Row = Output['registry']['windows']['list']['rows'][number];

export function Windows() {
  const { say } = useWords();
  const end = useMutation(useTRPC().registry.endWindow.mutationOptions());
  return (
    <RegisterPage<Row>
      name="registry.windows.list"
      read={client.registry.windows.list.query}
      label={say('desk.windows')}
      empty={{ title: say('desk.window.none'), why: say('desk.window.none.why') }}
      verb="registry.write"
      act={say('desk.window.register')}
      form={WindowForm}
      ends={{ act: say('desk.window.end'), run: (command) => end.mutateAsync(command) }}
      byUnit
      columns={(nameOf) => [
        {
          key: 'name',
          header: say('desk.window'),
          cell: (row) => (
            <LineLink id={row.id} verb="registry.write">
              {row.name}
            </LineLink>
          ),
        },
        { key: 'number', header: say('desk.window.number'), cell: (row) => row.number ?? '' },
        { key: 'unit', header: say('desk.unit'), cell: (row) => nameOf(row.unit) ?? '' },
      ]}
    />
  );
}

function WindowForm({ row, unit, onClose }: LineProps<Row>) {
  const { say } = useWords();
  const units = useUnitOptions();
  const { registry } = useTRPC();
  const register = useMutation(registry.registerWindow.mutationOptions());
  const revise = useMutation(registry.reviseWindow.mutationOptions());
  return (
    <LineForm
      row={row}
      onClose={onClose}
      act={say('desk.window.register')}
      form="registry.window"
      initial={{ unit: row?.unit ?? unit, name: row?.name ?? '', number: row?.number ?? '' }}
      schema={RegisterWindow}
      toCommand={({ number, ...said }) => ({ ...said, ...(number === '' ? {} : { number }) })}
      register={(command) => register.mutateAsync(command)}
      revise={(command) => revise.mutateAsync(command)}
    >
      {({ text, one }) => (
        <>
          <OneField label={say('desk.unit')} options={units} required {...one('unit')} />
          <Pair>
            <TextInput label={say('desk.window.name')} required {...text('name')} />
            <TextInput label={say('desk.window.number')} {...text('number')} />
          </Pair>
        </>
      )}
    </LineForm>
  );
}
