import type { FindingStatus } from '../findings/finding.ts';
import { decidedAsTrue } from '../findings/finding.ts';
import type { VisitStatus } from '../visits/visit.ts';
import type { DueRule, KeptBecause } from './retention-kinds.ts';
import { periodOf } from './schedule.ts';

/** What names a recording, or names what it was taken with: the original of a copy, the pages and parts beside it. */
export interface RetentionFacts {
  readonly covert: boolean;
  /** Its bytes lie here. */
  readonly stored: boolean;
  readonly visit: { readonly id: string; readonly status: string; readonly closedAt: number };
  /** `at`: its last change. */
  readonly findings: readonly { readonly id: string; readonly status: string; readonly at: number }[];
  readonly bulletins: readonly string[];
  readonly orders: readonly string[];
  readonly cases: readonly string[];
  /** An answer of the paper rests on it, or it was put before a respondent. */
  readonly inPaper: boolean;
  /** Holds that reach it and were not lifted. */
  readonly holds: readonly string[];
}

export interface Retention {
  /** Kept whatever the day; null where only the day counts. */
  readonly because: KeptBecause | null;
  /** What it is kept for: a finding, a bulletin, an order, a case, a visit, a hold. */
  readonly by: string | null;
  readonly rule: DueRule | null;
  readonly until: number | null;
}

/** A visit of which nothing more is awaited: the period runs from then. */
export const overStates: readonly string[] = ['locked', 'aborted', 'invalidated'] satisfies VisitStatus[];
const fallenStates: readonly string[] = ['dropped', 'dismissed', 'withdrawn'] satisfies FindingStatus[];
const trueStates: readonly string[] = [...decidedAsTrue, 'referred'];

/** Until when a recording is kept, and why. */
export function retentionOf(facts: RetentionFacts, settings: Readonly<Record<string, unknown>>): Retention {
  const { visit, findings, bulletins, orders, cases, holds } = facts;
  const kept = (because: KeptBecause, by: string | null = null): Retention => ({
    because,
    by,
    rule: null,
    until: null,
  });
  if (holds[0] !== undefined) return kept('held', holds[0]);
  // The finding first: that somebody is called to account over it is for a short list of readers.
  const stands = findings.find(({ status }) => trueStates.includes(status));
  if (stands) return kept('finding', stands.id);
  if (bulletins[0] !== undefined) return kept('bulletin', bulletins[0]);
  if (orders[0] !== undefined) return kept('order', orders[0]);
  if (cases[0] !== undefined) return kept('case', cases[0]);
  const open = findings.find(({ status }) => !fallenStates.includes(status));
  if (open) return kept('finding-open', open.id);
  if (!overStates.includes(visit.status)) return kept('visit-open', visit.id);
  if (!facts.stored) return kept('no-bytes');
  const rule: DueRule = facts.covert && !facts.inPaper ? 'covert-unused' : 'working-paper';
  // What last spoke for it may have fallen long after the visit: the period runs from then.
  const over = Math.max(visit.closedAt, ...findings.map(({ at }) => at));
  return { because: null, by: null, rule, until: over + periodOf(rule, settings) };
}

/** Why it may not go yet; null where it may. */
export const keptBecause = ({ because, until }: Retention, now: number): KeptBecause | null =>
  because ?? (until !== null && until <= now ? null : 'not-yet');
