import type { Calendar } from '../calendar/calendar.ts';
import { dayOf } from '../calendar/day.ts';
import { deadlineAfter } from '../calendar/deadline.ts';
import { recordedDeadline } from '../calendar/recorded-deadline.ts';
import { given } from '../fact.ts';
import type { Lifecycle, Recorded } from '../lifecycle.ts';
import { fromTable, type Guard, made, nothingYet, now } from '../machine.ts';
import { isRecused } from '../plans/recusal.ts';
import { refusal } from '../refusals.ts';
import { type OrderDeadline, orderTerms } from './deadlines.ts';
import type { LookBackCommand, LookBackFacts, LookBackState } from './look-back.ts';
import type { TookPart } from './look-back-kinds.ts';
import type { OrderState } from './order.ts';

type LookBackGuard = Guard<LookBackState, LookBackCommand, LookBackFacts>;

/** When somebody is to look again, counted from the closing in whole days, on a day that is worked. */
export const lookBackDeadline = (calendar: Calendar, closedAt: number): OrderDeadline =>
  recordedDeadline(deadlineAfter(calendar, closedAt, orderTerms.lookBack, 'days'));

const dueOf = ({ calendar, closing }: LookBackFacts) =>
  lookBackDeadline(given(calendar, 'calendar'), given(closing, 'closing').at);

/** What was closed and not looked at since. */
const itemsToLookAt = ({ items }: OrderState): number[] =>
  items.filter(({ status, lookBack }) => status === 'closed' && lookBack === null).map(({ n }) => n);

/** Everybody whose own work would be looked at, each once in each part. */
const tookPart = (order: OrderState, inspected: readonly string[]): TookPart[] => [
  ...[...new Set(inspected)].map((person) => ({ person, part: 'inspected' as const })),
  ...order.verifiers.map((person) => ({ person, part: 'verified' as const })),
  ...order.closers.map((person) => ({ person, part: 'closed' as const })),
];

export const lookBackGuards = {
  sixtyDaysAfterClosing: (_, __, facts) => {
    const { zone } = given(facts.calendar, 'calendar');
    return dayOf(facts.now, zone) >= dueOf(facts).day ? null : refusal('order.not-time-yet');
  },

  orderClosed: (_, __, facts) => {
    const order = given(facts.order, 'order');
    const waits = order.status === 'closed' && itemsToLookAt(order).length > 0;
    return waits ? null : refusal('order.not-time-yet');
  },

  // The team that looks back is not the one whose work it looks at.
  newTeam: ({ before }, _, { person }) => {
    const part = before.find((each) => each.person === person)?.part;
    return part === undefined
      ? null
      : refusal('look-back.took-part', { person, part: `look-back-part.${part}` });
  },

  clearOfUnit: ({ unit }, _, { person, recusal, ofUnit }) => {
    if (given(ofUnit, 'ofUnit')) return refusal('look-back.own-unit', { person });
    return isRecused(unit ?? '', person, given(recusal, 'recusal')) ? refusal('recused', { person }) : null;
  },

  everyItemLookedAt: ({ items }, command) => {
    if (command.type !== 'recordLookBack') return null;
    const same = (numbers: readonly number[]) =>
      numbers.length === items.length && items.every((n) => numbers.includes(n));
    return same(command.items.map(({ n }) => n)) && same(command.seen.map(({ n }) => n))
      ? null
      : refusal('look-back.items-missing', { items: items.join(' ') });
  },

  lookedAfterClosing: ({ closedOn }, command, { calendar, now: at }) => {
    if (command.type !== 'recordLookBack') return null;
    const today = dayOf(at, given(calendar, 'calendar').zone);
    return command.on > today || command.on < (closedOn ?? '')
      ? refusal('look-back.day-wrong', { from: closedOn ?? '', to: today })
      : null;
  },

  // A new problem is a finding of its own: it is linked where it has been made, and reopens nothing.
  linksKnown: ({ unit }, command, { findings = [], visitKnown }) => {
    if (command.type !== 'recordLookBack') return null;
    const wrong = command.items.some(
      ({ result, finding }) =>
        finding !== undefined &&
        (result !== 'new' || findings.every((each) => each.id !== finding || each.unit !== unit)),
    );
    if (wrong) return refusal('look-back.finding-elsewhere');
    return command.visit !== undefined && visitKnown !== true
      ? refusal('not-found', { subject: 'visit' })
      : null;
  },

  anotherInspector: ({ recorder }, _, { person }) =>
    recorder === person ? refusal('look-back.second-is-first') : null,
} satisfies Record<string, LookBackGuard>;

const inspectors = ['inspector', 'lead'] as const;
const second = ['newTeam', 'clearOfUnit', 'anotherInspector'];

export const lookBackTransitions = [
  now('none', 'due', 'dueLookBack', 'look-back.due', ['scheduler'], ['orderClosed', 'sixtyDaysAfterClosing']),
  now(
    'due',
    'recorded',
    'recordLookBack',
    'look-back.recorded',
    inspectors,
    ['newTeam', 'clearOfUnit', 'everyItemLookedAt', 'lookedAfterClosing', 'linksKnown'],
    'D15',
  ),
  now('recorded', 'due', 'returnLookBack', 'look-back.returned', inspectors, second),
  now('recorded', 'confirmed', 'confirmLookBack', 'look-back.confirmed', inspectors, second, 'D15'),
].flat();

function apply(state: LookBackState, entry: Recorded): LookBackState {
  switch (entry.kind) {
    case 'look-back.due': {
      const { order, unit, closing, closedOn, items, deadline, before } = entry.payload;
      return { ...state, order, unit, closing, closedOn, items, deadline, before };
    }
    case 'look-back.recorded':
      return { ...state, recorder: entry.actor.person, recorded: entry.payload };
    case 'look-back.confirmed':
      return { ...state, confirmer: entry.actor.person };
    default:
      return state;
  }
}

/** 8.7: CLOSED → LOOKBACK_DUE → ARCHIVED / REOPENED. Here it is due, looked at by one and confirmed by another; the order moves only then. */
export const lookBackLifecycle: Lifecycle<LookBackState, LookBackCommand, LookBackFacts> = fromTable<
  LookBackState,
  LookBackCommand,
  LookBackFacts
>({
  subject: 'look-back',
  initial: {
    ...nothingYet,
    order: null,
    unit: null,
    closing: null,
    closedOn: null,
    items: [],
    deadline: null,
    before: [],
    recorder: null,
    recorded: null,
    confirmer: null,
  },
  transitions: lookBackTransitions,
  guards: lookBackGuards,
  emits: {
    dueLookBack: (_, __, facts) => {
      const order = given(facts.order, 'order');
      const closing = given(facts.closing, 'closing');
      return made('look-back.due', {
        order: order.id ?? '',
        unit: order.fields?.unit ?? '',
        closing: closing.hash,
        closedOn: dayOf(closing.at, given(facts.calendar, 'calendar').zone),
        items: itemsToLookAt(order),
        deadline: dueOf(facts),
        before: tookPart(order, given(facts.inspected, 'inspected')),
      });
    },
    recordLookBack: (_, { type: _type, ...said }) => made('look-back.recorded', said),
    confirmLookBack: () => made('look-back.confirmed', {}),
    returnLookBack: (_, { reason }) => made('look-back.returned', { reason }),
  },
  apply,
  incompatible: [
    ['look-back.recorded', 'look-back.recorded'],
    ['look-back.confirmed', 'look-back.returned'],
    ['look-back.confirmed', 'look-back.confirmed'],
  ],
});
