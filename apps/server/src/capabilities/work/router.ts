import { z } from 'zod';
import { can, router } from '../../trpc.ts';
import { myWork } from './queries.ts';

export const work = router({
  mine: can('work.read')
    .output(z.object({ waiting: z.array(z.object({ what: z.string(), count: z.int() })) }))
    .query(({ ctx }) => myWork(ctx)),
});
