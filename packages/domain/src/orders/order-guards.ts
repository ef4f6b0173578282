import { given } from '../fact.ts';
import { decidedAsTrue } from '../findings/finding.ts';
import type { Guard } from '../machine.ts';
import { serviceAccepted } from '../papers/service-proof.ts';
import { isRecused } from '../plans/recusal.ts';
import { isTombstone } from '../primitives.ts';
import { refusal } from '../refusals.ts';
import { vagueWording } from '../wording.ts';
import { orderTerms, workdaysPast } from './deadlines.ts';
import { relapsedIn } from './looked-back.ts';
import type { ItemState, OrderCommand, OrderFacts, OrderState } from './order.ts';
import { clockRuns, recountOf } from './recount.ts';
import { replacesRevoked } from './replace-guard.ts';

type OrderGuard = Guard<OrderState, OrderCommand, OrderFacts>;
type Draft = Extract<OrderCommand, { type: 'draftOrder' | 'reviseOrder' }>;

const asDraft = (command: OrderCommand): Draft | null =>
  command.type === 'draftOrder' || command.type === 'reviseOrder' ? command : null;
/** As it would stand once the command is carried out. */
const written = ({ fields }: OrderState, command: OrderCommand) => asDraft(command) ?? fields;

const numberOf = (command: OrderCommand): number | null =>
  'n' in command && typeof command.n === 'number' ? command.n : null;
const numbersOf = (command: OrderCommand): readonly number[] =>
  command.type === 'planOrder' || command.type === 'reportOrder' ? command.items.map((each) => each.n) : [];
export const itemOf = ({ items }: OrderState, n: number | null): ItemState | undefined =>
  items.find((each) => each.n === n);

const wrongItem = (n: number | null, item: ItemState | undefined) =>
  item
    ? refusal('order.item-state', { n: item.n, state: `state.order-item.${item.status}` })
    : refusal('order.item-unknown', { n: n ?? 0 });

const inOrder = (numbers: readonly number[]): boolean => numbers.every((n, at) => n === at + 1);
const spoken = (name: string): string => name.normalize('NFKC').replace(/\s+/gu, '').toLowerCase();

/** How many working days after its last day a clock has come to its next step. */
const urgeAfter = (stage: number): number => (stage === 0 ? 0 : orderTerms.urgeAgain);
const escalateAfter = 2 * orderTerms.urgeAgain;

