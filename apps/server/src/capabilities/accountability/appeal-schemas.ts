import {
  AppealAbout,
  appealResults,
  appealStates,
  remedialActs,
  routeCodes,
} from '@mingcha/domain/accountability';
import { FileRef } from '@mingcha/domain/papers';
import { z } from 'zod';
import { HistoryLine } from '../history.ts';
import { pageInput, pageOf } from '../keyset.ts';
import { Discussion, Sealed } from './schemas.ts';

export const AppealsInput = z.object({
  ...pageInput,
  sort: z.enum(['changedAt', 'filedAt']).default('changedAt'),
  direction: z.enum(['asc', 'desc']).default('desc'),
  state: z.array(z.enum(appealStates)).optional(),
  /** What they are against. */
  about: z.string().max(60).optional(),
});

export const AppealRow = z.object({
  id: z.string(),
  state: z.enum(appealStates),
  aboutType: z.string(),
  aboutId: z.string(),
  route: z.string(),
  person: z.string().nullable(),
  unit: z.string().nullable(),
  filedAt: z.int(),
  decideBy: z.string().nullable(),
  result: z.enum(appealResults).nullable(),
  number: z.string().nullable(),
  alarmed: z.array(z.string()),
  changedAt: z.int(),
  version: z.int(),
});
export const AppealPage = pageOf(AppealRow);

const Link = z.object({
  id: z.string(),
  number: z.string().nullable(),
  title: z.string(),
  state: z.string(),
});

/** The decision it is against, as far as it has to be known here. */
export const ContestedDecision = z.object({
  type: z.enum(['case', 'order', 'bulletin']),
  id: z.string(),
  /** As it stands now. */
  state: z.string(),
  organ: z.string(),
  title: z.string().nullable(),
  number: z.string().nullable(),
  measures: z.array(z.string()),
  months: z.int().nullable(),
  until: z.string().nullable(),
  facts: z.string().nullable(),
  basis: z.string().nullable(),
  reasons: z.string().nullable(),
  /** Of a bulletin: what was issued, or is being written, to put it right. */
  corrections: z.array(Link),
});

export const AppealDetail = z.object({
  appeal: AppealRow.extend({
    grounds: z.string().nullable(),
    requests: z.string().nullable(),
    lateReason: z.string().nullable(),
    files: z.array(FileRef),
    supplement: z.string().nullable(),
    until: z.string().nullable(),
    reviewers: z.array(z.string()),
    measures: z.array(z.string()),
    months: z.int().nullable(),
    facts: z.string().nullable(),
    organ: z.string().nullable(),
    viewHash: z.string().nullable(),
    extended: z.boolean(),
    previous: z.string().nullable(),
    further: z.string().nullable(),
    reasons: z.string().nullable(),
    discussion: Discussion.nullable(),
    servedAt: z.int().nullable(),
    did: z.array(z.object({ what: z.enum(remedialActs), note: z.string().optional() })),
    reason: z.string().nullable(),
    erased: z.boolean(),
    ...Sealed.shape,
  }),
  contested: ContestedDecision.nullable(),
  history: z.array(HistoryLine),
  names: z.record(z.string(), z.string()),
});

export const OwnInput = z.object({ about: AppealAbout.optional() });

/** An appeal as whoever asked sees it: nothing of who looks at it, and no result before it was served. */
export const OwnAppeal = z.object({
  id: z.string(),
  state: z.enum(appealStates),
  aboutType: z.enum(['case', 'order', 'bulletin']),
  aboutId: z.string(),
  /** Title of the bulletin or order. */
  title: z.string().nullable(),
  number: z.string().nullable(),
  route: z.enum(routeCodes),
  person: z.string().nullable(),
  unit: z.string().nullable(),
  requests: z.string().nullable(),
  grounds: z.string().nullable(),
  files: z.array(FileRef),
  filedAt: z.int(),
  receipt: z.string(),
  /** What is still asked for, why it was not heard, or why it takes longer. */
  asked: z.string().nullable(),
  decideBy: z.string().nullable(),
  result: z.enum(appealResults).nullable(),
  reasons: z.string().nullable(),
  /** Served on them: it can be opened and printed. */
  servedAt: z.int().nullable(),
  did: z.array(z.object({ what: z.enum(remedialActs), note: z.string().optional() })),
  version: z.int(),
});

export const OwnAppeals = z.object({
  rows: z.array(OwnAppeal),
  /** Ways that stand open against what was asked about, each for one of one’s units. */
  ways: z.array(
    z.object({
      unit: z.string(),
      route: z.enum(routeCodes),
      receivedOn: z.string(),
      lastDay: z.string().nullable(),
    }),
  ),
  names: z.record(z.string(), z.string()),
});
