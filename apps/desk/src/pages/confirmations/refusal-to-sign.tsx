import { Button, Textarea, TextInput } from '@mantine/core';
import { NoteRefusalToSign } from '@mingcha/domain/findings';
import { useWords } from '@mingcha/ui';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTRPC } from '../../api/trpc.ts';
import { FormDialog } from '../../forms/form-dialog.tsx';
import { Pair } from '../../forms/form-frame.tsx';
import type { Sheet } from './sheet-facts.tsx';

const empty = { one: '', oneOrgan: '', two: '', twoOrgan: '', note: '' };

/** Somebody read it and would not sign: two people saw it, and it stands beside the finding. */
export function RefusalToSign({ sheet }: { sheet: Sheet }) {
  const { say } = useWords();
  const [opened, setOpened] = useState(false);
  const note = useMutation(useTRPC().confirmations.noteRefusal.mutationOptions());
  return (
    <>
      <Button onClick={() => setOpened(true)}>{say('desk.replies.refusal')}</Button>
      <FormDialog
        title={say('desk.replies.refusal')}
        form={`confirmation.refusal.${sheet.id}`}
        initial={empty}
        schema={NoteRefusalToSign}
        toCommand={(values) => ({
          witnesses: [
            { name: values.one, organ: values.oneOrgan },
            { name: values.two, organ: values.twoOrgan },
          ],
          note: values.note,
        })}
        run={(said) => note.mutateAsync({ id: sheet.id, expected: sheet.version, ...said })}
        done={say('desk.replies.refusal.done')}
        opened={opened}
        onClose={() => setOpened(false)}
      >
        {({ text, faultOf }) => (
          <>
            <Pair>
              <TextInput
                required
                label={say('desk.replies.refusal.witness', { n: 1 })}
                {...text('one')}
                error={faultOf('witnesses.0.name')}
              />
              <TextInput
                required
                label={say('desk.replies.refusal.organ', { n: 1 })}
                {...text('oneOrgan')}
                error={faultOf('witnesses.0.organ')}
              />
            </Pair>
            <Pair>
              <TextInput
                required
                label={say('desk.replies.refusal.witness', { n: 2 })}
                {...text('two')}
                error={faultOf('witnesses.1.name')}
              />
              <TextInput
                required
                label={say('desk.replies.refusal.organ', { n: 2 })}
                {...text('twoOrgan')}
                error={faultOf('witnesses.1.organ')}
              />
            </Pair>
            <Textarea
              required
              autosize
              minRows={2}
              label={say('desk.replies.refusal.note')}
              {...text('note')}
            />
          </>
        )}
      </FormDialog>
    </>
  );
}
