import { z } from 'zod';
import { Day, idOf, ShortText } from '../primitives.ts';
import { WithdrawnCopies } from './withdrawn.ts';

/** One paragraph a line. */
const Paragraphs = z.string().trim().min(1).max(4000);
const MaybeParagraphs = z.string().trim().max(4000);
const Name = z.string().trim().min(1).max(60);
const Readers = z.array(z.string().trim().min(1).max(100)).max(100);
const Contact = z.strictObject({ person: Name, phone: z.string().trim().min(3).max(40) });

/** A heading may be empty: then the text stands alone. */
export const DispatchPart = z.strictObject({ heading: z.string().trim().max(60), text: Paragraphs });
export type DispatchPart = z.infer<typeof DispatchPart>;

export const UrgingText = z.strictObject({
  form: z.literal('urging'),
  title: ShortText,
  requirement: z.string().trim().min(2).max(2000),
  /** Last day to report back. */
  reportBy: Day,
  contact: Contact,
});

/** What the team adds to a finding: criterion and condition stand in the finding itself. */
export const FindingNote = z.strictObject({
  finding: idOf('finding'),
  cause: z.string().trim().max(2000),
  effect: z.string().trim().max(2000),
  recommendation: z.string().trim().max(2000),
});

export const ConclusionText = z.strictObject({
  form: z.literal('conclusion'),
  title: ShortText,
  basis: Paragraphs,
  notes: z.array(FindingNote).max(200),
  praise: MaybeParagraphs,
  /** What is to be put right, one matter a line. */
  matters: MaybeParagraphs,
  contact: Contact,
});

export const Article = z.strictObject({
  title: ShortText,
  parts: z.array(DispatchPart).min(1).max(40),
  /** Who sent it in. */
  source: z.string().trim().max(100),
});

export const BriefingText = z.strictObject({
  form: z.literal('briefing'),
  articles: z.array(Article).min(1).max(20),
  editor: z.string().trim().min(1).max(40),
  /** 报, 送, 发: upwards, sideways, downwards. */
  up: Readers,
  across: Readers,
  down: Readers,
  copies: z.int().min(1).max(9999),
});

export const MinutesText = z.strictObject({
  form: z.literal('minutes'),
  title: ShortText,
  heldOn: Day,
  place: z.string().trim().min(1).max(100),
  chair: Name,
  parts: z.array(DispatchPart).min(1).max(60),
  present: z.array(Name).min(1).max(200),
  excused: z.array(Name).max(200),
  attending: z.array(Name).max(200),
});

/** What it withdraws, and why, stands in the entries of that document. */
export const WithdrawalText = z.strictObject({
  form: z.literal('withdrawal'),
  title: ShortText,
  copies: WithdrawnCopies,
  remarks: MaybeParagraphs,
  contact: Contact,
});

export const DispatchText = z.discriminatedUnion('form', [
  UrgingText,
  ConclusionText,
  BriefingText,
  MinutesText,
  WithdrawalText,
]);
export type DispatchText = z.infer<typeof DispatchText>;

export const titleOf = (text: DispatchText): string =>
  text.form === 'briefing' ? (text.articles[0]?.title ?? '') : text.title;

/** Everything somebody typed that is printed as a sentence. */
export function sentencesOf(text: DispatchText): readonly string[] {
  switch (text.form) {
    case 'urging':
      return [text.title, text.requirement];
    case 'conclusion':
      return [
        text.title,
        text.basis,
        text.praise,
        text.matters,
        ...text.notes.flatMap(({ cause, effect, recommendation }) => [cause, effect, recommendation]),
      ];
    case 'briefing':
      return text.articles.flatMap(({ title, parts }) => [title, ...saidIn(parts)]);
    case 'minutes':
      return [text.title, ...saidIn(text.parts)];
    case 'withdrawal':
      return [text.title, text.remarks];
  }
}

const saidIn = (parts: readonly DispatchPart[]) => parts.flatMap(({ heading, text }) => [heading, text]);
