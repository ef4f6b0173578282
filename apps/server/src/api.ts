import { passes } from './capabilities/access/pass-router.ts';
import { access } from './capabilities/access/router.ts';
import { session } from './capabilities/access/session-router.ts';
import { appeals } from './capabilities/accountability/appeal-router.ts';
import { cases } from './capabilities/accountability/router.ts';
import { intercessions } from './capabilities/bulletins/intercession-router.ts';
import { bulletins } from './capabilities/bulletins/router.ts';
import { dispatches } from './capabilities/dispatches/router.ts';
import { erasures } from './capabilities/erasures/router.ts';
import { evidence } from './capabilities/evidence/router.ts';
import { confirmations } from './capabilities/findings/confirmations-router.ts';
import { findings } from './capabilities/findings/router.ts';
import { journal } from './capabilities/journal-view/router.ts';
import { notices } from './capabilities/notices/router.ts';
import { lookBacks } from './capabilities/orders/look-back-router.ts';
import { orders } from './capabilities/orders/router.ts';
import { packages } from './capabilities/packages/router.ts';
import { papers } from './capabilities/papers/router.ts';
import { assignments, plans } from './capabilities/plans/router.ts';
import { registry } from './capabilities/registry/router.ts';
import { handovers, leaves } from './capabilities/registry/turnover/router.ts';
import { keeping } from './capabilities/retention/router.ts';
import { setup } from './capabilities/setup/router.ts';
import { visits } from './capabilities/visits/router.ts';
import { work } from './capabilities/work/router.ts';
import { exchange } from './exchange/router.ts';
import { router } from './trpc.ts';

/** Everything that can be asked of the server, by capability. */
export const appRouter = router({
  setup,
  session,
  registry,
  leaves,
  handovers,
  access,
  erasures,
  keeping,
  plans,
  assignments,
  exchange,
  visits,
  evidence,
  findings,
  confirmations,
  bulletins,
  intercessions,
  orders,
  lookBacks,
  dispatches,
  cases,
  appeals,
  papers,
  packages,
  passes,
  journal,
  notices,
  work,
});
export type AppRouter = typeof appRouter;
