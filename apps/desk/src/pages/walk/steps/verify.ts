import { z } from 'zod';
import { ready } from '../demo-doors.ts';
import type { Run } from '../doing.ts';

const Ready = z.object({ order: z.string(), unit: z.string() });

/** Neither who put it right nor who closes it: an inspector looks on the spot, the director closes. */
export const verify: Run = async ({ as, tell }) => {
  tell({ word: 'walk.line.reporting' });
  const { order: id, unit } = await ready('verify', Ready);
  const inspector = await as('inspector1');
  tell({ word: 'walk.line.verifies', facts: { unit } });
  const { order: row } = await inspector.orders.get.query({ id });
  const verified = await inspector.orders.verify.mutate({
    id,
    expected: row.version,
    n: 1,
    result: 'done',
    method: 'on-site',
    note: '现场查看，窗口双岗在岗，排班表已公示，随机询问两名群众属实。',
  });
  const director = await as('director');
  tell({ word: 'walk.line.closes' });
  await director.orders.closeItem.mutate({
    id,
    expected: verified.version,
    n: 1,
    opinion: '核验属实，同意销号。',
  });
  return {
    said: 'walk.verify.done',
    facts: { unit },
    ways: [{ username: 'director', to: `/orders/${id}`, word: 'walk.way.order' }],
  };
};
