import { FileInput, Group, TextInput } from '@mantine/core';
import { dayField, instantOf, useWords, useZone } from '@mingcha/ui';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { sendRecording } from '../../api/send-recording.ts';
import { useTRPC } from '../../api/trpc.ts';
import { useDraft } from '../../drafts/use-draft.ts';
import { DayField, OneField } from '../../forms/fields.tsx';
import { Decide } from '../../parts/decide.tsx';

interface Said {
  recorder: string | null;
  day: string;
  time: string;
}

/** The file of an ordinary recorder or camera: from a registered device, hashed on arrival, signed for by another person. */
export function ImportFile({ visit, startedAt }: { visit: string; startedAt: number | null }) {
  const { say } = useWords();
  const zone = useZone();
  const { registry } = useTRPC();
  const devices = useQuery(registry.recorders.list.queryOptions({ limit: 100 }));
  const [file, setFile] = useState<File | null>(null);
  const [share, setShare] = useState<number | null>(null);
  const day = dayField(startedAt ?? Date.now(), zone);
  const draft = useDraft<Said>(`visit.import.${visit}`, { recorder: null, day, time: '' });
  const { recorder, time } = draft.value;
  const set = (change: Partial<Said>) => draft.set({ ...draft.value, ...change });
  const ready = file !== null && recorder !== null && /^\d\d:\d\d$/.test(time);
  const run = async (statement: string) => {
    const capturedAt = instantOf(draft.value.day, time, zone);
    if (file === null || recorder === null || capturedAt === null) return;
    setShare(0);
    try {
      await sendRecording(file, { visit, recorder, capturedAt, statement }, setShare);
    } finally {
      setShare(null);
    }
  };
  return (
    <Decide
      small
      act={say('desk.import')}
      form={`visit.import.statement.${visit}`}
      ask={{ label: say('desk.import.statement'), initial: say('desk.import.statement.initial') }}
      lines={[say('desk.import.line.hash'), say('desk.import.line.second')]}
      done={say('desk.import.done')}
      disabled={!ready}
      run={({ text }) => run(text)}
      after={() => {
        setFile(null);
        draft.clear();
      }}
    >
      <FileInput
        label={say('desk.import.file')}
        description={say('desk.import.file.hint')}
        placeholder={say('desk.file.choose')}
        accept="image/*,audio/*,video/*"
        required
        value={file}
        onChange={setFile}
      />
      {share === null ? null : (
        <p role="status">{say('desk.import.sending', { percent: Math.floor(share * 100) })}</p>
      )}
      <OneField
        name="recorder"
        label={say('desk.import.recorder')}
        hint={say('desk.import.recorder.hint')}
        required
        options={(devices.data?.rows ?? []).map(({ id, make, model, serial }) => ({
          value: id,
          label: say('desk.evidence.recorder.line', { make, model, serial }),
        }))}
        value={recorder}
        onChange={(chosen) => set({ recorder: chosen })}
      />
      <Group grow align="flex-start">
        <DayField
          name="day"
          label={say('desk.import.day')}
          value={draft.value.day}
          onChange={(chosen) => set({ day: chosen })}
        />
        <TextInput
          type="time"
          label={say('desk.import.time')}
          required
          value={time}
          onChange={(event) => set({ time: event.currentTarget.value })}
        />
      </Group>
    </Decide>
  );
}
