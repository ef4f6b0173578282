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
  Ending,
  type EndingFacts,
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
  RegisterRecorder,
  RegisterServiceItem,
  RegisterUnit,
  RegisterWindow,
  ReviseArea,
  RevisePerson,
  RevisePost,
  ReviseRecorder,
  ReviseRelation,
  ReviseSeat,
  ReviseServiceItem,
  ReviseUnit,
  ReviseWindow,
  recorderLifecycle,
  relationLifecycle,
  type SeatCommand,
  seatLifecycle,
  serviceItemLifecycle,
  taxonomyLifecycle,
  type UnitCommand,
  UnitEnding,
  unitLifecycle,
  VacateSeat,
  windowLifecycle,
} from '@mingcha/domain/registry';
import type { z } from 'zod';
import { type Act, act } from '../../act.ts';
import type { SignedIn } from '../../context.ts';
import { refuse } from '../../refused.ts';
import { answered, seen } from '../acted.ts';
import { assertNewList } from './checklists.ts';
import { endingFacts, unitEndingFacts, unitFacts } from './unit-facts.ts';

const target = (type: SubjectType) => ({ id: idOf(type), ...seen });

export const inputs = {
  registerUnit: RegisterUnit,
  reviseUnit: ReviseUnit.extend(target('unit')),
  registerPerson: RegisterPerson,
  revisePerson: RevisePerson.extend(target('person')),
  appointInspector: AppointInspector.extend(target('person')),
  establishSeat: EstablishSeat,
  reviseSeat: ReviseSeat.extend(target('seat')),
  fillSeat: FillSeat.extend(target('seat')),
  vacateSeat: VacateSeat.extend(target('seat')),
  registerWindow: RegisterWindow,
  reviseWindow: ReviseWindow.extend(target('window')),
  registerPost: RegisterPost,
  revisePost: RevisePost.extend(target('post')),
  registerServiceItem: RegisterServiceItem,
  reviseServiceItem: ReviseServiceItem.extend(target('service-item')),
  prohibitArea: ProhibitArea,
  reviseArea: ReviseArea.extend(target('area')),
  registerRecorder: RegisterRecorder,
  reviseRecorder: ReviseRecorder.extend(target('recorder')),
  declareRelation: DeclareRelation,
  reviseRelation: ReviseRelation.extend(target('relation')),
  endUnit: UnitEnding.extend(target('unit')),
  endSeat: Ending.extend(target('seat')),
  endWindow: Ending.extend(target('window')),
  endPost: Ending.extend(target('post')),
  endServiceItem: Ending.extend(target('service-item')),
  liftArea: Ending.extend(target('area')),
  endRecorder: Ending.extend(target('recorder')),
  endRelation: Ending.extend(target('relation')),
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

/** A line that stands already, said anew. */
async function revise<S extends Stateful, C, X>(
  ctx: SignedIn,
  lifecycle: Lifecycle<S, C, X>,
  { id, expected }: Target,
  command: C,
  facts: Act<S, C, X>['facts'],
) {
  const subject = { type: lifecycle.subject, id };
  return answered(await act(ctx, { lifecycle, subject, command, facts, expected }));
}

const decideOnUnit = (ctx: SignedIn, target: Target, command: UnitCommand) =>
  revise(
    ctx,
    unitLifecycle,
    target,
    command,
    unitFacts(ctx.session.office, 'parent' in command ? command.parent : null),
  );

const decideOnPerson = (ctx: SignedIn, target: Target, command: PersonCommand) =>
  revise(ctx, personLifecycle, target, command, {});

const decideOnSeat = (ctx: SignedIn, target: Target, command: SeatCommand) =>
  revise(ctx, seatLifecycle, target, command, {});

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

export const reviseSeat = (ctx: SignedIn, { id, expected, ...fields }: Inputs['reviseSeat']) =>
  decideOnSeat(ctx, { id, expected }, { type: 'reviseSeat', ...fields });

export const fillSeat = (ctx: SignedIn, { id, expected, person }: Inputs['fillSeat']) =>
  decideOnSeat(ctx, { id, expected }, { type: 'fillSeat', person });

export const vacateSeat = (ctx: SignedIn, { id, expected, reason }: Inputs['vacateSeat']) =>
  decideOnSeat(ctx, { id, expected }, { type: 'vacateSeat', reason });

export const registerWindow = (ctx: SignedIn, fields: Inputs['registerWindow']) =>
  register(ctx, windowLifecycle, { type: 'registerWindow', ...fields }, {});

export const reviseWindow = (ctx: SignedIn, { id, expected, ...fields }: Inputs['reviseWindow']) =>
  revise(ctx, windowLifecycle, { id, expected }, { type: 'reviseWindow', ...fields }, {});

export const registerPost = (ctx: SignedIn, fields: Inputs['registerPost']) =>
  register(ctx, postLifecycle, { type: 'registerPost', ...fields }, {});

export const revisePost = (ctx: SignedIn, { id, expected, ...fields }: Inputs['revisePost']) =>
  revise(ctx, postLifecycle, { id, expected }, { type: 'revisePost', ...fields }, {});

export const registerServiceItem = (ctx: SignedIn, fields: Inputs['registerServiceItem']) =>
  register(ctx, serviceItemLifecycle, { type: 'registerServiceItem', ...fields }, {});

export const reviseServiceItem = (ctx: SignedIn, { id, expected, ...fields }: Inputs['reviseServiceItem']) =>
  revise(ctx, serviceItemLifecycle, { id, expected }, { type: 'reviseServiceItem', ...fields }, {});

export const prohibitArea = (ctx: SignedIn, fields: Inputs['prohibitArea']) =>
  register(ctx, areaLifecycle, { type: 'prohibitArea', ...fields }, {});

export const reviseArea = (ctx: SignedIn, { id, expected, ...fields }: Inputs['reviseArea']) =>
  revise(ctx, areaLifecycle, { id, expected }, { type: 'reviseArea', ...fields }, {});

export const registerRecorder = (ctx: SignedIn, fields: Inputs['registerRecorder']) =>
  register(ctx, recorderLifecycle, { type: 'registerRecorder', ...fields }, {});

export const reviseRecorder = (ctx: SignedIn, { id, expected, ...fields }: Inputs['reviseRecorder']) =>
  revise(ctx, recorderLifecycle, { id, expected }, { type: 'reviseRecorder', ...fields }, {});

export const declareRelation = (ctx: SignedIn, fields: Inputs['declareRelation']) =>
  register(ctx, relationLifecycle, { type: 'declareRelation', ...fields }, {});

export const reviseRelation = (ctx: SignedIn, { id, expected, ...fields }: Inputs['reviseRelation']) =>
  revise(ctx, relationLifecycle, { id, expected }, { type: 'reviseRelation', ...fields }, {});

export const endUnit = (ctx: SignedIn, { id, expected, ...ending }: Inputs['endUnit']) =>
  revise(
    ctx,
    unitLifecycle,
    { id, expected },
    { type: 'endUnit', ...ending },
    unitEndingFacts(ctx.session.office, id, ending.into),
  );

/** A line of this register ends: why, and when. */
const ends =
  <S extends Stateful, C>(lifecycle: Lifecycle<S, C, EndingFacts>, type: string) =>
  (ctx: SignedIn, { id, expected, ...ending }: Ending & Target) =>
    revise(ctx, lifecycle, { id, expected }, { type, ...ending } as C, endingFacts(ctx.session.office));

export const endSeat = ends(seatLifecycle, 'endSeat');
export const endWindow = ends(windowLifecycle, 'endWindow');
export const endPost = ends(postLifecycle, 'endPost');
export const endServiceItem = ends(serviceItemLifecycle, 'endServiceItem');
export const liftArea = ends(areaLifecycle, 'liftArea');
export const endRecorder = ends(recorderLifecycle, 'endRecorder');
export const endRelation = ends(relationLifecycle, 'endRelation');

/** What was counted by this year as it stood before is counted again behind it. */
export async function loadCalendar(ctx: SignedIn, fields: Inputs['loadCalendar']) {
  const acted = await register(ctx, calendarLifecycle, { type: 'loadCalendar', ...fields }, {});
  await ctx.services.queue.send('recount-deadlines', {}, 'all');
  return acted;
}

export async function adoptTaxonomy(ctx: SignedIn, fields: Inputs['adoptTaxonomy']) {
  const { services, session } = ctx;
  const where = { office: session.office, edition: fields.version };
  // A finding names the edition it was classified by, so one name never means two texts.
  if ((await services.db.read(({ prisma }) => prisma.taxonomy.count({ where }))) > 0)
    refuse('registry.version-taken', { version: fields.version });
  return register(ctx, taxonomyLifecycle, { type: 'adoptTaxonomy', ...fields }, {});
}

export async function adoptChecklist(ctx: SignedIn, fields: Inputs['adoptChecklist']) {
  await assertNewList(ctx, fields);
  return register(ctx, checklistLifecycle, { type: 'adoptChecklist', ...fields }, {});
}

export async function adoptRuleSetting(ctx: SignedIn, { expected, ...said }: Inputs['adoptRuleSetting']) {
  const subject = { type: 'office' as const, id: ctx.session.office };
  const command = { type: 'adoptRuleSetting' as const, ...said };
  return answered(await act(ctx, { lifecycle: officeLifecycle, subject, command, facts: {}, expected }));
}
