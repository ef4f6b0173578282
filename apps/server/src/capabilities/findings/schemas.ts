import { Instant, idOf } from '@mingcha/domain';
import { findingStates, partNames, Severity, Style, TimeElement } from '@mingcha/domain/findings';
import { z } from 'zod';
import { ClockDoubts, ProvenTime } from '../../journal/proven-time.ts';
import { HistoryLine } from '../history.ts';
import { pageInput, pageOf } from '../keyset.ts';
import { provenance } from '../provenance.ts';

export const FindingsInput = z.object({
  ...pageInput,
  sort: z.enum(['observedAt', 'changedAt']).default('observedAt'),
  direction: z.enum(['asc', 'desc']).default('desc'),
  state: z.array(z.enum(findingStates)).optional(),
  unit: z.array(idOf('unit')).optional(),
  style: z.array(Style).optional(),
  /** Findings without a style yet. */
  unclassified: z.boolean().optional(),
  plan: idOf('plan').optional(),
  visit: idOf('visit').optional(),
  from: Instant.optional(),
  until: Instant.optional(),
  text: z.string().trim().min(1).max(100).optional(),
  contested: z.boolean().optional(),
  /** Everybody asked has answered, refused or let the time pass: it can be decided. */
  heard: z.boolean().optional(),
});

export const FindingRow = z.object({
  id: z.string(),
  visit: z.string(),
  unit: z.string().nullable(),
  window: z.string().nullable(),
  place: z.string().nullable(),
  post: z.string().nullable(),
  style: Style.nullable(),
  subCode: z.string().nullable(),
  /** Codes of further axes. */
  also: z.array(z.string()),
  severity: Severity.nullable(),
  amountFen: z.int().nullable(),
  observation: z.string().nullable(),
  criterion: z.string().nullable(),
  observedAt: z.int(),
  erased: z.boolean(),
  state: z.enum(findingStates),
  recordedBy: z.string(),
  decidedBy: z.string().nullable(),
  decidedAt: z.int().nullable(),
  uncorroborated: z.boolean(),
  /** Covert or overt, as the visit was. */
  covert: z.boolean(),
  evidence: z.int(),
  contested: z.boolean(),
  changedAt: z.int(),
  version: z.int(),
});
export const FindingPage = pageOf(FindingRow);

export const FindingEvidence = z.object({
  id: z.string(),
  medium: z.string(),
  mime: z.string(),
  size: z.int(),
  state: z.string(),
  sha256: z.string().nullable(),
  capturedAt: z.int().nullable(),
  covert: z.boolean(),
  accuracyCm: z.int().nullable(),
  positionAge: z.int().nullable(),
  ...provenance,
  proven: ProvenTime.nullable(),
  /** Custody: every act on this piece, from the shutter on. */
  custody: z.array(HistoryLine),
});

export const FindingDetail = z.object({
  finding: FindingRow.extend({
    postUnknownReason: z.string().nullable(),
    recordedAt: z.int(),
    proposedBy: z.string().nullable(),
    proposedAt: z.int().nullable(),
    opinion: z.string().nullable(),
    reason: z.string().nullable(),
    supplements: z.int(),
    /** What "slow" rests on. */
    time: TimeElement.nullable(),
    confirmations: z.array(z.string()),
    /** Of a referral: who may know of it. */
    holders: z.array(z.string()),
  }),
  visit: z.object({
    id: z.string(),
    state: z.string(),
    plan: z.string(),
    lead: z.string(),
    locked: z.boolean(),
  }),
  members: z.array(z.string()),
  /** What two tablets said differently: both texts, and who said which. */
  clashes: z.object({
    of: z.array(z.string()),
    parts: z.array(
      z.object({
        part: z.enum(partNames),
        said: z.array(
          z.object({
            hash: z.string(),
            person: z.string(),
            at: z.int(),
            /** Null: left out. */
            values: z.record(z.string(), z.unknown()).nullable(),
          }),
        ),
      }),
    ),
  }),
  evidence: z.array(FindingEvidence),
  /** When it was recorded: as proven, not as said. Null: nothing of it came from a tablet. */
  proven: ProvenTime.nullable(),
  clocks: ClockDoubts,
  history: z.array(HistoryLine),
  /** Same window and sub-code, other findings: the reviewer asks whether this is one of them. */
  similar: z.array(
    z.object({
      id: z.string(),
      state: z.string(),
      observedAt: z.int(),
      observation: z.string().nullable(),
      erased: z.boolean(),
    }),
  ),
  names: z.record(z.string(), z.string()),
});

export const FindingCounts = z.object({
  states: z.record(z.string(), z.int()),
  styles: z.record(z.string(), z.int()),
  units: z.array(z.object({ unit: z.string(), count: z.int() })),
  contested: z.int(),
  names: z.record(z.string(), z.string()),
});
