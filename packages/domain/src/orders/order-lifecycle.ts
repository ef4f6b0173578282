import { documentNumber } from '../bulletins/bulletin-view.ts';
import { seriesOf, yearOf } from '../bulletins/number.ts';
import { given } from '../fact.ts';
import type { Lifecycle, Recorded } from '../lifecycle.ts';
import { fromTable, type Made, made, nothingYet, withPerson } from '../machine.ts';
import { isTombstone } from '../primitives.ts';
import { extendedDeadline, orderDeadline, orderTerms } from './deadlines.ts';
import { lookedBack, madeArchived, madeReopened } from './looked-back.ts';
import type { ItemState, OrderCommand, OrderFacts, OrderState } from './order.ts';
import { itemOf, orderGuards } from './order-guards.ts';
import { orderTransitions } from './order-table.ts';
import { applyRecount, recountOf } from './recount.ts';

const freshClock = { overdue: false, urged: 0, escalated: false, asked: null } as const;

const beginItem = (n: number): ItemState => ({
  n,
  status: 'open',
  deadline: null,
  extensions: 0,
  ...freshClock,
  overdueTimes: 0,
  handlers: [],
  verifier: null,
  verified: null,
  closedBy: null,
  rejections: 0,
  lookBack: null,
  relapses: 0,
});

const onItems = (
  state: OrderState,
  numbers: readonly (number | null)[],
  change: (item: ItemState) => Partial<ItemState>,
): OrderState => ({
  ...state,
  items: state.items.map((item) => (numbers.includes(item.n) ? { ...item, ...change(item) } : item)),
});

const spoke = (state: OrderState, entry: Recorded): OrderState => ({
  ...state,
  answered: withPerson(state.answered, entry.actor.person),
});

function apply(state: OrderState, entry: Recorded): OrderState {
  switch (entry.kind) {
    case 'order.drafted':
    case 'order.revised':
      return {
        ...state,
        fields: entry.payload,
        items: entry.payload.items.map(({ n }) => beginItem(n)),
        drafters: withPerson(state.drafters, entry.actor.person),
      };
    case 'order.returned':
    case 'order.revoked':
      return { ...state, reason: entry.payload.reason };
    case 'order.issued':
      return {
        ...state,
        issuer: entry.actor.person,
        issuedAt: entry.at,
        viewHash: entry.payload.viewHash,
        numbered: entry.payload.number,
      };
    case 'order.rendered': {
      const { sha256, size, fingerprint } = entry.payload;
      return { ...state, rendered: { sha256, size, fingerprint } };
    }
    case 'order.sealed-by-key':
      return { ...state, sealedByKey: { sha256: entry.payload.sha256, by: entry.actor.person } };
    case 'order.archived':
    case 'order.reopened':
      return lookedBack(state, entry);
    default:
      return answeredBy(state, entry);
  }
}

function answeredBy(state: OrderState, entry: Recorded): OrderState {
  switch (entry.kind) {
    case 'order.served': {
      const { deadlines, acknowledge, object, proof } = entry.payload;
      const at = isTombstone(proof) ? acknowledge.from : proof.at;
      const counted = { ...state, servedAt: at, acknowledgeBy: acknowledge, objectBy: object };
      return onItems(
        counted,
        deadlines.map(({ n }) => n),
        ({ n }) => ({ deadline: deadlines.find((each) => each.n === n)?.deadline ?? null }),
      );
    }
    case 'order.acknowledged':
      return { ...spoke(state, entry), acknowledgedAt: entry.at };
    case 'order.objected': {
      const { points } = entry.payload;
      return {
        ...spoke(state, entry),
        acknowledgedAt: state.acknowledgedAt ?? entry.at,
        objections: state.objections + 1,
        objection: { points: isTombstone(points) ? null : points.length, by: entry.actor.person },
      };
    }
    case 'order.objection-answered':
      return { ...state, objectionOutcome: entry.payload.outcome };
    case 'order.planned':
      return onItems(spoke(state, entry), entry.payload.n, () => ({ status: 'planned' }));
    case 'order.reported': {
      const { n: numbers, items } = entry.payload;
      const told = isTombstone(items) ? [] : items;
      return onItems(spoke(state, entry), numbers, ({ n, handlers }) => ({
        ...freshClock,
        status: 'reported',
        handlers: [...handlers, ...told.filter((each) => each.n === n).map((each) => each.handler)],
        verifier: null,
        verified: null,
      }));
    }
    default:
      return judged(state, entry);
  }
}

