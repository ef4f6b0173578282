import { anchorAccessLog } from '../access-log/anchor.ts';
import { recountDeadlines } from '../calendar/recount.ts';
import { expirePasses } from '../capabilities/access/pass-commands.ts';
import { runCaseClocks } from '../capabilities/accountability/clocks.ts';
import { renderBulletin } from '../capabilities/bulletins/render.ts';
import { renderDispatch } from '../capabilities/dispatches/render.ts';
import { destroyEmptiedKeys } from '../capabilities/erasures/keys.ts';
import { lapseConfirmations } from '../capabilities/findings/lapse.ts';
import { closeDisposedFindings, runOrderClocks } from '../capabilities/orders/clock.ts';
import { dueLookBacks } from '../capabilities/orders/look-back-clock.ts';
import { renderOrder } from '../capabilities/orders/render.ts';
import { runLeaves } from '../capabilities/registry/turnover/clock.ts';
import { carryOutDestructions } from '../capabilities/retention/carry-out.ts';
import { alarmVisits } from '../capabilities/visits/alarm.ts';
import { deliverNotices } from '../notices/deliver.ts';
import { remind } from '../notices/remind.ts';
import type { Services } from '../services.ts';
import { stampHeads } from '../stamps/stamp-heads.ts';
import { tidyUploads } from '../uploads/tidy.ts';
import { verifyInstallation } from '../verify/by-itself.ts';
import type { Workers } from './boss.ts';

/** Which work each job is; all of it may run twice and ends in the same place. */
export const workersOf = (services: Services): Workers => ({
  sequence: async () => void (await services.db.sequencer.run()),
  'anchor-access-log': async () => void (await anchorAccessLog(services)),
  'run-leaves': async () => void (await runLeaves(services)),
  'alarm-visits': async () => void (await alarmVisits(services)),
  'lapse-confirmations': async () => void (await lapseConfirmations(services)),
  'run-case-clocks': async () => void (await runCaseClocks(services)),
  'render-order': async ({ order }) => void (await renderOrder(services, order)),
  'render-dispatch': async ({ dispatch }) => void (await renderDispatch(services, dispatch)),
  'run-order-clocks': async () => {
    await runOrderClocks(services);
    await closeDisposedFindings(services);
    await dueLookBacks(services);
  },
  'recount-deadlines': async () => void (await recountDeadlines(services)),
  remind: async () => void (await remind(services)),
  'deliver-notices': async () => void (await deliverNotices(services)),
  'render-bulletin': async ({ bulletin }) => void (await renderBulletin(services, bulletin)),
  'expire-passes': async () => void (await expirePasses(services)),
  'stamp-heads': async () => void (await stampHeads(services)),
  'verify-installation': async () => void (await verifyInstallation(services)),
  'destroy-emptied-keys': async () => void (await destroyEmptiedKeys(services)),
  'carry-out-destructions': async () => void (await carryOutDestructions(services)),
  'tidy-uploads': async () => {
    await tidyUploads(services);
    await services.workshop.tidy();
  },
});
