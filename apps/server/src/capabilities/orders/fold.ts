import { defineFold } from '@mingcha/db';
import { isTombstone, type Recorded } from '@mingcha/domain';
import { clockRuns, type ItemState, type OrderState, orderLifecycle } from '@mingcha/domain/orders';
import { type Draft, type EntryOf, firstOf, lost, open, versionOf, walk } from '../folding.ts';
import { keySeal, noKeySeal } from '../seal-columns.ts';
import { type ItemRow, itemRows, itemStamp } from './fold-items.ts';
import { json, jsonOpen } from './json.ts';

type Row = Draft<'Order'>;
type Fields = EntryOf<'order.drafted'>['payload'];

/** What has no clock stands behind everything that has one. */
const never = Number.MAX_SAFE_INTEGER;

export const foldOrder = defineFold({
  tables: ['Order', 'OrderItem'],
  incompatible: orderLifecycle.incompatible,
  rows,
});

function rows(entries: readonly Recorded[]) {
  const drafted = firstOf(entries, 'order.drafted');
  if (drafted === undefined) return { Order: [], OrderItem: [] };
  const row = begin(drafted);
  let items = itemRows(row, drafted.payload);
  const state = walk(orderLifecycle, entries, (entry) => {
    if (entry.kind === 'order.revised') {
      Object.assign(row, written(entry.payload));
      items = itemRows(row, entry.payload);
    }
    stamp(row, entry);
    itemStamp(items, entry, row);
  });
  row.state = state.status;
  row.outOfPlace = state.outOfPlace.length > 0;
  row.version = versionOf(entries);
  row.drafters = [...state.drafters];
  row.urged = state.urged;
  row.escalated = state.escalated || state.items.some((item) => item.escalated);
  for (const item of state.items) settle(items, item);
  count(row, state);
  return { Order: [row], OrderItem: items };
}

const written = (fields: Fields) => {
  const contact = open(fields.contact);
  return {
    unit: fields.unit,
    title: fields.title,
    basis: fields.basis,
    contactPerson: contact?.person ?? null,
    contactPhone: contact?.phone ?? null,
    reportFormat: fields.reportFormat,
    replaces: fields.replaces ?? null,
    erased: lost(fields.contact, fields.requirements),
  };
};

function begin(entry: EntryOf<'order.drafted'>): Row {
  return {
    id: entry.subject.id,
    subjectId: entry.subject.id,
    office: entry.office,
    ...written(entry.payload),
    state: '',
    drafter: entry.actor.person,
    drafters: [],
    submittedAt: null,
    issuedBy: null,
    issuedAt: null,
    opinion: null,
    viewHash: null,
    number: null,
    year: null,
    serial: null,
    dated: null,
    sha256: null,
    size: null,
    fingerprint: null,
    renderedAt: null,
    sealedBy: null,
    sealedAt: null,
    ...noKeySeal,
    servedAt: null,
    servedBy: null,
    proof: null,
    acknowledgeDue: null,
    acknowledgeDay: null,
    objectDue: null,
    acknowledgedAt: null,
    acknowledgedBy: null,
    objectedAt: null,
    objectedBy: null,
    objection: null,
    objectionReply: null,
    objectionOutcome: null,
    objectionRepliedBy: null,
    reports: null,
    urged: 0,
    escalated: false,
    nextDue: null,
    nextDay: null,
    dueSort: never,
    itemCount: 0,
    itemsClosed: 0,
    itemsOverdue: 0,
    rejections: 0,
    relapses: 0,
    extensionsAsked: 0,
    closedAt: null,
    reason: null,
    outOfPlace: false,
    draftedAt: entry.at,
    changedAt: entry.at,
    version: 0,
  };
}

/** What the machine alone knows of an item. */
function settle(rows: ItemRow[], item: ItemState): void {
  const row = rows.find((each) => each.n === item.n);
  if (row === undefined) return;
  row.state = item.status;
  row.due = item.deadline?.due ?? null;
  row.dueDay = item.deadline?.day ?? null;
  row.deadline = json(item.deadline);
  row.provisional = item.deadline?.provisional ?? false;
  row.extensions = item.extensions;
  row.askedDays = item.asked?.days ?? null;
  if (item.asked === null) row.askedReason = null;
  row.overdue = item.overdue;
  row.overdueTimes = item.overdueTimes;
  row.urged = item.urged;
  row.escalated = item.escalated;
  row.rejections = item.rejections;
  row.lookBack = item.lookBack;
  row.relapses = item.relapses;
}

