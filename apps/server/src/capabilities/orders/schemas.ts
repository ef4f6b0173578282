import { idOf } from '@mingcha/domain';
import { ItemMode, itemStates, LookBackResult, OrderView, orderStates } from '@mingcha/domain/orders';
import { FileRef } from '@mingcha/domain/papers';
import { z } from 'zod';
import { HistoryLine } from '../history.ts';
import { pageInput, pageOf } from '../keyset.ts';
import { LookBackWaiting } from './look-back-schemas.ts';

export const ClockColour = z.enum(['red', 'amber', 'green']);

export const OrdersInput = z.object({
  ...pageInput,
  sort: z.enum(['dueSort', 'changedAt']).default('dueSort'),
  direction: z.enum(['asc', 'desc']).default('asc'),
  state: z.array(z.enum(orderStates)).optional(),
  unit: idOf('unit').optional(),
  finding: idOf('finding').optional(),
  clock: ClockColour.optional(),
  /** Requests for more time that wait. */
  asked: z.boolean().optional(),
  escalated: z.boolean().optional(),
  /** Of look-backs: for whoever may read them, and nothing for anybody else. */
  lookBack: LookBackWaiting.optional(),
  text: z.string().trim().min(1).max(100).optional(),
});

/** The whole days that are left by the office's calendar, and from when on the clock is amber. */
export const OrderClock = z.object({
  due: z.int(),
  day: z.string(),
  workingDays: z.int(),
  amberFrom: z.int(),
  provisional: z.boolean(),
});

/** Whose turn it is, as a role, and by name where the unit's seat is filled. */
export const Hand = z.object({ role: z.string(), person: z.string().nullable() }).nullable();

export const OrderRow = z.object({
  id: z.string(),
  unit: z.string(),
  title: z.string(),
  number: z.string().nullable(),
  state: z.enum(orderStates),
  drafter: z.string(),
  itemCount: z.int(),
  itemsClosed: z.int(),
  itemsOverdue: z.int(),
  rejections: z.int(),
  relapses: z.int(),
  /** Where a look-back stands that is not done; null for whoever may not read it. */
  lookBack: z.enum(['due', 'recorded']).nullable(),
  extensionsAsked: z.int(),
  escalated: z.boolean(),
  urged: z.int(),
  clock: OrderClock.nullable(),
  hand: Hand,
  contested: z.boolean(),
  servedAt: z.int().nullable(),
  closedAt: z.int().nullable(),
  changedAt: z.int(),
  version: z.int(),
});
export const OrderPage = pageOf(OrderRow);

export const OrderItemRow = z.object({
  n: z.int(),
  finding: z.string(),
  mode: ItemMode,
  days: z.int(),
  assistants: z.array(z.string()),
  requirement: z.string().nullable(),
  state: z.enum(itemStates),
  clock: OrderClock.nullable(),
  extensions: z.int(),
  askedDays: z.int().nullable(),
  askedReason: z.string().nullable(),
  extensionReason: z.string().nullable(),
  overdueTimes: z.int(),
  urged: z.int(),
  escalated: z.boolean(),
  leader: z.string().nullable(),
  section: z.string().nullable(),
  responsible: z.string().nullable(),
  measure: z.string().nullable(),
  by: z.string().nullable(),
  result: z.string().nullable(),
  rootCause: z.string().nullable(),
  sameClass: z.string().nullable(),
  handler: z.string().nullable(),
  proof: z.array(FileRef),
  reportedAt: z.int().nullable(),
  verifiedBy: z.string().nullable(),
  verified: z.string().nullable(),
  method: z.string().nullable(),
  note: z.string().nullable(),
  closedBy: z.string().nullable(),
  closedAt: z.int().nullable(),
  opinion: z.string().nullable(),
  rejections: z.int(),
  rejectReason: z.string().nullable(),
  /** What came of the last look-back, once two agreed. */
  lookBack: LookBackResult.nullable(),
  lookBackDay: z.string().nullable(),
  lookBackSeen: z.string().nullable(),
  relapses: z.int(),
  /** The fact as the order tells it: when, where, what, against which rule. */
  told: z.object({
    place: z.string().nullable(),
    date: z.string(),
    time: z.string(),
    fact: z.string(),
    category: z.string().nullable(),
    criterion: z.string().nullable(),
  }),
});

const Points = z.array(z.object({ n: z.int(), text: z.string(), outcome: z.string().optional() }));

const OrderLink = z.object({ id: z.string(), number: z.string().nullable(), state: z.enum(orderStates) });

export const OrderDetail = z.object({
  order: OrderRow.extend({
    basis: z.string(),
    contactPerson: z.string().nullable(),
    contactPhone: z.string().nullable(),
    reportFormat: z.string(),
    erased: z.boolean(),
    issuedBy: z.string().nullable(),
    issuedAt: z.int().nullable(),
    dated: z.string().nullable(),
    opinion: z.string().nullable(),
    reason: z.string().nullable(),
    viewHash: z.string().nullable(),
    sha256: z.string().nullable(),
    sealedBy: z.string().nullable(),
    sealedAt: z.int().nullable(),
    sealFile: z.string().nullable(),
    acknowledgedAt: z.int().nullable(),
    acknowledgedBy: z.string().nullable(),
    objectUntil: z.int().nullable(),
    objectionOutcome: z.string().nullable(),
  }),
  items: z.array(OrderItemRow),
  /** The order in whose place it stands, and those that stand in its own, as far as the reader may see them. */
  replaces: OrderLink.nullable(),
  replacedBy: z.array(OrderLink),
  /** How it was served, for the office alone. */
  proof: z
    .object({
      method: z.string(),
      place: z.string().nullable(),
      receivedBy: z.string().nullable(),
      refusedReason: z.string().nullable(),
      witnesses: z.array(z.object({ name: z.string(), organ: z.string() })),
      tracking: z.string().nullable(),
      scan: FileRef.nullable(),
    })
    .nullable(),
  objection: z.object({ points: Points, files: z.array(FileRef), reply: Points }).nullable(),
  reports: z.array(FileRef),
  /** The unit's people an order can be answered by, with or without an account. */
  seats: z.array(z.object({ duty: z.string(), seat: z.string(), person: z.string().nullable() })),
  history: z.array(HistoryLine),
  names: z.record(z.string(), z.string()),
});

/** What would be signed now, with the hash to sign. */
export const OrderPreview = z.object({ view: OrderView, viewHash: z.string() });

/** Counts behind the three clocks and the states, as the list filters. */
export const OrderCounts = z.object({
  states: z.record(z.string(), z.int()),
  clocks: z.object({ red: z.int(), amber: z.int(), green: z.int() }),
  asked: z.int(),
});
