import { idOf, type Lifecycle, type SubjectType, subjectPrefixes } from '@mingcha/domain';
import {
  AdoptChecklist,
  AdoptRuleSetting,
  AdoptTaxonomy,
  AppointInspector,
  areaLifecycle,
  calendarLifecycle,
  checklistLifecycle,
  DeclareRelation,
  EstablishSeat,
  FillSeat,
  LoadCalendar,
  officeLifecycle,
  type PersonCommand,
  ProhibitArea,
  personLifecycle,
  postLifecycle,
  RegisterPerson,
  RegisterPost,
  RegisterServiceItem,
  RegisterUnit,
  RegisterWindow,
  RevisePerson,
  ReviseUnit,
  relationLifecycle,
  type SeatCommand,
  seatLifecycle,
  serviceItemLifecycle,
  taxonomyLifecycle,
  type UnitCommand,
  unitLifecycle,
  VacateSeat,
  windowLifecycle,
} from '@mingcha/domain/registry';
import type { z } from 'zod';
import { act } from '../../act.ts';
import type { SignedIn } from '../../context.ts';
import { answered, seen } from '../acted.ts';
import { unitFacts } from './unit-facts.ts';

const target = (type: SubjectType) => ({ id: idOf(type), ...seen });

export const inputs = {
  registerUnit: RegisterUnit,
  reviseUnit: ReviseUnit.extend(target('unit')),
  registerPerson: RegisterPerson,
  revisePerson: RevisePerson.extend(target('person')),
  appointInspector: AppointInspector.extend(target('person')),
  establishSeat: EstablishSeat,
  fillSeat: FillSeat.extend(target('seat')),
  vacateSeat: VacateSeat.extend(target('seat')),
  registerWindow: RegisterWindow,
  registerPost: RegisterPost,
  registerServiceItem: RegisterServiceItem,
  prohibitArea: ProhibitArea,
  declareRelation: DeclareRelation,
  loadCalendar: LoadCalendar,
  adoptTaxonomy: AdoptTaxonomy,
  adoptChecklist: AdoptChecklist,
  adoptRuleSetting: AdoptRuleSetting.extend(seen),
};
type Inputs = { readonly [Name in keyof typeof inputs]: z.infer<(typeof inputs)[Name]> };

interface Stateful {
  readonly status: string;
}

/** Something new in a register: one entry about a subject that did not exist. */
async function register<S extends Stateful, C, X>(
  ctx: SignedIn,
  lifecycle: Lifecycle<S, C, X>,
  command: C,
  facts: X,
) {
  const type = lifecycle.subject;
  const subject = { type, id: ctx.services.newId(subjectPrefixes[type]) };
  return answered(await act(ctx, { lifecycle, subject, command, facts, creates: true }));
}

interface Target {
  readonly id: string;
  readonly expected: number;
}

async function decideOnUnit(ctx: SignedIn, { id, expected }: Target, command: UnitCommand) {
  const subject = { type: 'unit' as const, id };
  const parent = 'parent' in command ? command.parent : null;
  const facts = unitFacts(ctx.session.office, parent);
  return answered(await act(ctx, { lifecycle: unitLifecycle, subject, command, facts, expected }));
}

async function decideOnPerson(ctx: SignedIn, { id, expected }: Target, command: PersonCommand) {
  const subject = { type: 'person' as const, id };
  return answered(await act(ctx, { lifecycle: personLifecycle, subject, command, facts: {}, expected }));
}

async function decideOnSeat(ctx: SignedIn, { id, expected }: Target, command: SeatCommand) {
  const subject = { type: 'seat' as const, id };
  return answered(await act(ctx, { lifecycle: seatLifecycle, subject, command, facts: {}, expected }));
}

export const registerUnit = (ctx: SignedIn, fields: Inputs['registerUnit']) =>
  register(ctx, unitLifecycle, { type: 'registerUnit', ...fields }, { ancestors: [] });

export const reviseUnit = (ctx: SignedIn, { id, expected, ...fields }: Inputs['reviseUnit']) =>
  decideOnUnit(ctx, { id, expected }, { type: 'reviseUnit', ...fields });

export const registerPerson = (ctx: SignedIn, fields: Inputs['registerPerson']) =>
  register(ctx, personLifecycle, { type: 'registerPerson', ...fields }, {});

export const revisePerson = (ctx: SignedIn, { id, expected, ...fields }: Inputs['revisePerson']) =>
  decideOnPerson(ctx, { id, expected }, { type: 'revisePerson', ...fields });

export const appointInspector = (ctx: SignedIn, { id, expected, ...said }: Inputs['appointInspector']) =>
  decideOnPerson(ctx, { id, expected }, { type: 'appointInspector', ...said });

export const establishSeat = (ctx: SignedIn, fields: Inputs['establishSeat']) =>
  register(ctx, seatLifecycle, { type: 'establishSeat', ...fields }, {});

export const fillSeat = (ctx: SignedIn, { id, expected, person }: Inputs['fillSeat']) =>
  decideOnSeat(ctx, { id, expected }, { type: 'fillSeat', person });

export const vacateSeat = (ctx: SignedIn, { id, expected, reason }: Inputs['vacateSeat']) =>
  decideOnSeat(ctx, { id, expected }, { type: 'vacateSeat', reason });

export const registerWindow = (ctx: SignedIn, fields: Inputs['registerWindow']) =>
  register(ctx, windowLifecycle, { type: 'registerWindow', ...fields }, {});

export const registerPost = (ctx: SignedIn, fields: Inputs['registerPost']) =>
  register(ctx, postLifecycle, { type: 'registerPost', ...fields }, {});

export const registerServiceItem = (ctx: SignedIn, fields: Inputs['registerServiceItem']) =>
  register(ctx, serviceItemLifecycle, { type: 'registerServiceItem', ...fields }, {});

export const prohibitArea = (ctx: SignedIn, fields: Inputs['prohibitArea']) =>
  register(ctx, areaLifecycle, { type: 'prohibitArea', ...fields }, {});

export const declareRelation = (ctx: SignedIn, fields: Inputs['declareRelation']) =>
  register(ctx, relationLifecycle, { type: 'declareRelation', ...fields }, {});

export const loadCalendar = (ctx: SignedIn, fields: Inputs['loadCalendar']) =>
  register(ctx, calendarLifecycle, { type: 'loadCalendar', ...fields }, {});

export const adoptTaxonomy = (ctx: SignedIn, fields: Inputs['adoptTaxonomy']) =>
  register(ctx, taxonomyLifecycle, { type: 'adoptTaxonomy', ...fields }, {});

export const adoptChecklist = (ctx: SignedIn, fields: Inputs['adoptChecklist']) =>
  register(ctx, checklistLifecycle, { type: 'adoptChecklist', ...fields }, {});

export async function adoptRuleSetting(ctx: SignedIn, { expected, ...said }: Inputs['adoptRuleSetting']) {
  const subject = { type: 'office' as const, id: ctx.session.office };
  const command = { type: 'adoptRuleSetting' as const, ...said };
  return answered(await act(ctx, { lifecycle: officeLifecycle, subject, command, facts: {}, expected }));
}
