import { z } from 'zod';
import type { ActingRole, Role } from '../access/roles.ts';

/** 督办单 (D12), 督查结论 (D8), 简报 (D21), 纪要, 撤销通知. */
export const DispatchForm = z.enum(['urging', 'conclusion', 'briefing', 'minutes', 'withdrawal']);
export type DispatchForm = z.infer<typeof DispatchForm>;

/** The red names under which issues of a briefing are counted. */
export const BriefingSeries = z.enum(['督查简报', '督查专报', '督查快报']);
export type BriefingSeries = z.infer<typeof BriefingSeries>;

interface FormRule {
  readonly drafters: readonly Role[];
  /** A lawyer reads it before it is signed. */
  readonly reviewed: boolean;
  readonly signers: readonly Role[];
  /** A letter to units: it bears a seal, and one that goes to a single unit is served on it. Anything else is laid before readers. */
  readonly letter: boolean;
}

/** Who writes, looks and signs, by the table of document types. A letter bears the office's seal, the others bear none. */
export const formRules: Readonly<Record<DispatchForm, FormRule>> = {
  urging: { drafters: ['planner', 'director'], reviewed: false, signers: ['director'], letter: true },
  conclusion: { drafters: ['lead', 'planner'], reviewed: true, signers: ['leader'], letter: true },
  briefing: { drafters: ['planner', 'director'], reviewed: false, signers: ['director'], letter: false },
  // Whoever chaired answers for what was agreed.
  minutes: {
    drafters: ['planner', 'director'],
    reviewed: false,
    signers: ['leader', 'director'],
    letter: false,
  },
  // What a leader has taken back is told under a leader's hand.
  withdrawal: { drafters: ['planner', 'director'], reviewed: false, signers: ['leader'], letter: true },
};

export const holdsOne = (roles: readonly ActingRole[], wanted: readonly Role[]): boolean =>
  wanted.some((role) => roles.includes(role));

/** Its receipt is one unit's; what goes to several, or to readers, is delivered by its issue. */
export const isServed = ({
  form,
  unit,
}: {
  readonly form: DispatchForm;
  readonly unit?: string | null | undefined;
}): boolean => formRules[form].letter && unit != null;

/** Letters share one register, minutes have one, every briefing its own by its red name. */
export function seriesCode(
  { form, series }: { readonly form: DispatchForm; readonly series?: BriefingSeries | undefined },
  office: string,
): string {
  if (form === 'briefing') return series ?? '';
  return form === 'minutes' ? `${office}纪` : `${office}函`;
}

interface Counted {
  readonly code: string;
  readonly year: number;
  readonly serial: number;
}

/** 清督函〔2026〕7号; minutes 〔2026〕3号 under their own head; a briefing 督查专报2026年第12期. */
export function dispatchNumber(form: DispatchForm, { code, year, serial }: Counted): string {
  if (form === 'briefing') return `${code}${year}年第${serial}期`;
  return `${form === 'minutes' ? '' : code}〔${year}〕${serial}号`;
}

/** Days to have a conclusion reviewed, counted from receipt (Decree 733, art. 17). */
export const reviewDays = 30;
