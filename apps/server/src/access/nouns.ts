import type { Prisma } from '@mingcha/db';
import type { SubjectType } from '@mingcha/domain';
import type { Verb } from '@mingcha/domain/access';

/** A noun is a table. */
export type Noun = Prisma.ModelName;

type Prefix = Verb extends `${infer P}.${string}` ? P : never;

const registry = [
  'Office',
  'Unit',
  'Seat',
  'ServiceWindow',
  'Post',
  'ServiceItem',
  'Area',
  'Recorder',
  'Calendar',
  'Taxonomy',
  'Checklist',
] as const;

/** The tables a verb speaks of, by the word before its dot. A verb has no rows anywhere else. */
export const nounsOfPrefix = {
  plan: ['Plan'],
  assignment: ['Assignment'],
  visit: ['Visit', 'Assignment', 'Evidence'],
  // A file taken in at the desk: the visit it is of, and the device it came from.
  evidence: ['Evidence', 'Visit'],
  finding: ['Finding'],
  bulletin: ['Bulletin', 'SeriesNumber'],
  intercession: ['Intercession'],
  registry: [...registry, 'Person'],
  person: ['Person', 'SeatTenure'],
  relation: ['Relation', 'Person'],
  account: ['PersonAccount'],
  role: ['RoleGrant'],
  device: ['Device'],
  'server-key': ['ServerKey'],
  'person-key': ['PersonKey'],
  log: ['AccessLog'],
  journal: ['Entry', 'Held', 'Rejected', 'Contradiction'],
  fields: ['Entry', 'Erasure', 'Person'],
  hold: ['Hold'],
  // What is due is read from the recordings and their visits.
  destruction: ['Destruction', 'Evidence'],
  exchange: ['Device'],
  work: [],
  paper: ['Paper'],
  pass: ['Pass'],
  confirmation: ['Confirmation', 'Finding'],
  order: ['Order'],
  // With its confirmation the order itself is archived or reopened.
  'look-back': ['LookBack', 'Order'],
  dispatch: ['Dispatch'],
  case: ['AccountabilityCase'],
  appeal: ['Appeal'],
  package: ['Visit', 'Finding', 'Bulletin', 'Order', 'AccountabilityCase'],
  leave: ['Leave'],
  // With the approval the seat itself changes hands.
  handover: ['Handover', 'Seat'],
  notice: ['Notice', 'NoticeDelivery'],
} as const satisfies Record<Prefix, readonly Noun[]>;

export const nounsOf = (verb: Verb): readonly Noun[] =>
  (nounsOfPrefix as Record<string, readonly Noun[]>)[verb.slice(0, verb.indexOf('.'))] ?? [];

/** Where a subject's own row lies. A lane has none that a person may ask for. */
export const nounOfSubject: Partial<Record<SubjectType, Noun>> = {
  office: 'Office',
  unit: 'Unit',
  person: 'Person',
  seat: 'Seat',
  window: 'ServiceWindow',
  post: 'Post',
  'service-item': 'ServiceItem',
  area: 'Area',
  recorder: 'Recorder',
  calendar: 'Calendar',
  taxonomy: 'Taxonomy',
  checklist: 'Checklist',
  relation: 'Relation',
  account: 'PersonAccount',
  'role-grant': 'RoleGrant',
  device: 'Device',
  'server-key': 'ServerKey',
  'person-key': 'PersonKey',
  erasure: 'Erasure',
  hold: 'Hold',
  destruction: 'Destruction',
  plan: 'Plan',
  assignment: 'Assignment',
  visit: 'Visit',
  evidence: 'Evidence',
  finding: 'Finding',
  confirmation: 'Confirmation',
  bulletin: 'Bulletin',
  intercession: 'Intercession',
  order: 'Order',
  'look-back': 'LookBack',
  dispatch: 'Dispatch',
  case: 'AccountabilityCase',
  appeal: 'Appeal',
  paper: 'Paper',
  pass: 'Pass',
  package: 'CasePackage',
  leave: 'Leave',
  handover: 'Handover',
};
