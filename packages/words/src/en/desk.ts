import { deskAppeals } from './desk/appeals.ts';
import { deskBulletins } from './desk/bulletins.ts';
import { deskCases } from './desk/cases.ts';
import { deskChecklists } from './desk/checklists.ts';
import { deskComposing } from './desk/composing.ts';
import { deskDispatches } from './desk/dispatches.ts';
import { deskErasures } from './desk/erasures.ts';
import { deskFerry } from './desk/ferry.ts';
import { deskFindings } from './desk/findings.ts';
import { deskIntercessions } from './desk/intercessions.ts';
import { deskKeeping } from './desk/keeping.ts';
import { deskLog } from './desk/log.ts';
import { deskNotices } from './desk/notices.ts';
import { deskOffice } from './desk/office.ts';
import { deskOrders } from './desk/orders.ts';
import { deskPapers } from './desk/papers.ts';
import { deskPlans } from './desk/plans.ts';
import { deskPublication } from './desk/publication.ts';
import { deskRegistry } from './desk/registry.ts';
import { deskReplies } from './desk/replies.ts';
import { deskShell } from './desk/shell.ts';
import { deskTurnover } from './desk/turnover.ts';
import { deskVisits } from './desk/visits.ts';
import { deskWalk } from './desk/walk.ts';
import { deskWork } from './desk/work.ts';

// The sentences of the office face, a file for each place.
export const desk = {
  ...deskAppeals,
  ...deskBulletins,
  ...deskChecklists,
  ...deskComposing,
  ...deskDispatches,
  ...deskErasures,
  ...deskCases,
  ...deskFindings,
  ...deskLog,
  ...deskKeeping,
  ...deskIntercessions,
  ...deskNotices,
  ...deskOffice,
  ...deskFerry,
  ...deskPapers,
  ...deskOrders,
  ...deskPlans,
  ...deskPublication,
  ...deskRegistry,
  ...deskReplies,
  ...deskShell,
  ...deskVisits,
  ...deskWalk,
  ...deskTurnover,
  ...deskWork,
};
