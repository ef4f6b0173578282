import { Button, Checkbox, Group, Textarea } from '@mantine/core';
import { Defend } from '@mingcha/domain/accountability';
import type { FileRef } from '@mingcha/domain/papers';
import { useRowKeys, useWords } from '@mingcha/ui';
import { useDoor, useHandIn } from '../../api/door.ts';
import { FileField } from '../../forms/file-field.tsx';
import { FormFrame } from '../../forms/form-frame.tsx';
import { useCommandForm } from '../../forms/use-command-form.ts';
import type { OwnRow } from './own-case.tsx';

/** Statement, numbered points and files; or a plain waiver. Each point will be answered by itself. */
export function DefenceForm({ row }: { row: OwnRow }) {
  const { say } = useWords();
  const { client } = useDoor();
  const handedIn = useHandIn();
  const form = useCommandForm({
    form: `case.defence.${row.id}`,
    initial: { waived: false, statement: '', points: [''], files: [] as FileRef[] },
    schema: Defend,
    toCommand: ({ waived, statement, points, files }) =>
      waived
        ? { waived, points: [], files: [] }
        : {
            waived,
            ...(statement.trim() === '' ? {} : { statement }),
            points: points
              .filter((text) => text.trim() !== '')
              .map((text, place) => ({ n: place + 1, text })),
            files,
          },
    run: (said) => client.cases.defend.mutate({ ...said, id: row.id, expected: row.version }),
    done: say('desk.own.defended'),
    after: handedIn,
  });
  const { values, set, faultOf } = form;
  const rows = useRowKeys(values.points.length);
  return (
    <section aria-label={say('desk.own.defence')}>
      <h2>{say('desk.own.defence')}</h2>
      <p>{say('desk.own.never')}</p>
      <FormFrame
        act={say('desk.own.defend')}
        onSend={() => void form.send()}
        busy={form.busy}
        refusal={form.refusal}
        onClear={form.clear}
      >
        <Checkbox
          name="waived"
          label={say('desk.own.waive')}
          checked={values.waived}
          onChange={(event) => set('waived', event.currentTarget.checked)}
        />
        {values.waived ? null : (
          <>
            <Textarea
              name="statement"
              label={say('desk.own.statement')}
              autosize
              minRows={4}
              value={values.statement}
              error={faultOf('statement')}
              onChange={(event) => set('statement', event.currentTarget.value)}
            />
            {values.points.map((text, place) => (
              <Textarea
                key={rows.of(place)}
                name={`points.${place}.text`}
                label={say('desk.case.point', { n: place + 1 })}
                autosize
                minRows={2}
                value={text}
                onChange={(event) => {
                  const typed = event.currentTarget.value;
                  set(
                    'points',
                    values.points.map((each, index) => (index === place ? typed : each)),
                  );
                }}
              />
            ))}
            <Group>
              <Button variant="default" onClick={() => set('points', [...values.points, ''])}>
                {say('desk.own.point.add')}
              </Button>
            </Group>
            <FileField
              name="files"
              label={say('desk.own.files')}
              value={values.files}
              onChange={(files) => set('files', files)}
              error={faultOf('files')}
            />
          </>
        )}
      </FormFrame>
    </section>
  );
}
