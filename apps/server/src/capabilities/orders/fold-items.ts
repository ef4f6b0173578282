import type { Recorded } from '@mingcha/domain';
import { type Draft, type EntryOf, lost, open } from '../folding.ts';
import { json } from './json.ts';

export type ItemRow = Draft<'OrderItem'>;
type Fields = EntryOf<'order.drafted'>['payload'];

export function itemRows(
  order: { readonly id: string; readonly office: string },
  { items, requirements }: Fields,
): ItemRow[] {
  const said = open(requirements) ?? [];
  return items.map(({ n, finding, mode, days, assistants }) => ({
    id: `${order.id}/${n}`,
    subjectId: order.id,
    office: order.office,
    order: order.id,
    n,
    finding,
    mode,
    days,
    assistants: [...assistants],
    requirement: said.find((each) => each.n === n)?.text ?? null,
    state: 'open',
    due: null,
    dueDay: null,
    deadline: null,
    provisional: false,
    extensions: 0,
    askedDays: null,
    askedReason: null,
    extensionReason: null,
    overdue: false,
    overdueTimes: 0,
    urged: 0,
    escalated: false,
    leader: null,
    section: null,
    responsible: null,
    measure: null,
    by: null,
    result: null,
    rootCause: null,
    sameClass: null,
    handler: null,
    proof: null,
    reportedAt: null,
    verifiedBy: null,
    verifiedAt: null,
    verified: null,
    method: null,
    note: null,
    closedBy: null,
    closedAt: null,
    opinion: null,
    rejections: 0,
    rejectReason: null,
    lookBack: null,
    lookBackDay: null,
    lookBackSeen: null,
    relapses: 0,
  }));
}

/** Words said about single items; where each stands and when it is due, the machine knows. */
export function itemStamp(items: ItemRow[], entry: Recorded, order: { erased: boolean }): void {
  const of = (n: number) => items.find((each) => each.n === n);
  switch (entry.kind) {
    case 'order.planned':
      order.erased ||= lost(entry.payload.items);
      for (const { n, leader, section, person, measure, by } of open(entry.payload.items) ?? [])
        Object.assign(of(n) ?? {}, { leader, section, responsible: person, measure, by });
      return;
    case 'order.reported': {
      for (const n of entry.payload.n)
        Object.assign(of(n) ?? {}, { reportedAt: entry.at, verified: null, note: null, rejectReason: null });
      for (const { n, proof, ...told } of open(entry.payload.items) ?? [])
        Object.assign(of(n) ?? {}, told, { proof: json(proof) });
      return;
    }
    case 'order.extension-asked': {
      order.erased ||= lost(entry.payload.reason);
      Object.assign(of(entry.payload.n) ?? {}, { askedReason: open(entry.payload.reason) });
      return;
    }
    case 'order.extended':
    case 'order.extension-refused':
      Object.assign(of(entry.payload.n) ?? {}, { extensionReason: entry.payload.reason });
      return;
    default:
      judged(of, entry, order);
      return;
  }
}

/** It begins anew: what was verified and closed before stays in its entries. */
const notJudged = {
  reportedAt: null,
  verifiedBy: null,
  verifiedAt: null,
  verified: null,
  method: null,
  note: null,
  closedBy: null,
  closedAt: null,
  opinion: null,
};

function lookedAt(
  of: (n: number) => ItemRow | undefined,
  { payload }: EntryOf<'order.archived' | 'order.reopened'>,
): void {
  for (const { n } of payload.results) Object.assign(of(n) ?? {}, { lookBackDay: payload.on });
}

function judged(of: (n: number) => ItemRow | undefined, entry: Recorded, order: { erased: boolean }): void {
  switch (entry.kind) {
    case 'order.item-verified': {
      const { n, result, method, note } = entry.payload;
      order.erased ||= lost(note);
      Object.assign(of(n) ?? {}, {
        verifiedBy: entry.actor.person,
        verifiedAt: entry.at,
        verified: result,
        method,
        note: open(note),
      });
      return;
    }
    case 'order.item-closed':
      order.erased ||= lost(entry.payload.opinion);
      Object.assign(of(entry.payload.n) ?? {}, {
        closedBy: entry.actor.person,
        closedAt: entry.at,
        opinion: open(entry.payload.opinion),
        lookBackDay: null,
        lookBackSeen: null,
      });
      return;
    case 'order.item-rejected':
      order.erased ||= lost(entry.payload.reason);
      Object.assign(of(entry.payload.n) ?? {}, { rejectReason: open(entry.payload.reason) });
      return;
    case 'order.archived':
      lookedAt(of, entry);
      return;
    case 'order.reopened':
      lookedAt(of, entry);
      order.erased ||= lost(entry.payload.seen);
      for (const { n } of entry.payload.deadlines)
        Object.assign(of(n) ?? {}, {
          ...notJudged,
          lookBackSeen: open(entry.payload.seen)?.find((each) => each.n === n)?.text ?? null,
        });
      return;
    default:
      return;
  }
}
