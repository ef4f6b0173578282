import { defineFold } from '@mingcha/db';
import { lookBackLifecycle } from '@mingcha/domain/orders';
import { type Draft, type EntryOf, firstOf, lost, open, versionOf, walk } from '../folding.ts';
import { json, jsonOpen } from './json.ts';

type Row = Draft<'LookBack'>;

export const foldLookBack = defineFold({
  tables: ['LookBack'],
  incompatible: lookBackLifecycle.incompatible,
  rows(entries) {
    const due = firstOf(entries, 'look-back.due');
    if (due === undefined) return { LookBack: [] };
    const row = begin(due);
    const state = walk(lookBackLifecycle, entries, (entry) => {
      row.changedAt = entry.at;
      switch (entry.kind) {
        case 'look-back.recorded':
          Object.assign(row, recorded(entry), { returnedBy: null, reason: null });
          return;
        case 'look-back.returned':
          row.returnedBy = entry.actor.person;
          row.reason = open(entry.payload.reason);
          row.erased ||= lost(entry.payload.reason);
          return;
        case 'look-back.confirmed':
          row.confirmedBy = entry.actor.person;
          row.confirmedAt = entry.at;
          return;
        default:
          return;
      }
    });
    row.state = state.status;
    row.outOfPlace = state.outOfPlace.length > 0;
    row.version = versionOf(entries);
    return { LookBack: [row] };
  },
});

function begin({ subject, office, payload, at }: EntryOf<'look-back.due'>): Row {
  return {
    id: subject.id,
    subjectId: subject.id,
    office,
    order: payload.order,
    unit: payload.unit,
    closing: payload.closing,
    closedOn: payload.closedOn,
    state: '',
    items: [...payload.items],
    due: payload.deadline.due,
    dueDay: payload.deadline.day,
    before: [...new Set(payload.before.map(({ person }) => person))],
    method: null,
    on: null,
    results: null,
    scan: null,
    visit: null,
    recordedBy: null,
    recordedAt: null,
    confirmedBy: null,
    confirmedAt: null,
    returnedBy: null,
    reason: null,
    erased: false,
    outOfPlace: false,
    dueAt: at,
    changedAt: at,
    version: 0,
  };
}

function recorded({ payload, actor, at }: EntryOf<'look-back.recorded'>) {
  const { method, on, items, seen, scan, visit } = payload;
  const texts = open(seen);
  return {
    method,
    on,
    results: json(
      items.map((item) => ({ ...item, seen: texts?.find(({ n }) => n === item.n)?.text ?? null })),
    ),
    scan: jsonOpen(scan),
    visit: visit ?? null,
    recordedBy: actor.person,
    recordedAt: at,
    erased: lost(seen, scan),
  };
}
