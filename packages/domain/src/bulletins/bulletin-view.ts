import { z } from 'zod';
import { Style } from '../findings/finding-kinds.ts';
import { PrintedReply } from '../findings/printed-reply.ts';
import { Day, Hash, HeldSecrecy, idOf } from '../primitives.ts';
import { seenLine as line, TimeOfDay } from '../printed.ts';
import { ChartBy } from './bulletin-kinds.ts';
import { BulletinScope } from './publication-kinds.ts';

/**
 * The frozen view of a bulletin: everything its words depend on, already resolved (names of units, windows and
 * categories as they were on that day), so that one signature over SHA-256(JCS(view)) covers every sentence.
 * Strings and integers only. Dates are local calendar days of the office: the renderer knows no time zone.
 *
 * The number and the date come after the signature (a document is numbered once it is signed), so they are not part of
 * the view: they are the imprint below. Printed document = view + imprint (or view alone: a draft).
 */

const count = z.int().min(0).max(1_000_000);

export const BulletinFinding = z.strictObject({
  id: idOf('finding'),
  /** null: an issue outside the four styles, printed under "other". */
  style: Style.nullable(),
  /** Name of the sub-category as the adopted taxonomy words it, such as 影视游戏. */
  category: line(40).nullable(),
  unit: line(200),
  /** Window or place inside the unit. */
  place: line(400),
  date: Day,
  time: TimeOfDay,
  observation: line(4000),
  /** What its time comes to, or that a slow one has none; computed. Absent where no time matters, and in older views. */
  took: line(600).optional(),
  /** Between what the time of its record is proven to lie; computed. Absent in older views. */
  proven: line(600).optional(),
  /** The rule that was broken, as cited. */
  criterion: line(300).nullable(),
  /** What the respondents said and what they were answered. Absent where nobody had to be asked, and in older views. */
  replies: z.array(PrintedReply).min(1).max(20).optional(),
});

export const PrintedPhoto = z.strictObject({
  evidence: idOf('evidence'),
  /** Of the cleared or masked JPEG that is printed; the renderer refuses other bytes. */
  sha256: Hash,
  caption: line(120),
});

export const BulletinRequirement = z.strictObject({
  /** A short sentence printed as a run-in heading, without its final mark; null: a plain paragraph. */
  heading: line(40).nullable(),
  text: line(4000),
});

/** Bars of problems counted from the findings of the same view; several rows of them stand on top of each other. */
export const BulletinChart = z
  .strictObject({
    by: ChartBy,
    /** Stands under it behind its number. */
    title: line(120),
    /** What each bar is of. */
    labels: z.array(line(200)).min(1).max(24),
    series: z
      .array(z.strictObject({ name: line(40), counts: z.array(count).min(1).max(24) }))
      .min(1)
      .max(5),
  })
  .refine(({ labels, series }) => series.every(({ counts }) => counts.length === labels.length), {
    message: 'each bar has a number in each series',
  });

export const BulletinView = z.strictObject({
  v: z.literal(1),
  document: z.literal('bulletin'),
  language: z.literal('zh-CN'),
  id: idOf('bulletin'),
  issuer: z.strictObject({
    /** As signed under the text, such as 清源市人民政府督查室. */
    name: line(200),
    /** The red issuer mark, such as 清源市人民政府督查室文件. */
    mark: line(60),
  }),
  secrecy: HeldSecrecy,
  urgency: z.enum(['特急', '加急']).nullable(),
  title: line(200),
  /** The number of the bulletin this one puts right. */
  corrects: line(60).nullable(),
  recipients: z.array(line(200)).min(1).max(200),
  /** Paragraphs before the first heading. */
  intro: z.array(line(4000)).min(1).max(40),
  coverage: z.strictObject({ from: Day, to: Day, visits: count, units: count, windows: count }).nullable(),
  /** In the order of printing; praise and criticism are told apart by style. */
  findings: z.array(BulletinFinding).max(500),
  /** Absent where nobody asked for one, and in older views. */
  chart: BulletinChart.optional(),
  requirements: z.array(BulletinRequirement).max(40),
  /** Last day for the units' answer. */
  deadline: Day.nullable(),
  photos: z.array(PrintedPhoto).max(40),
  contact: z.strictObject({ person: line(20), phone: line(40) }).nullable(),
  scope: BulletinScope,
  /** What everybody may read of it. Absent in what its addressees get. */
  edition: z.literal('public').optional(),
  cc: z.array(line(200)).max(200),
  printingOffice: line(200),
  /** Day of the last revision; stands as creation date while there is no imprint. */
  preparedOn: Day,
});

/** What is still being written: recipients and opening may be missing. Nobody signs such a view. */
export const BulletinDraftView = BulletinView.extend({
  recipients: z.array(line(200)).max(200),
  intro: z.array(line(4000)).max(40),
});
export type BulletinDraftView = z.infer<typeof BulletinDraftView>;

/** What numbering adds after the signature. */
export const BulletinImprint = z.strictObject({
  /** 清督〔2026〕12号, as recorded when the number was taken. */
  number: line(60),
  /** 成文日期: the day of the signature (GB/T 9704-2012, 7.3.5.4). */
  date: Day,
  printedOn: Day,
  /** 'unsealed' is marked 未盖章样稿; 'space' leaves the place of the seal free for the office's real one; 'key': sealed by a key. */
  seal: z.enum(['unsealed', 'space', 'key']),
  /** Printed as six digits (7.2.1). */
  copy: z.int().min(1).max(999_999).nullable(),
});

export type BulletinFinding = z.infer<typeof BulletinFinding>;
export type BulletinChart = z.infer<typeof BulletinChart>;
export type PrintedPhoto = z.infer<typeof PrintedPhoto>;
export type BulletinRequirement = z.infer<typeof BulletinRequirement>;
export type BulletinView = z.infer<typeof BulletinView>;
export type BulletinImprint = z.infer<typeof BulletinImprint>;

/** 清督〔2026〕12号: year in full, hexagonal brackets, no 第, no leading zero (GB/T 9704-2012, 7.2.5). */
export const documentNumber = (number: { code: string; year: number; serial: number }): string =>
  `${number.code}〔${number.year}〕${number.serial}号`;
