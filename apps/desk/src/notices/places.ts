import type { Output } from '../api/trpc.ts';

export type NoticeRow = Output['notices']['list']['rows'][number];

const detail: Readonly<Record<string, (id: string) => string>> = {
  plan: (id) => `/plans/${id}`,
  assignment: (id) => `/assignments/${id}`,
  visit: (id) => `/visits/${id}`,
  evidence: (id) => `/evidence/${id}`,
  finding: (id) => `/findings/${id}`,
  confirmation: (id) => `/confirmations/${id}`,
  bulletin: (id) => `/bulletins/${id}`,
  intercession: (id) => `/intercessions/${id}`,
  order: (id) => `/orders/${id}`,
  'look-back': () => '/orders?lookBack=due',
  dispatch: (id) => `/dispatches/${id}`,
  case: (id) => `/cases/${id}`,
  appeal: (id) => `/appeals/${id}`,
  paper: (id) => `/papers/${id}`,
  destruction: (id) => `/office/destructions/${id}`,
  erasure: (id) => `/office/erasures/${id}`,
  leave: (id) => `/leaves/${id}`,
  handover: (id) => `/handovers/${id}`,
  device: () => '/office/devices',
  office: () => '/journal',
};

/** What is said to whoever has to answer for themselves: they have a page of their own and not the office's. */
const own = new Set([
  'case.to-receive',
  'case.to-defend',
  'case.due-soon',
  'case.served',
  'case.effect-ended',
]);
/** The same of an appeal, of a person or a unit. */
const reviews = new Set([
  'appeal.to-supplement',
  'appeal.inadmissible',
  'appeal.to-receive',
  'appeal.served',
]);
/** Tablets and keys of one's own have no page at the desk. */
const nowhere = new Set(['device.enrolled', 'device.revoked']);

/** Where a notice leads; null where it says everything itself. */
export function placeOf({ code, subjectType, subjectId }: NoticeRow): string | null {
  if (own.has(code)) return '/own';
  if (reviews.has(code)) return '/reviews';
  if (nowhere.has(code)) return null;
  if (code === 'look-back.to-confirm') return '/orders?lookBack=to-confirm';
  return detail[subjectType]?.(subjectId) ?? null;
}

/** The page of a thing of the register, whatever said its name. */
export const pageOf = (type: string, id: string): string | null => detail[type]?.(id) ?? null;
