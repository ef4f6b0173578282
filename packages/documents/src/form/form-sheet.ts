import { z } from 'zod';

const Line = z.string().max(12_000);

/** A box for the pen: choices to tick, room to write, and what is to be filled in at its foot. */
export const FormBox = z.strictObject({
  label: z.string().min(1).max(20),
  choices: z.array(z.string().max(40)).max(6),
  /** Height of the empty room, in lines of the form. */
  lines: z.int().min(0).max(20),
  /** Each is followed by room for a hand: 签字, 日期. */
  foot: z.array(z.string().max(20)).max(3),
});
export type FormBox = z.infer<typeof FormBox>;

/** A sheet to be printed, filled in by hand and scanned: 呈批单, 送达回证, 用印单. Everything on it is text already. */
export const FormSheet = z.strictObject({
  language: z.enum(['zh-CN', 'en']),
  issuer: z.string().max(400),
  title: z.string().min(1).max(60),
  /** Stands in the head: how the sheet is asked for. */
  id: z.string().min(1).max(80),
  day: z.iso.date(),
  rows: z
    .array(
      z.strictObject({
        label: z.string().min(1).max(20),
        text: Line,
        /** Flush right below the text: by whom, and when. On one line where it takes them. */
        foot: z.array(z.string().min(1).max(600)).min(1).max(3).optional(),
      }),
    )
    .max(500),
  boxes: z.array(FormBox).max(60),
  /** Said at the foot of every page, with room for a hand behind it: who is asked signs each. */
  everyPage: z.string().min(1).max(20).optional(),
  notes: z.array(Line).max(10),
  /** What the code in the head says. */
  code: z.string().min(1).max(600),
  /** Beside the code, for whoever has no reader for it. */
  codeNotes: z.array(z.string().max(120)).max(6),
});
export type FormSheet = z.infer<typeof FormSheet>;
