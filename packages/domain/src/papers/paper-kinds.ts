import { z } from 'zod';
import { byServer } from '../kind-rule.ts';
import { Day, Hash, idOf, Reason, type Subject, subjectTypes } from '../primitives.ts';
import { FileRef } from './attachment.ts';

/** 呈批 · 答复 · 送达 · 用印 */
export const PaperForm = z.enum(['approval', 'answer', 'service', 'sealing']);
export type PaperForm = z.infer<typeof PaperForm>;

/** The procedure a paper stands for: `bulletins.sign`. */
export const ActName = z.string().regex(/^[a-z][A-Za-z]*(\.[a-z][A-Za-z]*)+$/);

export const SubjectRef: z.ZodType<Subject, Subject> = z.strictObject({
  type: z.enum(subjectTypes as [Subject['type'], ...Subject['type'][]]),
  id: z.string().min(1).max(80),
});

/** What was asked for, as one text: a paper keeps it without knowing what the act means. */
export const PaperInput = z.string().min(2).max(60_000);

export const paperKinds = {
  'paper.prepared': byServer(
    'paper',
    z.strictObject({
      act: ActName,
      about: SubjectRef,
      form: PaperForm,
      input: PaperInput,
      /** Hash of the text laid before the decider, where there is one. */
      shown: Hash.nullable(),
    }),
    ['input'],
  ),
  'paper.entered': byServer(
    'paper',
    z.strictObject({
      decidedBy: idOf('person'),
      seat: idOf('seat').nullable(),
      /** The date beside the signature. */
      decidedOn: Day,
      input: PaperInput,
      scan: FileRef,
    }),
    ['input'],
  ),
  'paper.checked': byServer('paper', z.strictObject({})),
  'paper.mismatched': byServer('paper', z.strictObject({ reason: Reason })),
  'paper.voided': byServer('paper', z.strictObject({ reason: Reason })),
};
