import { z } from 'zod';

/**
 * The frozen view of a bulletin: everything its words depend on, already resolved (names of units, windows and
 * categories as they were on that day), so that one signature over SHA-256(JCS(view)) covers every sentence.
 * Strings and integers only. Dates are local calendar days of the office: the renderer knows no time zone.
 *
 * The number and the date come after the signature (a document is numbered once it is signed), so they are not part of
 * the view: they are the imprint below. Printed document = view + imprint (or view alone: a draft).
 */

/** Nothing invisible and no line break: what is signed must be what is seen. */
const printable = /^[^\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]+$/u;
const line = (max: number) => z.string().min(1).max(max).regex(printable);
const day = z.iso.date();
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const id = (prefix: string) => z.string().regex(new RegExp(`^${prefix}_[a-z2-7]{26}$`));
const hash = z.string().regex(/^[0-9a-f]{64}$/);
const count = z.int().min(0).max(1_000_000);

export const bulletinFinding = z.strictObject({
  id: id('fnd'),
  /** null: an issue outside the four styles, printed under "other". */
  style: z.enum(['LAZY', 'SLOW', 'LOW', 'POOR', 'PRAISE']).nullable(),
  /** Name of the sub-category as the adopted taxonomy words it, e.g. 影视游戏. */
  category: line(40).nullable(),
  unit: line(80),
  /** Window or place inside the unit. */
  place: line(120),
  date: day,
  time: clock,
  observation: line(600),
  /** The rule that was broken, as cited. */
  criterion: line(200).nullable(),
});

export const bulletinPhoto = z.strictObject({
  evidence: id('evd'),
  /** Of the cleared or masked bytes that are printed; the renderer refuses other bytes. */
  sha256: hash,
  caption: line(120),
});

export const bulletinRequirement = z.strictObject({
  /** A short sentence printed as run-in heading, without its final mark. */
  heading: line(40).nullable(),
  text: line(1200),
});

export const bulletinView = z.strictObject({
  v: z.literal(1),
  document: z.literal('bulletin'),
  language: z.literal('zh-CN'),
  id: id('bul'),
  issuer: z.strictObject({
    /** As signed under the text, e.g. 清源市人民政府督查室. */
    name: line(60),
    /** The red issuer mark, e.g. 清源市人民政府督查室文件. */
    mark: line(40),
  }),
  secrecy: z.enum(['内部', '工作秘密']).nullable(),
  urgency: z.enum(['特急', '加急']).nullable(),
  title: line(120),
  recipients: z.array(line(80)).min(1).max(80),
  /** Paragraphs before the first heading. */
  intro: z.array(line(2000)).min(1).max(20),
  coverage: z.strictObject({ from: day, to: day, visits: count, units: count, windows: count }).nullable(),
  /** In the order of printing; praise and criticism are told apart by style. */
  findings: z.array(bulletinFinding).max(500),
  requirements: z.array(bulletinRequirement).max(40),
  /** Last day for the units' answer. */
  deadline: day.nullable(),
  photos: z.array(bulletinPhoto).max(60),
  contact: z.strictObject({ person: line(20), phone: line(40) }).nullable(),
  scope: z.enum(['internal']),
  cc: z.array(line(80)).max(80),
  printingOffice: line(60),
  /** Day of the last revision; stands as creation date while there is no imprint. */
  preparedOn: day,
});

/** What numbering adds after the signature. */
export const bulletinImprint = z.strictObject({
  number: z.strictObject({ code: line(20), year: z.int().min(2000).max(9999), serial: z.int().min(1) }),
  /** 成文日期: the day of the signature (GB/T 9704-2012, 7.3.5.4). */
  date: day,
  printedOn: day,
  /** 'unsealed' is marked 未盖章样稿; 'space' leaves the place of the seal free for the office's real one. */
  seal: z.enum(['unsealed', 'space']),
  /** Printed as six digits (7.2.1). */
  copy: z.int().min(1).max(999_999).nullable(),
});

export type BulletinFinding = z.infer<typeof bulletinFinding>;
export type BulletinPhoto = z.infer<typeof bulletinPhoto>;
export type BulletinView = z.infer<typeof bulletinView>;
export type BulletinImprint = z.infer<typeof bulletinImprint>;

/** 清督〔2026〕12号: hexagonal brackets, no 第, no leading zero (7.2.5). */
export const documentNumber = (number: BulletinImprint['number']): string =>
  `${number.code}〔${number.year}〕${number.serial}号`;
