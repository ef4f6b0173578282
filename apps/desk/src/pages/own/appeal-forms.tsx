import { Textarea } from '@mantine/core';
import { FileAppeal, type RouteCode, SupplementAppeal } from '@mingcha/domain/accountability';
import type { FileRef } from '@mingcha/domain/papers';
import { useWords } from '@mingcha/ui';
import { useDoor, useHandIn } from '../../api/door.ts';
import { FileField } from '../../forms/file-field.tsx';
import { FormDialog } from '../../forms/form-dialog.tsx';
import type { OwnRow } from './own-case.tsx';

export function FileAppealForm({ row, route, onClose }: { row: OwnRow; route: string; onClose: () => void }) {
  const { say, term } = useWords();
  const { client } = useDoor();
  const handedIn = useHandIn();
  return (
    <FormDialog
      title={term('route', route)}
      form={`appeal.file.${row.id}.${route}`}
      initial={{ grounds: '', requests: '', lateReason: '', files: [] as FileRef[] }}
      schema={FileAppeal}
      toCommand={({ lateReason, ...said }) => ({
        ...said,
        about: { type: 'case', id: row.id },
        route: route as RouteCode,
        ...(lateReason.trim() === '' ? {} : { lateReason }),
      })}
      run={async (said) => handedIn(await client.appeals.file.mutate(said))}
      done={say('desk.appeal.filed')}
      opened
      onClose={onClose}
      lines={[say('desk.own.never'), say('desk.own.notStayed')]}
    >
      {({ text, values, set, faultOf }) => (
        <>
          <Textarea label={say('desk.appeal.requests')} autosize minRows={2} required {...text('requests')} />
          <Textarea label={say('desk.appeal.grounds')} autosize minRows={4} required {...text('grounds')} />
          <Textarea
            label={say('desk.appeal.lateReason')}
            description={say('desk.appeal.lateReason.hint')}
            autosize
            {...text('lateReason')}
          />
          <FileField
            name="files"
            label={say('desk.own.files')}
            value={values.files}
            onChange={(files) => set('files', files)}
            error={faultOf('files')}
          />
        </>
      )}
    </FormDialog>
  );
}

interface SupplementProps {
  appeal: OwnRow['appeals'][number];
  onClose: () => void;
}

export function SupplementForm({ appeal, onClose }: SupplementProps) {
  const { say, term } = useWords();
  const { client } = useDoor();
  return (
    <FormDialog
      title={term('command', 'supplementAppeal')}
      form={`appeal.supplement.${appeal.id}`}
      initial={{ grounds: '', files: [] as FileRef[] }}
      schema={SupplementAppeal}
      run={(said) => client.appeals.supplement.mutate({ ...said, id: appeal.id, expected: appeal.version })}
      done={say('desk.appeal.supplemented')}
      opened
      onClose={onClose}
    >
      {({ text, values, set, faultOf }) => (
        <>
          <Textarea label={say('desk.appeal.grounds')} autosize minRows={3} required {...text('grounds')} />
          <FileField
            name="files"
            label={say('desk.own.files')}
            value={values.files}
            onChange={(files) => set('files', files)}
            error={faultOf('files')}
          />
        </>
      )}
    </FormDialog>
  );
}
