import { TextInput } from '@mantine/core';
import { RegisterRecorder } from '@mingcha/domain/registry';
import { PersonName, useWords } from '@mingcha/ui';
import { useMutation } from '@tanstack/react-query';
import { client, type Output, useTRPC } from '../../api/trpc.ts';
import { PersonField } from '../../parts/people-field.tsx';
import { LineForm, type LineProps } from './line-form.tsx';
import { LineLink, RegisterPage } from './register-page.tsx';

type Row = Output['registry']['recorders']['list']['rows'][number];

/** Ordinary recorders and cameras: a file counts only when its device stands here. */
export function Recorders() {
  const { say } = useWords();
  const end = useMutation(useTRPC().registry.endRecorder.mutationOptions());
  return (
    <RegisterPage<Row>
      name="registry.recorders.list"
      read={client.registry.recorders.list.query}
      label={say('desk.recorders')}
      empty={{ title: say('desk.recorder.none'), why: say('desk.recorder.none.why') }}
      verb="registry.write"
      act={say('desk.recorder.register')}
      form={RecorderForm}
      ends={{ act: say('desk.recorder.end'), run: (command) => end.mutateAsync(command) }}
      columns={(nameOf) => [
        {
          key: 'device',
          header: say('desk.recorder'),
          cell: (row) => (
            <LineLink id={row.id} verb="registry.write">
              {`${row.make} ${row.model}`}
            </LineLink>
          ),
        },
        { key: 'serial', header: say('desk.recorder.serial'), cell: (row) => row.serial },
        {
          key: 'holder',
          header: say('desk.recorder.holder'),
          cell: (row) => <PersonName name={nameOf(row.holder)} />,
        },
      ]}
    />
  );
}

function RecorderForm({ row, onClose }: LineProps<Row>) {
  const { say } = useWords();
  const { registry } = useTRPC();
  const register = useMutation(registry.registerRecorder.mutationOptions());
  const revise = useMutation(registry.reviseRecorder.mutationOptions());
  return (
    <LineForm
      row={row}
      onClose={onClose}
      act={say('desk.recorder.register')}
      form="registry.recorder"
      initial={{
        make: row?.make ?? '',
        model: row?.model ?? '',
        serial: row?.serial ?? '',
        holder: (row?.holder ?? null) as string | null,
      }}
      schema={RegisterRecorder}
      register={(command) => register.mutateAsync(command)}
      revise={(command) => revise.mutateAsync(command)}
    >
      {({ text, one }) => (
        <>
          <TextInput label={say('desk.recorder.make')} required {...text('make')} />
          <TextInput label={say('desk.recorder.model')} required {...text('model')} />
          <TextInput label={say('desk.recorder.serial')} required {...text('serial')} />
          <PersonField label={say('desk.recorder.holder')} required {...one('holder')} />
        </>
      )}
    </LineForm>
  );
}
