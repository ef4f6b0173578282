import { useWords } from '@mingcha/ui';
import type { Output } from '../../api/trpc.ts';

type Row = Pick<
  Output['orders']['list']['rows'][number],
  'state' | 'itemCount' | 'itemsClosed' | 'itemsOverdue'
>;

/** What the unit is asked now, and what the button that answers it is called. */
export function useQuestion(row: Row): { ask: string; act: string } {
  const { say } = useWords();
  const left = row.itemCount - row.itemsClosed;
  switch (row.state) {
    case 'issued':
    case 'served':
      return { ask: say('desk.order.ask.acknowledge'), act: say('desk.order.act.read') };
    case 'acknowledged':
      return { ask: say('desk.order.ask.plan', { count: row.itemCount }), act: say('desk.order.act.plan') };
    case 'in-rectification':
    case 'rejected':
      return {
        ask:
          row.state === 'rejected'
            ? say('desk.order.ask.again', { count: left })
            : say('desk.order.ask.report', { count: left }),
        act: say('desk.order.act.report'),
      };
    case 'objected':
      return { ask: say('desk.order.ask.objected'), act: say('desk.order.act.look') };
    case 'reopened':
      return { ask: say('desk.order.ask.reopened', { count: left }), act: say('desk.order.act.plan') };
    case 'closed':
    case 'archived':
      return { ask: say('desk.order.ask.closed'), act: say('desk.order.act.look') };
    case 'revoked':
      return { ask: say('desk.order.ask.revoked'), act: say('desk.order.act.look') };
    default:
      return { ask: say('desk.order.ask.wait'), act: say('desk.order.act.look') };
  }
}
