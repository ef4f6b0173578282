import { Button, Textarea, TextInput } from '@mantine/core';
import { intercessionWays, NoteIntercession } from '@mingcha/domain/bulletins';
import { Consequence, RefusalNote, useWords } from '@mingcha/ui';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTRPC } from '../../api/trpc.ts';
import { DayField, OneField } from '../../forms/fields.tsx';
import { useForm } from '../../forms/use-form.ts';
import { useMay } from '../../session/use-may.ts';

interface NoteProps {
  bulletin: string;
  findings: readonly { id: string; observation: string | null }[];
}

const blank = {
  finding: null as string | null,
  who: '',
  on: '',
  how: 'telephone' as string | null,
  said: '',
};

/** 说情打招呼: whoever was spoken to notes it; only the discipline officer will read it. */
export function NoteIntercessionButton(props: NoteProps) {
  const { say } = useWords();
  const may = useMay('bulletin.note-intercession');
  const [opened, setOpened] = useState(false);
  if (!may) return null;
  return (
    <>
      <Button variant="subtle" onClick={() => setOpened(true)}>
        {say('desk.intercession.note')}
      </Button>
      {opened ? <NoteDialog {...props} onClose={() => setOpened(false)} /> : null}
    </>
  );
}

/** What is typed here is kept nowhere: a draft in the browser could be read by whoever sits here next. */
function NoteDialog({ bulletin, findings, onClose }: NoteProps & { onClose: () => void }) {
  const { say, term } = useWords();
  const note = useMutation(useTRPC().intercessions.note.mutationOptions());
  const { values, set, send, faultOf, busy, refusal } = useForm({
    initial: blank,
    schema: NoteIntercession,
    toCommand: ({ finding, ...said }) => ({
      ...said,
      about: { bulletin, ...(finding === null ? {} : { finding }) },
    }),
    run: (said) => note.mutateAsync(said),
    done: say('desk.intercession.noted'),
    after: onClose,
  });
  return (
    <Consequence
      opened
      onClose={onClose}
      title={say('desk.intercession.note')}
      act={say('desk.intercession.note.act')}
      lines={[say('desk.intercession.line.sealed'), say('desk.intercession.line.kept')]}
      busy={busy}
      onAct={() => void send()}
    >
      <TextInput
        name="who"
        label={say('desk.intercession.who')}
        description={say('desk.intercession.who.hint')}
        required
        autoComplete="off"
        maxLength={200}
        value={values.who}
        error={faultOf('who')}
        onChange={(event) => set('who', event.currentTarget.value)}
      />
      <DayField
        name="on"
        label={say('desk.intercession.on')}
        value={values.on}
        onChange={(on) => set('on', on)}
        error={faultOf('on')}
      />
      <OneField
        name="how"
        label={say('desk.intercession.how')}
        required
        options={intercessionWays.map((way) => ({ value: way, label: term('intercession-way', way) }))}
        value={values.how}
        onChange={(how) => set('how', how)}
        error={faultOf('how')}
      />
      <OneField
        name="finding"
        label={say('desk.intercession.finding')}
        hint={say('desk.intercession.finding.hint')}
        options={findings.flatMap(({ id, observation }) =>
          observation === null ? [] : [{ value: id, label: observation.slice(0, 60) }],
        )}
        value={values.finding}
        onChange={(finding) => set('finding', finding)}
        error={faultOf('about.finding')}
      />
      <Textarea
        name="said"
        label={say('desk.intercession.said')}
        required
        autosize
        minRows={3}
        maxRows={12}
        maxLength={4000}
        value={values.said}
        error={faultOf('said')}
        onChange={(event) => set('said', event.currentTarget.value)}
      />
      {refusal === null ? null : <RefusalNote refusal={refusal} />}
      <span className="mc-quiet">{say('desk.intercession.notKept')}</span>
    </Consequence>
  );
}
