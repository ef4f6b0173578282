import { Button, FileInput, Group } from '@mantine/core';
import { Consequence, RefusalNote, useWords } from '@mingcha/ui';
import { useState } from 'react';
import type { z } from 'zod';
import { checkForm } from '../../forms/check.ts';
import { useAct } from '../../parts/use-act.ts';
import type { Difference } from './difference.ts';

/** A list with a name for its text: what a visit or a finding was recorded by. */
type Edition = z.ZodType<{ version: string }, { version: string }>;

interface AdoptProps<Schema extends Edition> {
  act: string;
  done: string;
  schema: Schema;
  /** What is in force, in the shape of the command: to be saved, changed and brought back. */
  present: z.input<Schema> | null;
  difference: (next: z.output<Schema>) => Difference;
  run: (command: z.output<Schema>) => Promise<unknown>;
  hidden?: boolean;
}

/**
 * A list of two hundred codes is not typed into a form: what is in force is saved as a file, changed there, and adopted
 * whole. Before it is, the desk says in numbers what would change.
 */
export function Adopt<Schema extends Edition>(props: AdoptProps<Schema>) {
  const { act, done, schema, present, difference, run } = props;
  const { say } = useWords();
  const { act: doIt, busy, refusal, forget } = useAct();
  const [opened, setOpened] = useState(false);
  const [next, setNext] = useState<z.output<Schema> | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const read = async (file: File | null) => {
    forget();
    setNext(null);
    setFault(null);
    if (file === null) return;
    const said: unknown = await file
      .text()
      .then(JSON.parse)
      .catch(() => null);
    const checked = checkForm(schema, said);
    if ('value' in checked) setNext(checked.value);
    else setFault(say('desk.adopt.unfit', { place: Object.keys(checked.faults)[0] || '—' }));
  };
  const lines = next === null ? [] : [say('desk.adopt.line', { edition: next.version, ...difference(next) })];
  const close = () => {
    setOpened(false);
    void read(null);
  };
  const adopt = async () => {
    if (next !== null && (await doIt({ run: () => run(next), done }))) close();
  };
  return (
    <>
      <Group gap="xs">
        {present === null ? null : <Button onClick={() => save(present)}>{say('desk.adopt.save')}</Button>}
        {props.hidden ? null : (
          <Button variant="filled" onClick={() => setOpened(true)}>
            {act}
          </Button>
        )}
      </Group>
      <Consequence
        opened={opened}
        onClose={close}
        title={act}
        act={act}
        lines={lines}
        busy={busy}
        disabled={next === null}
        onAct={() => void adopt()}
      >
        <FileInput
          label={say('desk.adopt.file')}
          description={say('desk.adopt.file.hint')}
          accept="application/json,.json"
          clearable
          clearButtonProps={{ 'aria-label': say('desk.clear') }}
          error={fault}
          onChange={(file) => void read(file)}
        />
        {refusal === null ? null : <RefusalNote refusal={refusal} />}
      </Consequence>
    </>
  );
}

function save(present: { version: string }): void {
  const url = URL.createObjectURL(new Blob([JSON.stringify(present, null, 2)], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `${present.version}.json`;
  link.click();
  URL.revokeObjectURL(url);
}
