import { useWords } from '@mingcha/ui';
import { useDoor } from '../../api/door.ts';
import { Decide } from '../../parts/decide.tsx';
import type { OwnRow } from './own-case.tsx';

/** Like a registered letter: what stands in it is read once it was received, and that is its service. */
export function ReceiveNotice({ row }: { row: OwnRow }) {
  const { say, term } = useWords();
  const { client } = useDoor();
  return (
    <section aria-label={say('desk.case.notice')}>
      <p>{say('desk.own.receive.line')}</p>
      <Decide
        filled
        act={term('command', 'receiveNotice')}
        form={`case.receive.${row.id}`}
        lines={[say('desk.own.receive.line')]}
        done={say('desk.own.received')}
        run={() => client.cases.receive.mutate({ id: row.id, expected: row.version })}
      />
    </section>
  );
}
