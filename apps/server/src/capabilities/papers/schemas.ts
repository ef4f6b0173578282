import { Day, idOf } from '@mingcha/domain';
import {
  ActName,
  FileRef,
  MismatchPaper,
  PaperForm,
  paperStates,
  SubjectRef,
  VoidPaper,
} from '@mingcha/domain/papers';
import { z } from 'zod';
import { seen } from '../acted.ts';
import { HistoryLine } from '../history.ts';
import { pageInput, pageOf } from '../keyset.ts';

const target = { id: idOf('paper'), ...seen };

export const Prepare = z.object({ act: ActName, target: z.record(z.string(), z.unknown()) });
export const Enter = z.object({
  ...target,
  decidedBy: idOf('person'),
  seat: idOf('seat').nullable().optional(),
  decidedOn: Day,
  said: z.record(z.string(), z.unknown()),
  scan: FileRef,
});
export const Check = z.object(target);
export const Mismatch = MismatchPaper.extend(target);
export const Void = VoidPaper.extend(target);

export const PapersInput = z.object({
  ...pageInput,
  sort: z.enum(['changedAt', 'preparedAt']).default('changedAt'),
  direction: z.enum(['asc', 'desc']).default('desc'),
  state: z.array(z.enum(paperStates)).optional(),
  about: SubjectRef.optional(),
});

export const PaperRow = z.object({
  id: z.string(),
  act: z.string(),
  /** Of what it is about, where that has one and the reader may read it. */
  title: z.string().nullable(),
  aboutType: z.string(),
  aboutId: z.string(),
  form: PaperForm,
  state: z.enum(paperStates),
  preparedBy: z.string(),
  preparedAt: z.int(),
  decidedBy: z.string().nullable(),
  decidedOn: z.string().nullable(),
  recordedBy: z.string().nullable(),
  enteredAt: z.int().nullable(),
  checkedBy: z.string().nullable(),
  checkedAt: z.int().nullable(),
  reason: z.string().nullable(),
  changedAt: z.int(),
  version: z.int(),
});
export const PaperPage = pageOf(PaperRow);

const Line = z.object({ label: z.string(), text: z.string() });
export const AskedField = z.object({
  key: z.string(),
  label: z.string(),
  kind: z.enum(['text', 'long', 'choice', 'day', 'count']),
  optional: z.boolean().optional(),
  when: z.object({ key: z.string(), among: z.array(z.string()) }).optional(),
  options: z.array(z.object({ value: z.string(), label: z.string() })).optional(),
});

export const PaperDetail = z.object({
  paper: PaperRow.omit({ title: true }).extend({ shown: z.string().nullable(), erased: z.boolean() }),
  /** As it would be printed now; null when what it is about is out of the reader's reach. */
  sheet: z.object({ title: z.string(), lines: z.array(Line), shown: z.string().nullable() }).nullable(),
  asked: z.array(AskedField),
  /** What was read off the paper; values by the keys of `asked`. */
  said: z.record(z.string(), z.unknown()).nullable(),
  scan: FileRef.nullable(),
  /** Whoever may have signed it: people whose roles or seats give the right. */
  deciders: z.array(z.object({ person: z.string(), seat: z.string().nullable(), duty: z.string() })),
  history: z.array(HistoryLine),
  names: z.record(z.string(), z.string()),
});
