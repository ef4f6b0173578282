import { Button, Textarea, TextInput } from '@mantine/core';
import { covertClosedStates, InterviewSaid } from '@mingcha/domain/visits';
import { useWords } from '@mingcha/ui';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTRPC } from '../../api/trpc.ts';
import { FormDialog } from '../../forms/form-dialog.tsx';
import { FieldGroup, Pair } from '../../forms/form-frame.tsx';
import { usePrinted } from '../../parts/paper-address.ts';
import { useMay } from '../../session/use-may.ts';
import type { VisitDetail } from './detail.tsx';

interface Values {
  place: string;
  from: string;
  to: string;
  name: string;
  post: string;
  recording: string;
  said: { question: string; answer: string }[];
}

const initial: Values = { place: '', from: '', to: '', name: '', post: '', recording: '', said: [] };

/** What is left empty is left to the pen: a time, a name, and with no question at all the whole of it. */
const saidIn = ({ place, from, to, name, post, recording, said }: Values) => ({
  place,
  time: from === '' && to === '' ? null : { from, to },
  interviewee: name.trim() === '' && post.trim() === '' ? null : { name, post },
  said,
  recording: recording.trim() || null,
});

/** 访谈记录: typed, printed, read over and signed on every page. The signed sheet comes back as evidence; the typed one is kept nowhere. */
export function PrintInterview({ detail: { visit } }: { detail: VisitDetail }) {
  const { say } = useWords();
  const [opened, setOpened] = useState(false);
  const [paper, show] = usePrinted();
  const print = useMutation(useTRPC().visits.printInterview.mutationOptions());
  const mayTakeIn = useMay('evidence.import');
  const inTheOpen = !visit.covert || covertClosedStates.includes(visit.state);
  if (!mayTakeIn || !inTheOpen || visit.startedAt === null) return null;
  const run = async (said: InterviewSaid) => {
    const { pdf } = await print.mutateAsync({ ...said, id: visit.id });
    show(pdf);
  };
  return (
    <>
      <Button size="xs" variant="subtle" onClick={() => setOpened(true)}>
        {say('desk.interview')}
      </Button>
      {paper === null ? null : (
        <a href={paper} target="_blank" rel="noreferrer">
          {say('desk.order.printCode.open')}
        </a>
      )}
      <FormDialog
        title={say('desk.interview')}
        form={`visit.interview.${visit.id}`}
        opened={opened}
        onClose={() => setOpened(false)}
        done={say('desk.interview.done')}
        lines={[say('desk.interview.line')]}
        initial={initial}
        schema={InterviewSaid}
        toCommand={saidIn}
        run={run}
      >
        {({ text, values, set, faultOf }) => (
          <>
            <TextInput label={say('desk.interview.place')} required {...text('place')} />
            <Pair>
              <TextInput
                type="time"
                label={say('desk.interview.from')}
                {...text('from')}
                error={faultOf('time.from')}
              />
              <TextInput
                type="time"
                label={say('desk.interview.to')}
                {...text('to')}
                error={faultOf('time.to')}
              />
            </Pair>
            <Pair>
              <TextInput
                label={say('desk.interview.name')}
                {...text('name')}
                error={faultOf('interviewee.name')}
              />
              <TextInput
                label={say('desk.interview.post')}
                {...text('post')}
                error={faultOf('interviewee.post')}
              />
            </Pair>
            <TextInput label={say('desk.interview.recording')} {...text('recording')} />
            <Said said={values.said} onChange={(said) => set('said', said)} faultOf={faultOf} />
          </>
        )}
      </FormDialog>
    </>
  );
}

interface SaidProps {
  said: Values['said'];
  onChange: (said: Values['said']) => void;
  faultOf: (name: string) => string | undefined;
}

/** Question and answer, one below the other. */
function Said({ said, onChange, faultOf }: SaidProps) {
  const { say } = useWords();
  const put = (at: number, change: Partial<Values['said'][number]>) =>
    onChange(said.map((each, place) => (place === at ? { ...each, ...change } : each)));
  return (
    <>
      {said.map((each, at) => (
        // A question has no name but its place.
        // biome-ignore lint/suspicious/noArrayIndexKey: what is typed belongs to the place
        <FieldGroup key={at} title={say('desk.interview.exchange', { n: at + 1 })}>
          {(['question', 'answer'] as const).map((name) => (
            <Textarea
              key={name}
              label={say(`desk.interview.${name}`)}
              autosize
              required
              value={each[name]}
              error={faultOf(`said.${at}.${name}`)}
              onChange={(event) => put(at, { [name]: event.currentTarget.value })}
            />
          ))}
          <div>
            <Button size="xs" onClick={() => onChange(said.filter((_, place) => place !== at))}>
              {say('desk.dispatch.remove')}
            </Button>
          </div>
        </FieldGroup>
      ))}
      <div>
        <Button size="xs" onClick={() => onChange([...said, { question: '', answer: '' }])}>
          {say('desk.interview.add')}
        </Button>
      </div>
    </>
  );
}
