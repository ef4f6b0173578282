import { z } from 'zod';
import { ready } from '../demo-doors.ts';
import type { Doing, Run, ShownClock } from '../doing.ts';
import { drawnScan, until } from './scan.ts';

const Ready = z.object({ order: z.string(), unit: z.string(), seat: z.string() });

/** The demonstration city has one zone without daylight saving. */
const chinaFromUtc = 8 * 3_600_000;

/** Signed by the leader, printed, served with a receipt that two have seen: only then time runs. */
export const order: Run = async (doing) => {
  const { as, tell } = doing;
  tell({ word: 'walk.line.bringing' });
  const { order: id, unit } = await ready('order', Ready);
  const leader = await as('leader');
  tell({ word: 'walk.line.issues', facts: { unit } });
  const { order: row } = await leader.orders.get.query({ id });
  const { viewHash } = await leader.orders.preview.query({ id });
  const issued = await leader.orders.issue.mutate({ id, expected: row.version, viewHash, opinion: '同意。' });
  const planner = await as('planner');
  tell({ word: 'walk.line.serves', facts: { unit } });
  await until(
    () => planner.orders.get.query({ id }),
    (answer) => answer.order.sha256 !== null,
  );
  const receipt = await planner.papers.prepare.mutate({ act: 'orders.serve', target: { id } });
  const { deciders } = await planner.papers.get.query({ id: receipt.id });
  const served = new Date(Date.now() + chinaFromUtc).toISOString();
  const entered = await planner.papers.enter.mutate({
    id: receipt.id,
    expected: receipt.version,
    decidedBy: deciders.find(({ duty }) => duty === 'planner')?.person ?? '',
    decidedOn: served.slice(0, 10),
    said: { method: 'direct', time: served.slice(11, 16), receivedBy: '单位办公室' },
    scan: await drawnScan('送达回证'),
  });
  const checker = await as('reviewer');
  tell({ word: 'walk.line.compares-receipt' });
  await checker.papers.check.mutate({ id: receipt.id, expected: entered.version });
  return {
    said: 'walk.order.done',
    facts: { number: issued.number, unit },
    clocks: await clocksOf(doing),
    ways: [
      { username: 'director', to: `/orders/${id}`, word: 'walk.way.order' },
      { username: 'director', to: '/orders', word: 'walk.way.orders' },
    ],
  };
};

/** One running clock of each colour, as the list of orders has them now. */
async function clocksOf({ as }: Doing): Promise<ShownClock[]> {
  const director = await as('director');
  const { clocks } = await director.orders.counts.query();
  const found: ShownClock[] = [];
  for (const colour of ['green', 'amber', 'red'] as const) {
    const { rows } = await director.orders.list.query({ clock: colour, limit: 1 });
    const [row] = rows;
    if (row?.clock)
      found.push({
        colour,
        id: row.id,
        title: row.title,
        due: row.clock.due,
        workingDays: row.clock.workingDays,
        count: clocks[colour],
      });
  }
  return found;
}
