import { Textarea } from '@mantine/core';
import { ListLogDestruction } from '@mingcha/domain/retention';
import { Moment, Section, useWords } from '@mingcha/ui';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type Output, useTRPC } from '../../api/trpc.ts';
import { FormFrame } from '../../forms/form-frame.tsx';
import { useCommandForm } from '../../forms/use-command-form.ts';

type Stretch = NonNullable<Output['keeping']['dueLog']['log']>;

/** What of the access log may go today, where the office adopted a period for it; nothing where nothing may. */
export function DueLog() {
  const { say } = useWords();
  const { data } = useQuery(useTRPC().keeping.dueLog.queryOptions());
  if (!data?.log) return null;
  return (
    <Section title={say('desk.keeping.schedule.access-log')}>
      <DrawForm log={data.log} />
    </Section>
  );
}

/** Which lines, until when: the whole of what a list of the access log is about. */
export function LogStretchLine({ log: { lines, last, days } }: { log: Stretch }) {
  const { say } = useWords();
  return (
    <p>
      {say('desk.keeping.log.due', { count: lines })} <Moment at={last} />
      {' · '}
      {say('desk.keeping.log.days', { count: days })}
    </p>
  );
}

function DrawForm({ log }: { log: Stretch }) {
  const { say } = useWords();
  const navigate = useNavigate();
  const draw = useMutation(useTRPC().keeping.drawLog.mutationOptions());
  const { values, set, send, faultOf, busy, refusal, clear, faults } = useCommandForm({
    form: 'destruction.log',
    initial: { reason: '' },
    schema: ListLogDestruction,
    toCommand: ({ reason }) => ({ reason }),
    run: (command) => draw.mutateAsync(command),
    done: say('desk.keeping.drawn'),
    after: ({ id }) => navigate({ to: '/office/destructions/$id', params: { id } }),
  });
  return (
    <FormFrame
      act={say('desk.keeping.draw')}
      onSend={() => void send()}
      busy={busy}
      refusal={refusal}
      onClear={clear}
      faults={Object.keys(faults).length}
    >
      <LogStretchLine log={log} />
      <p className="mc-quiet">{say('desk.keeping.log.kept')}</p>
      <Textarea
        label={say('desk.keeping.ground')}
        name="reason"
        required
        autosize
        minRows={2}
        value={values.reason}
        error={faultOf('reason')}
        onChange={(event) => set('reason', event.currentTarget.value)}
      />
    </FormFrame>
  );
}
