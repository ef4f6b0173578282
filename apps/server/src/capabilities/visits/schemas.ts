import { Instant, idOf } from '@mingcha/domain';
import { AbortCause, Audience, Measured, SelfTest, visitStates, Watch } from '@mingcha/domain/visits';
import { z } from 'zod';
import { ClockDoubts } from '../../journal/proven-time.ts';
import { HistoryLine } from '../history.ts';
import { pageInput, pageOf } from '../keyset.ts';
import { AdoptedChecklist } from '../registry/queries.ts';

export const VisitsInput = z.object({
  ...pageInput,
  sort: z.enum(['scheduledAt', 'changedAt']).default('scheduledAt'),
  direction: z.enum(['asc', 'desc']).default('desc'),
  state: z.array(z.enum(visitStates)).optional(),
  unit: z.array(idOf('unit')).optional(),
  plan: idOf('plan').optional(),
  lead: idOf('person').optional(),
  covert: z.boolean().optional(),
  from: Instant.optional(),
  until: Instant.optional(),
  alarmed: z.boolean().optional(),
  contested: z.boolean().optional(),
});

export const VisitRow = z.object({
  id: z.string(),
  assignment: z.string(),
  plan: z.string(),
  unit: z.string(),
  window: z.string().nullable(),
  covert: z.boolean(),
  lead: z.string(),
  state: z.enum(visitStates),
  scheduledAt: z.int(),
  dueBack: z.int(),
  startedAt: z.int().nullable(),
  endedAt: z.int().nullable(),
  submittedAt: z.int().nullable(),
  reviewedAt: z.int().nullable(),
  alarmedAt: z.int().nullable(),
  exposed: z.boolean(),
  abortCause: AbortCause.nullable(),
  observation: z.boolean(),
  findings: z.int(),
  evidence: z.int(),
  /** Pieces whose bytes have not been proven here yet. */
  evidenceMissing: z.int(),
  contested: z.boolean(),
  changedAt: z.int(),
  version: z.int(),
});
export const VisitPage = pageOf(VisitRow);

export const VisitDetail = z.object({
  visit: VisitRow.extend({
    openedAt: z.int().nullable(),
    reviewedBy: z.string().nullable(),
    lockedAt: z.int().nullable(),
    covertWaived: z.string().nullable(),
    reason: z.string().nullable(),
    startReason: z.string().nullable(),
    backExtendedAt: z.int().nullable(),
    backReason: z.string().nullable(),
    /** The tablet as it was when the visit began. */
    tested: SelfTest.nullable(),
    testedAt: z.int().nullable(),
    startLat7: z.int().nullable(),
    startLon7: z.int().nullable(),
    startAccuracy: z.int().nullable(),
    /** Editions of what the tablet carries; the calendar as `year/edition`. Empty where there was none. */
    packTaxonomy: z.string(),
    packChecklist: z.string(),
    packCalendar: z.string(),
    presented: z.int().nullable(),
  }),
  members: z.array(
    z.object({
      person: z.string(),
      lead: z.boolean(),
      present: z.boolean(),
      signed: z.boolean(),
      signedAt: z.int().nullable(),
      declaredAt: z.int().nullable(),
      recusedAt: z.int().nullable(),
      ground: z.string().nullable(),
      erased: z.boolean(),
    }),
  ),
  /** Each time the team said who it is. */
  covers: z.array(
    z.object({
      droppedAt: z.int(),
      droppedBy: z.string(),
      before: Audience,
      letter: z.string(),
      lat7: z.int().nullable(),
      lon7: z.int().nullable(),
      accuracy: z.int().nullable(),
    }),
  ),
  answers: z.array(
    z.object({
      question: z.string(),
      value: z.union([z.boolean(), z.int(), z.string()]).nullable(),
      erased: z.boolean(),
      excused: z.string().nullable(),
      words: z.string().nullable(),
      wordsErased: z.boolean(),
      evidence: z.array(z.string()),
      /** From a version that was left: read, not counted. */
      kept: z.boolean(),
      answeredAt: z.int(),
      answeredBy: z.string(),
    }),
  ),
  /** The lists it was asked, in the versions it is pinned to. */
  checklists: z.array(AdoptedChecklist),
  runs: z.array(
    z.object({
      id: z.string(),
      watch: Watch,
      startedAt: z.int(),
      stoppedAt: z.int().nullable(),
      /** Milliseconds; null while it runs. */
      elapsed: z.int().nullable(),
      measured: Measured.nullable(),
    }),
  ),
  notes: z.array(
    z.object({
      id: z.string(),
      text: z.string().nullable(),
      erased: z.boolean(),
      waiting: z.int().nullable(),
      queue: z.int().nullable(),
      windowsOpen: z.int().nullable(),
      windowsTotal: z.int().nullable(),
      notedAt: z.int(),
      notedBy: z.string(),
    }),
  ),
  points: z.array(z.object({ text: z.string().nullable(), erased: z.boolean() })),
  findings: z.array(
    z.object({
      id: z.string(),
      state: z.string(),
      style: z.string().nullable(),
      subCode: z.string().nullable(),
      observation: z.string().nullable(),
      erased: z.boolean(),
      observedAt: z.int(),
    }),
  ),
  evidence: z.array(
    z.object({
      id: z.string(),
      finding: z.string().nullable(),
      medium: z.string(),
      mime: z.string(),
      size: z.int(),
      state: z.string(),
      capturedAt: z.int().nullable(),
      origin: z.string(),
      copyOf: z.string().nullable(),
      /** How the copy was made of its original. */
      copyHow: z.string().nullable(),
    }),
  ),
  /** Clocks of its tablets that jumped or were off. */
  clocks: ClockDoubts,
  history: z.array(HistoryLine),
  names: z.record(z.string(), z.string()),
});
