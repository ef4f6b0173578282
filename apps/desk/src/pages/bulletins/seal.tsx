import { Button, NumberInput, TextInput } from '@mantine/core';
import { SealBulletin } from '@mingcha/domain/bulletins';
import type { FileRef } from '@mingcha/domain/papers';
import { useWords } from '@mingcha/ui';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTRPC } from '../../api/trpc.ts';
import { DayField } from '../../forms/fields.tsx';
import { FileField } from '../../forms/file-field.tsx';
import { FormDialog } from '../../forms/form-dialog.tsx';
import { PersonField } from '../../parts/people-field.tsx';

interface SealProps {
  id: string;
  version: number;
  /** Addressees: as many copies at the least. */
  least: number;
}

/** 用印: print the clean copy and the sheet, set the seal of metal, count, scan one original, register. */
export function SealIt({ id, version, least }: SealProps) {
  const { say } = useWords();
  const [opened, setOpened] = useState(false);
  const seal = useMutation(useTRPC().bulletins.seal.mutationOptions());
  const initial = {
    copies: least,
    sealedBy: null as string | null,
    sealedOn: '',
    register: '',
    scan: [] as FileRef[],
  };
  return (
    <>
      <Button component="a" href={`/files/bulletins/${id}/seal.pdf`} target="_blank" rel="noreferrer">
        {say('desk.seal.copy')}
      </Button>
      <Button component="a" href={`/files/bulletins/${id}/seal-sheet.pdf`} target="_blank" rel="noreferrer">
        {say('desk.seal.sheet')}
      </Button>
      <Button variant="filled" onClick={() => setOpened(true)}>
        {say('desk.seal.act')}
      </Button>
      <FormDialog
        title={say('desk.seal.act')}
        form={`bulletin.seal.${id}`}
        initial={initial}
        schema={SealBulletin}
        toCommand={({ scan, ...rest }) => ({ ...rest, scan: scan[0] })}
        run={(command) => seal.mutateAsync({ ...command, id, expected: version })}
        done={say('desk.seal.done')}
        opened={opened}
        onClose={() => setOpened(false)}
        lines={[say('desk.seal.line', { count: least })]}
      >
        {({ values, set, faultOf, text, one }) => (
          <>
            <NumberInput
              name="copies"
              label={say('desk.seal.copies')}
              required
              min={1}
              allowDecimal={false}
              value={values.copies}
              error={faultOf('copies')}
              onChange={(count) => set('copies', Number(count))}
            />
            <PersonField {...one('sealedBy')} label={say('desk.seal.by')} required />
            <DayField
              name="sealedOn"
              label={say('desk.seal.on')}
              value={values.sealedOn}
              onChange={(day) => set('sealedOn', day)}
              error={faultOf('sealedOn')}
            />
            <TextInput {...text('register')} label={say('desk.seal.register')} required />
            <FileField
              name="scan"
              label={say('desk.seal.scan')}
              single
              required
              value={values.scan}
              onChange={(files) => set('scan', files)}
              error={faultOf('scan')}
            />
          </>
        )}
      </FormDialog>
    </>
  );
}
