import { z } from 'zod';
import { Day, Hash, idOf } from '../primitives.ts';

/** On an entry that was decided with a pen: by whom and when, who typed it, who compared it, and the scan's hash. */
export const PaperMark = z.strictObject({
  paper: idOf('paper'),
  decidedBy: idOf('person'),
  decidedOn: Day,
  recordedBy: idOf('person'),
  checkedBy: idOf('person'),
  scan: Hash,
});
export type PaperMark = z.infer<typeof PaperMark>;

/** How an act reached the server when it was not its author signed in with a password. */
const ways = { paper: PaperMark.optional(), pass: idOf('pass').optional() };

/** Wraps the payload of a kind that may also come on paper or through a one-time code; what was recorded before still reads. */
export const onPaperToo = <S extends z.ZodRawShape>(payload: z.ZodObject<S, z.core.$strict>) =>
  payload.extend(ways);

export const takesPaper = (payload: z.ZodObject): boolean => Object.hasOwn(payload.shape, 'paper');
export const takesPass = (payload: z.ZodObject): boolean => Object.hasOwn(payload.shape, 'pass');
