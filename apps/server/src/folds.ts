import type { FoldTable } from '@mingcha/db';
import {
  foldAccount,
  foldDevice,
  foldLane,
  foldPersonKey,
  foldRoleGrant,
} from './capabilities/access/fold.ts';
import { foldPass } from './capabilities/access/pass-fold.ts';
import { foldServerKey } from './capabilities/access/server-key-fold.ts';
import { foldCase } from './capabilities/accountability/fold.ts';
import { foldAppeal } from './capabilities/accountability/fold-appeal.ts';
import { foldBulletin, foldSeries } from './capabilities/bulletins/fold.ts';
import { foldIntercession } from './capabilities/bulletins/fold-intercession.ts';
import { foldDispatch } from './capabilities/dispatches/fold.ts';
import { foldErasure } from './capabilities/erasures/fold.ts';
import { foldEvidence } from './capabilities/evidence/fold.ts';
import { foldFinding } from './capabilities/findings/fold.ts';
import { foldConfirmation } from './capabilities/findings/fold-confirmation.ts';
import { foldOrder } from './capabilities/orders/fold.ts';
import { foldLookBack } from './capabilities/orders/fold-look-back.ts';
import { foldPackage } from './capabilities/packages/fold.ts';
import { foldPaper } from './capabilities/papers/fold.ts';
import { foldAssignment, foldPlan } from './capabilities/plans/fold.ts';
import {
  foldArea,
  foldOffice,
  foldPerson,
  foldPost,
  foldRecorder,
  foldRelation,
  foldSeat,
  foldServiceItem,
  foldUnit,
  foldWindow,
} from './capabilities/registry/fold.ts';
import { foldCalendar, foldChecklist, foldTaxonomy } from './capabilities/registry/fold-references.ts';
import { foldHandover, foldLeave } from './capabilities/registry/fold-turnover.ts';
import { foldDestruction, foldHold } from './capabilities/retention/fold.ts';
import { foldVisit } from './capabilities/visits/fold.ts';

/** Raised whenever a fold gives other rows for the same entries: the tables are then made anew at the next start. */
export const foldVersion = '4';

/** What folds on a thread of its own, beside others. */
export const foldingThreadOf = (folders: { readonly keys: string }) => ({
  module: new URL('./folding-thread.ts', import.meta.url),
  data: { keys: folders.keys },
});

/** How every subject is read into tables. Dropping the tables and folding the journal again gives the same rows. */
export const folds: FoldTable = {
  office: foldOffice,
  unit: foldUnit,
  person: foldPerson,
  seat: foldSeat,
  window: foldWindow,
  post: foldPost,
  'service-item': foldServiceItem,
  area: foldArea,
  recorder: foldRecorder,
  relation: foldRelation,
  leave: foldLeave,
  handover: foldHandover,
  calendar: foldCalendar,
  taxonomy: foldTaxonomy,
  checklist: foldChecklist,
  plan: foldPlan,
  assignment: foldAssignment,
  visit: foldVisit,
  evidence: foldEvidence,
  finding: foldFinding,
  confirmation: foldConfirmation,
  bulletin: foldBulletin,
  intercession: foldIntercession,
  order: foldOrder,
  'look-back': foldLookBack,
  dispatch: foldDispatch,
  case: foldCase,
  appeal: foldAppeal,
  paper: foldPaper,
  package: foldPackage,
  pass: foldPass,
  series: foldSeries,
  account: foldAccount,
  'role-grant': foldRoleGrant,
  device: foldDevice,
  'person-key': foldPersonKey,
  erasure: foldErasure,
  hold: foldHold,
  destruction: foldDestruction,
  lane: foldLane,
  'server-key': foldServerKey,
};
