import { z } from 'zod';
import { Day, HeldSecrecy } from './primitives.ts';

/** Nothing invisible and no line break: what is signed must be what is seen. `printedLine` makes such text. */
export const seenLine = (max: number) =>
  z
    .string()
    .min(1)
    .max(max)
    .regex(/^[^\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]+$/u);

export const seenParagraphs = z.array(seenLine(4000)).max(60);
export const seenNames = z.array(seenLine(200)).max(200);
/** Local time of day, 10:30. */
export const TimeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** What head, signature and end matter of a printed text are set from, whatever it says. Official wording is Chinese. */
export const printedHead = {
  v: z.literal(1),
  language: z.literal('zh-CN'),
  issuer: z.strictObject({
    /** As signed under the text. */
    name: seenLine(200),
    /** The red mark. */
    mark: seenLine(60),
  }),
  secrecy: HeldSecrecy,
  title: seenLine(200),
  contact: z.strictObject({ person: seenLine(60), phone: seenLine(40) }).nullable(),
  cc: seenNames,
  printingOffice: seenLine(200),
  /** Day of the last revision; stands as creation date while there is no imprint. */
  preparedOn: Day,
};