const ended = ['closed', 'revoked', 'archived'];

function count(row: Row, { status, items, acknowledgeBy }: OrderState): void {
  row.itemCount = items.length;
  row.itemsClosed = items.filter((item) => item.status === 'closed').length;
  row.itemsOverdue = items.filter((item) => item.overdue && clockRuns(item)).length;
  row.rejections = items.reduce((sum, item) => sum + item.rejections, 0);
  row.relapses = items.reduce((sum, item) => sum + item.relapses, 0);
  row.extensionsAsked = items.filter((item) => item.asked !== null).length;
  if (ended.includes(status)) return;
  const clocks = items.filter(clockRuns).flatMap((item) => item.deadline ?? []);
  if (status === 'served' && acknowledgeBy !== null) clocks.push(acknowledgeBy);
  const [first] = clocks.sort((a, b) => a.due - b.due);
  if (first === undefined) return;
  row.nextDue = first.due;
  row.nextDay = first.day;
  row.dueSort = first.due;
}

function stamp(row: Row, entry: Recorded): void {
  row.changedAt = entry.at;
  switch (entry.kind) {
    case 'order.submitted':
      row.submittedAt = entry.at;
      row.reason = null;
      return;
    case 'order.returned':
    case 'order.revoked':
      row.reason = entry.payload.reason;
      return;
    case 'order.issued': {
      const { number, year, serial, date } = entry.payload.number;
      row.issuedBy = entry.actor.person;
      row.issuedAt = entry.at;
      row.opinion = entry.payload.opinion;
      row.viewHash = entry.payload.viewHash;
      Object.assign(row, { number, year, serial, dated: date });
      return;
    }
    case 'order.rendered': {
      const { sha256, size, fingerprint } = entry.payload;
      Object.assign(row, { sha256, size, fingerprint, renderedAt: entry.at });
      return;
    }
    case 'order.sealed-by-key':
      Object.assign(row, keySeal(entry.payload), { sealedBy: entry.actor.person, sealedAt: entry.at });
      return;
    default:
      answered(row, entry);
      return;
  }
}

function answered(row: Row, entry: Recorded): void {
  switch (entry.kind) {
    case 'order.served': {
      const { proof, acknowledge, object } = entry.payload;
      row.servedAt = isTombstone(proof) ? acknowledge.from : proof.at;
      row.servedBy = entry.actor.person;
      row.proof = jsonOpen(proof);
      row.erased ||= lost(proof);
      row.acknowledgeDue = acknowledge.due;
      row.acknowledgeDay = acknowledge.day;
      row.objectDue = object.due;
      return;
    }
    case 'order.recounted': {
      const { acknowledge, object } = entry.payload;
      row.acknowledgeDue = acknowledge?.due ?? row.acknowledgeDue;
      row.acknowledgeDay = acknowledge?.day ?? row.acknowledgeDay;
      row.objectDue = object?.due ?? row.objectDue;
      return;
    }
    case 'order.acknowledged':
      row.acknowledgedAt = entry.at;
      row.acknowledgedBy = entry.actor.person;
      return;
    case 'order.objected':
      row.objectedAt = entry.at;
      row.objectedBy = entry.actor.person;
      row.objection = json({
        points: open(entry.payload.points) ?? [],
        files: open(entry.payload.files) ?? [],
      });
      row.erased ||= lost(entry.payload.points, entry.payload.files);
      row.acknowledgedAt ??= entry.at;
      row.acknowledgedBy ??= entry.actor.person;
      return;
    case 'order.objection-answered':
      row.objectionReply = jsonOpen(entry.payload.points);
      row.objectionOutcome = entry.payload.outcome;
      row.objectionRepliedBy = entry.actor.person;
      row.erased ||= lost(entry.payload.points);
      return;
    case 'order.reported':
      row.reports = json([...((row.reports ?? []) as unknown[]), ...(open(entry.payload.report) ?? [])]);
      row.erased ||= lost(entry.payload.items, entry.payload.report);
      return;
    case 'order.closed':
      row.closedAt = entry.at;
      return;
    case 'order.reopened':
      row.closedAt = null;
      return;
    default:
      return;
  }
}
