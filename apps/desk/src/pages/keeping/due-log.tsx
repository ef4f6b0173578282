import { ListLogDestruction } from '@mingcha/domain/retention';
import { Moment, Section, useWords } from '@mingcha/ui';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type Output, useTRPC } from '../../api/trpc.ts';
import { DrawFrame, useDraw } from './draw-frame.tsx';

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
  const { mutateAsync } = useMutation(useTRPC().keeping.drawLog.mutationOptions());
  const draw = useDraw({
    form: 'destruction.log',
    initial: { reason: '' },
    schema: ListLogDestruction,
    toCommand: ({ reason }) => ({ reason }),
    run: (command) => mutateAsync(command),
  });
  return (
    <DrawFrame draw={draw} reason={draw.values.reason} onReason={(reason) => draw.set('reason', reason)}>
      <LogStretchLine log={log} />
      <p className="mc-quiet">{say('desk.keeping.log.kept')}</p>
    </DrawFrame>
  );
}
