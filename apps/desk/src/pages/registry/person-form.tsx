import { TextInput } from '@mantine/core';
import { RegisterPerson } from '@mingcha/domain/registry';
import { useWords } from '@mingcha/ui';
import { useMutation } from '@tanstack/react-query';
import { type Output, useTRPC } from '../../api/trpc.ts';
import { OneField } from '../../forms/fields.tsx';
import { Pair } from '../../forms/form-frame.tsx';
import { useUnitOptions } from '../../parts/use-options.ts';
import { LineForm, type LineProps } from './line-form.tsx';

export type PersonRow = Output['registry']['people']['list']['rows'][number];

export function PersonForm({ row, unit, onClose }: LineProps<PersonRow>) {
  const { say } = useWords();
  const units = useUnitOptions();
  const { registry } = useTRPC();
  const register = useMutation(registry.registerPerson.mutationOptions());
  const revise = useMutation(registry.revisePerson.mutationOptions());
  return (
    <LineForm
      row={row}
      onClose={onClose}
      act={say('desk.person.register')}
      form="registry.person"
      initial={{
        name: row?.name ?? '',
        phone: row?.phone ?? '',
        email: row?.email ?? '',
        unit: row === null ? unit : row.unit,
      }}
      schema={RegisterPerson}
      toCommand={({ phone, email, ...said }) => ({
        ...said,
        ...(phone === '' ? {} : { phone }),
        ...(email === '' ? {} : { email }),
      })}
      register={(command) => register.mutateAsync(command)}
      revise={(command) => revise.mutateAsync(command)}
    >
      {({ text, one }) => (
        <>
          <Pair>
            <TextInput label={say('desk.person.name')} required {...text('name')} />
            <TextInput label={say('desk.phone')} type="tel" {...text('phone')} />
          </Pair>
          <TextInput label={say('desk.email')} type="email" {...text('email')} />
          <OneField label={say('desk.unit')} options={units} {...one('unit')} />
        </>
      )}
    </LineForm>
  );
}