export const orderGuards = {
  itemsNumbered: (state, command) =>
    inOrder(written(state, command)?.items.map((each) => each.n) ?? [])
      ? null
      : refusal('order.items-not-numbered'),

  requirementForEach: (state, command) => {
    const fields = written(state, command);
    if (!fields || isTombstone(fields.requirements)) return null;
    const said = new Set(fields.requirements.map((each) => each.n));
    const count =
      fields.items.filter((each) => !said.has(each.n)).length +
      fields.requirements.filter((each) => !fields.items.some((item) => item.n === each.n)).length;
    return count > 0 ? refusal('order.requirement-missing', { count }) : null;
  },

  wordingNames: (_, command) => {
    const draft = asDraft(command);
    return vagueWording(draft?.title, draft?.basis, ...(draft?.requirements ?? []).map((each) => each.text));
  },

  findingsOfUnit: (state, command, { findings = [] }) => {
    const fields = written(state, command);
    const count = findings.filter(
      ({ id, unit }) => fields?.items.some((item) => item.finding === id) && unit !== fields.unit,
    ).length;
    return count > 0 ? refusal('order.finding-of-other-unit', { count }) : null;
  },

  findingsConfirmed: (state, command, { findings = [] }) => {
    const ids = written(state, command)?.items.map((each) => each.finding) ?? [];
    const stands = new Set(
      findings.filter((each) => decidedAsTrue.includes(each.status)).map((each) => each.id),
    );
    const count = ids.filter((id) => !stands.has(id)).length;
    return count > 0 ? refusal('order.finding-not-confirmed', { count }) : null;
  },

  replacesRevoked,
  issuerDidNotDraft: ({ drafters }, _, { person }) =>
    drafters.includes(person) ? refusal('order.issuer-is-drafter') : null,

  // a unit without these three seats filled receives nothing: nobody would answer for it.
  unitSeated: (_, __, { emptySeats }) => {
    const empty = given(emptySeats, 'emptySeats');
    return empty.length > 0
      ? refusal('order.unit-without-seat', { seats: empty.map((duty) => `duty.${duty}`).join(' ') })
      : null;
  },

  viewAsSeen: (_, command, { viewHash }) =>
    command.type === 'issueOrder' && command.viewHash !== viewHash ? refusal('order.view-changed') : null,

  nextInSeries: (_, __, { series, nextSerial, today }) =>
    series !== undefined && nextSerial !== undefined && nextSerial >= 1 && today !== undefined
      ? null
      : refusal('order.number-not-next', { next: nextSerial ?? 0 }),

  renderedAsIssued: ({ viewHash }, command) =>
    (command.type === 'recordOrderRendering' || command.type === 'sealOrderByKey') &&
    command.viewHash !== viewHash
      ? refusal('order.render-differs')
      : null,

  printedForSeal: ({ rendered }) => (rendered ? null : refusal('order.not-printed-for-seal')),
  notSealedYet: ({ sealedByKey }) => (sealedByKey === null ? null : refusal('order.sealed-already')),
  keeperIsAnother: ({ drafters, issuer }, _, { person }) =>
    [...drafters, issuer].includes(person) ? refusal('order.keeper-wrote-or-signed') : null,

  printed: ({ rendered }) => (rendered ? null : refusal('order.not-printed-yet')),

  serviceProven: ({ issuedAt }, command, context) => {
    if (command.type !== 'serveOrder') return null;
    const byUnit = !context.roles.some((role) => role === 'planner' || role === 'director');
    if (byUnit && command.proof.method !== 'electronic') return refusal('order.unit-proves-nothing');
    return serviceAccepted(command.proof, context, issuedAt ?? 0, byUnit ? 'addressee' : 'office');
  },

  withinObjection: ({ objectBy }, _, { now }) =>
    objectBy && now > objectBy.due ? refusal('order.objection-too-late', { day: objectBy.day }) : null,
  notObjectedYet: ({ objections }) => (objections > 0 ? refusal('order.objected-before') : null),
  pointsNumbered: (_, command) =>
    command.type !== 'objectToOrder' || inOrder(command.points.map((each) => each.n))
      ? null
      : refusal('order.points-not-numbered'),

  // Whoever issued it does not judge what is said against it.
  issuerDoesNotAnswer: ({ issuer }, _, { person }) =>
    issuer === person ? refusal('order.issuer-answers-objection') : null,
  everyPointAnswered: ({ objection }, command) => {
    if (command.type !== 'answerObjection' || objection?.points == null) return null;
    const missing = objection.points - new Set(command.points.map((each) => each.n)).size;
    return missing === 0 && inOrder(command.points.map((each) => each.n))
      ? null
      : refusal('order.points-unanswered', { count: Math.max(1, missing) });
  },

  itemsOpen: (state, command) => {
    const numbers = numbersOf(command);
    if (new Set(numbers).size !== numbers.length) return refusal('order.item-repeated');
    const wrong = numbers.find((n) => {
      const item = itemOf(state, n);
      return !item || !clockRuns(item);
    });
    return wrong === undefined ? null : wrongItem(wrong, itemOf(state, wrong));
  },
  everyItemPlanned: ({ items }, command) => {
    const planned = new Set(numbersOf(command));
    const count = items.filter((item) => item.status === 'open' && !planned.has(item.n)).length;
    return count > 0 ? refusal('order.item-unplanned', { count }) : null;
  },

  itemOpen: (state, command) => {
    const n = numberOf(command);
    const item = itemOf(state, n);
    return item && clockRuns(item) ? null : wrongItem(n, item);
  },
  beforeDue: (state, command, { now }) => {
    const deadline = itemOf(state, numberOf(command))?.deadline;
    return deadline && now > deadline.due ? refusal('order.extension-too-late', { day: deadline.day }) : null;
  },
  notAskedYet: (state, command) =>
    itemOf(state, numberOf(command))?.asked ? refusal('order.extension-asked-already') : null,
  extensionsLeft: (state, command) =>
    (itemOf(state, numberOf(command))?.extensions ?? 0) >= orderTerms.extensions
      ? refusal('order.extensions-used', { count: orderTerms.extensions })
      : null,
  extensionAsked: (state, command) =>
    itemOf(state, numberOf(command))?.asked ? null : refusal('order.extension-not-asked'),

  pastDue: (state, command, { now }) => {
    const item = itemOf(state, numberOf(command));
    return item?.deadline && clockRuns(item) && !item.overdue && now > item.deadline.due
      ? null
      : refusal('order.not-time-yet');
  },

  calendarMoves: (state, _, { calendar, loadings }) =>
    recountOf(state, given(calendar, 'calendar'), given(loadings, 'loadings'))
      ? null
      : refusal('order.not-time-yet'),

  timeToUrge: (state, command, { now, calendar }) => {
    const n = numberOf(command);
    const item = n === null ? null : itemOf(state, n);
    const clock = n === null ? toAcknowledge(state) : item?.deadline && clockRuns(item) ? item : null;
    const deadline = n === null ? state.acknowledgeBy : item?.deadline;
    if (!clock || !deadline || clock.urged >= 2 || now <= deadline.due) return refusal('order.not-time-yet');
    return workdaysPast(given(calendar, 'calendar'), deadline, now) >= urgeAfter(clock.urged)
      ? null
      : refusal('order.not-time-yet');
  },

  timeToEscalate: (state, command, { now, calendar }) => {
    const n = numberOf(command);
    const item = n === null ? null : itemOf(state, n);
    const clock = n === null ? toAcknowledge(state) : item?.deadline && clockRuns(item) ? item : null;
    const deadline = n === null ? state.acknowledgeBy : item?.deadline;
    if (!clock || !deadline || clock.urged < 2 || clock.escalated || now <= deadline.due)
      return refusal('order.not-time-yet');
    return workdaysPast(given(calendar, 'calendar'), deadline, now) >= escalateAfter
      ? null
      : refusal('order.not-time-yet');
  },

  // D13: the chief signs. Whoever else hands it in brings the sheet that was signed and sealed.
  chiefSigned: (_, command, { roles }) =>
    command.type !== 'reportOrder' || roles.includes('chief') || command.report.length > 0
      ? null
      : refusal('order.report-unsigned'),

  itemReported: (state, command) => {
    const n = numberOf(command);
    const item = itemOf(state, n);
    return item?.status === 'reported' ? null : wrongItem(n, item);
  },
  verifierIsNotHandler: (state, command, { person, verifierName }) => {
    const item = itemOf(state, numberOf(command));
    const name = given(verifierName, 'verifierName');
    const handled = name !== null && item?.handlers.some((each) => spoken(each) === spoken(name));
    return handled || state.answered.includes(person) ? refusal('order.verifier-is-handler') : null;
  },
  verifierIsClear: ({ fields }, _, { person, recusal }) =>
    isRecused(fields?.unit ?? '', person, given(recusal, 'recusal')) ? refusal('recused', { person }) : null,

  itemVerified: (state, command) => {
    const n = numberOf(command);
    const item = itemOf(state, n);
    return item?.status === 'verified' || item?.status === 'not-done' ? null : wrongItem(n, item);
  },
  itemDone: (state, command) => {
    const n = numberOf(command);
    const item = itemOf(state, n);
    if (item?.status === 'not-done') return refusal('order.item-not-done', { n: item.n });
    return item?.status === 'verified' ? null : wrongItem(n, item);
  },
  closerDidNotVerify: (state, command, { person }) =>
    itemOf(state, numberOf(command))?.verifier === person ? refusal('order.closer-is-verifier') : null,

  everyItemClosed: ({ items }) => {
    const count = items.filter((item) => item.status !== 'closed').length;
    return count > 0 ? refusal('order.items-open', { count }) : null;
  },

  // Two have looked and agree, at this order, since it was closed.
  lookedBack: ({ id, items }, _, { lookBack }) => {
    const { status, order, items: looked } = given(lookBack, 'lookBack');
    const still = looked.every((n) => items.some((item) => item.n === n && item.lookBack === null));
    return status === 'confirmed' && order === id && still ? null : refusal('order.not-looked-back');
  },
  held: (_, __, { lookBack }) =>
    relapsedIn(given(lookBack, 'lookBack')).length === 0 ? null : refusal('order.not-looked-back'),
  relapsed: (_, __, { lookBack }) =>
    relapsedIn(given(lookBack, 'lookBack')).length > 0 ? null : refusal('order.not-looked-back'),
} satisfies Record<string, OrderGuard>;

const toAcknowledge = ({ status, urged, escalated }: OrderState) =>
  status === 'served' ? { urged, escalated } : null;
