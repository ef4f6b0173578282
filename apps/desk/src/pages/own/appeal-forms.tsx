import { Textarea } from '@mantine/core';
import {
  type AppealAbout,
  FileAppeal,
  type RouteCode,
  SupplementAppeal,
} from '@mingcha/domain/accountability';
import type { FileRef } from '@mingcha/domain/papers';
import { useWords } from '@mingcha/ui';
import { useDoor, useHandIn } from '../../api/door.ts';
import { FileField } from '../../forms/file-field.tsx';
import { FormDialog } from '../../forms/form-dialog.tsx';

interface FileAppealProps {
  about: AppealAbout;
  /** Of a bulletin or an order: for which of one’s units. */
  unit?: string;
  /** The appeal whose result is contested. */
  previous?: string | null;
  route: string;
  onClose: () => void;
}

export function FileAppealForm({ about, unit, previous = null, route, onClose }: FileAppealProps) {
  const { say, term } = useWords();
  const { client } = useDoor();
  const handedIn = useHandIn();
  return (
    <FormDialog
      title={term('route', route)}
      form={`appeal.file.${about.id}.${unit ?? ''}.${route}`}
      initial={{ grounds: '', requests: '', lateReason: '', files: [] as FileRef[] }}
      schema={FileAppeal}
      toCommand={({ lateReason, ...said }) => ({
        ...said,
        about,
        ...(previous === null ? {} : { previous }),
        route: route as RouteCode,
        ...(lateReason.trim() === '' ? {} : { lateReason }),
      })}
      run={async (said) => handedIn(await client.appeals.file.mutate({ ...said, unit: unit ?? null }))}
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
  appeal: { id: string; version: number };
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
