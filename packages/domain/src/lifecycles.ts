import { accountLifecycle } from './access/account-lifecycle.ts';
import { deviceLifecycle } from './access/device-lifecycle.ts';
import { erasureLifecycle } from './access/erasure-lifecycle.ts';
import { passLifecycle } from './access/pass-lifecycle.ts';
import { personKeyLifecycle } from './access/person-key-lifecycle.ts';
import { roleGrantLifecycle } from './access/role-grant-lifecycle.ts';
import { serverKeyLifecycle } from './access/server-key-lifecycle.ts';
import { appealLifecycle } from './accountability/appeal-lifecycle.ts';
import { caseLifecycle } from './accountability/case-lifecycle.ts';
import { bulletinLifecycle } from './bulletins/bulletin-lifecycle.ts';
import { intercessionLifecycle } from './bulletins/intercession.ts';
import { dispatchLifecycle } from './dispatches/dispatch-lifecycle.ts';
import { evidenceLifecycle } from './evidence/evidence-lifecycle.ts';
import { confirmationLifecycle } from './findings/confirmation-lifecycle.ts';
import { findingLifecycle } from './findings/finding-lifecycle.ts';
import type { Kind } from './kinds.ts';
import { lookBackLifecycle } from './orders/look-back-lifecycle.ts';
import { orderLifecycle } from './orders/order-lifecycle.ts';
import { packageLifecycle } from './packages/package-lifecycle.ts';
import { paperLifecycle } from './papers/paper-lifecycle.ts';
import { assignmentLifecycle } from './plans/assignment-lifecycle.ts';
import { planLifecycle } from './plans/plan-lifecycle.ts';
import { handoverLifecycle } from './registry/handover-lifecycle.ts';
import { leaveLifecycle } from './registry/leave-lifecycle.ts';
import { officeLifecycle } from './registry/office-lifecycle.ts';
import { personLifecycle } from './registry/person-lifecycle.ts';
import {
  areaLifecycle,
  calendarLifecycle,
  checklistLifecycle,
  postLifecycle,
  recorderLifecycle,
  relationLifecycle,
  serviceItemLifecycle,
  taxonomyLifecycle,
  windowLifecycle,
} from './registry/records.ts';
import { seatLifecycle } from './registry/seat-lifecycle.ts';
import { unitLifecycle } from './registry/unit-lifecycle.ts';
import { destructionLifecycle } from './retention/destruction-lifecycle.ts';
import { holdLifecycle } from './retention/hold.ts';
import { visitLifecycle } from './visits/visit-lifecycle.ts';

/** Every machine, by the subject it is about. */
export const lifecycles = {
  office: officeLifecycle,
  unit: unitLifecycle,
  person: personLifecycle,
  seat: seatLifecycle,
  window: windowLifecycle,
  post: postLifecycle,
  'service-item': serviceItemLifecycle,
  area: areaLifecycle,
  recorder: recorderLifecycle,
  relation: relationLifecycle,
  calendar: calendarLifecycle,
  taxonomy: taxonomyLifecycle,
  checklist: checklistLifecycle,
  account: accountLifecycle,
  'role-grant': roleGrantLifecycle,
  device: deviceLifecycle,
  'person-key': personKeyLifecycle,
  'server-key': serverKeyLifecycle,
  erasure: erasureLifecycle,
  hold: holdLifecycle,
  destruction: destructionLifecycle,
  plan: planLifecycle,
  assignment: assignmentLifecycle,
  visit: visitLifecycle,
  evidence: evidenceLifecycle,
  finding: findingLifecycle,
  confirmation: confirmationLifecycle,
  bulletin: bulletinLifecycle,
  intercession: intercessionLifecycle,
  paper: paperLifecycle,
  pass: passLifecycle,
  case: caseLifecycle,
  appeal: appealLifecycle,
  order: orderLifecycle,
  'look-back': lookBackLifecycle,
  leave: leaveLifecycle,
  handover: handoverLifecycle,
  package: packageLifecycle,
  dispatch: dispatchLifecycle,
};

export const incompatibleKinds: readonly (readonly [Kind, Kind])[] = Object.values(lifecycles).flatMap(
  (each) => each.incompatible,
);

/** Contested: two such entries on one subject, neither of whose authors had seen the other's. */
export const areIncompatible = (a: string, b: string): boolean =>
  incompatibleKinds.some(([one, other]) => (one === a && other === b) || (one === b && other === a));