function judged(state: OrderState, entry: Recorded): OrderState {
  switch (entry.kind) {
    case 'order.extension-asked': {
      const { n, days } = entry.payload;
      return onItems(spoke(state, entry), [n], () => ({ asked: { days } }));
    }
    case 'order.extended': {
      const { n, deadline } = entry.payload;
      return onItems(state, [n], ({ extensions }) => ({
        ...freshClock,
        deadline,
        extensions: extensions + 1,
      }));
    }
    case 'order.extension-refused':
      return onItems(state, [entry.payload.n], () => ({ asked: null }));
    case 'order.recounted':
      return applyRecount(state, entry.payload, entry.at);
    case 'order.urged': {
      const { n, stage } = entry.payload;
      return n === null ? { ...state, urged: stage } : onItems(state, [n], () => ({ urged: stage }));
    }
    case 'order.overdue': {
      const { n, stage } = entry.payload;
      return onItems(state, [n], () => ({ overdue: true, overdueTimes: stage }));
    }
    case 'order.escalated': {
      const { n } = entry.payload;
      return n === null ? { ...state, escalated: true } : onItems(state, [n], () => ({ escalated: true }));
    }
    case 'order.item-verified': {
      const { n, result } = entry.payload;
      const looked = { ...state, verifiers: withPerson(state.verifiers, entry.actor.person) };
      return onItems(looked, [n], () => ({
        status: result === 'done' ? 'verified' : 'not-done',
        verifier: entry.actor.person,
        verified: result,
      }));
    }
    case 'order.item-closed': {
      const { person } = entry.actor;
      const closed = { ...state, closers: withPerson(state.closers, person) };
      return onItems(closed, [entry.payload.n], () => ({
        status: 'closed',
        closedBy: person,
        lookBack: null,
      }));
    }
    case 'order.item-rejected': {
      const { n, deadline } = entry.payload;
      return onItems(state, [n], ({ rejections }) => ({
        ...freshClock,
        status: 'rejected',
        deadline,
        rejections: rejections + 1,
        extensions: 0,
      }));
    }
    default:
      return state;
  }
}

const calendarIn = (facts: OrderFacts) => given(facts.calendar, 'calendar');
const asStage = (urged: number): 1 | 2 => (urged === 0 ? 1 : 2);

/** The last item closes the order with it: nobody has to remember to. */
const closing = ({ items }: OrderState, n: number): readonly Made[] =>
  items.every((item) => item.n === n || item.status === 'closed') ? made('order.closed', {}) : [];

export const orderLifecycle: Lifecycle<OrderState, OrderCommand, OrderFacts> = fromTable<
  OrderState,
  OrderCommand,
  OrderFacts
>({
  subject: 'order',
  initial: {
    ...nothingYet,
    fields: null,
    items: [],
    drafters: [],
    issuer: null,
    issuedAt: null,
    viewHash: null,
    numbered: null,
    rendered: null,
    sealedByKey: null,
    servedAt: null,
    acknowledgeBy: null,
    objectBy: null,
    urged: 0,
    escalated: false,
    acknowledgedAt: null,
    objection: null,
    objections: 0,
    objectionOutcome: null,
    answered: [],
    verifiers: [],
    closers: [],
    reason: null,
  },
  transitions: orderTransitions,
  guards: orderGuards,
  emits: {
    draftOrder: (_, { type: _type, ...fields }) => made('order.drafted', fields),
    reviseOrder: (_, { type: _type, ...fields }) => made('order.revised', fields),
    submitOrder: () => made('order.submitted', {}),
    returnOrder: (_, { reason }) => made('order.returned', { reason }),
    issueOrder: (
      { id },
      { viewHash, opinion },
      { office, series: code = '', nextSerial: serial = 1, today: date = '' },
    ) => {
      const year = yearOf(date);
      const series = seriesOf(office, code, year);
      const number = { series, year, serial, number: documentNumber({ code, year, serial }), date };
      return [
        ...made('order.issued', { viewHash, number, opinion }),
        ...made('series.taken', { serial, order: id ?? '' }, { type: 'series', id: series }),
      ];
    },
    recordOrderRendering: (_, { type: _type, ...rendering }) => made('order.rendered', rendering),
    sealOrderByKey: (_, { type: _type, ...sealing }) => made('order.sealed-by-key', sealing),
    serveOrder: ({ fields }, { proof }, facts) => {
      const calendar = calendarIn(facts);
      const after = (days: number) => orderDeadline(calendar, proof.at, days);
      return made('order.served', {
        proof,
        deadlines: (fields?.items ?? []).map(({ n, days }) => ({ n, deadline: after(days) })),
        acknowledge: after(orderTerms.acknowledge),
        object: after(orderTerms.object),
      });
    },
    acknowledgeOrder: () => made('order.acknowledged', {}),
    objectToOrder: (_, { points, files }) => made('order.objected', { points, files }),
    answerObjection: (_, { points, outcome }) => made('order.objection-answered', { points, outcome }),
    planOrder: (_, { items }) => made('order.planned', { n: items.map(({ n }) => n), items }),
    askExtension: (_, { n, days, reason }) => made('order.extension-asked', { n, days, reason }),
    extendItem: (state, { n, days, reason }, facts) => {
      const old = given(itemOf(state, n)?.deadline ?? undefined, 'deadline');
      return made('order.extended', { n, deadline: extendedDeadline(calendarIn(facts), old, days), reason });
    },
    refuseExtension: (_, { n, reason }) => made('order.extension-refused', { n, reason }),
    recountOrder: (state, _, facts) => {
      const moved = recountOf(state, calendarIn(facts), given(facts.loadings, 'loadings'));
      return moved === null ? [] : made('order.recounted', moved);
    },
    urgeOrder: (state, { n }) =>
      made('order.urged', { n, stage: asStage(n === null ? state.urged : (itemOf(state, n)?.urged ?? 0)) }),
    markOverdue: (state, { n }) =>
      made('order.overdue', { n, stage: (itemOf(state, n)?.overdueTimes ?? 0) + 1 }),
    escalateOrder: (_, { n }) => made('order.escalated', { n }),
    reportOrder: (_, { items, report }) =>
      made('order.reported', { n: items.map(({ n }) => n), items, report }),
    verifyItem: (_, { n, result, method, note }) => made('order.item-verified', { n, result, method, note }),
    closeItem: (state, { n, opinion }) => [
      ...made('order.item-closed', { n, opinion }),
      ...closing(state, n),
    ],
    rejectItem: (_, { n, reason, days }, facts) =>
      made('order.item-rejected', { n, reason, deadline: orderDeadline(calendarIn(facts), facts.now, days) }),
    closeOrder: () => made('order.closed', {}),
    revokeOrder: (_, { reason }) => made('order.revoked', { reason }),
    archiveOrder: (_, __, { lookBack }) => madeArchived(given(lookBack, 'lookBack')),
    reopenOrder: (state, _, facts) => madeReopened(state, given(facts.lookBack, 'lookBack'), facts),
  },
  apply,
  incompatible: [
    ['order.issued', 'order.returned'],
    ['order.issued', 'order.issued'],
    ['order.sealed-by-key', 'order.sealed-by-key'],
    ['order.sealed-by-key', 'order.served'],
    ['order.sealed-by-key', 'order.revoked'],
    ['order.served', 'order.served'],
    ['order.served', 'order.revoked'],
    ['order.extended', 'order.extension-refused'],
    ['order.item-closed', 'order.item-rejected'],
    ['order.item-closed', 'order.item-closed'],
    ['order.closed', 'order.revoked'],
    ['order.archived', 'order.reopened'],
    ['order.reopened', 'order.reopened'],
  ],
});
