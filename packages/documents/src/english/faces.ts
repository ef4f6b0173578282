import { grey, mm } from '../paper.ts';
import type { Setting } from './flow.ts';

/** Sizes and distances of the English edition. */
export const faces = {
  body: { size: 11, leading: 16, before: 6 },
  /** Paragraphs in the words of the record. */
  recorded: { size: 11, leading: 18, before: 6 },
  section: { size: 14, leading: 20, before: 18, keep: 92 },
  subsection: { size: 12, leading: 18, before: 12, keep: 36 },
  item: { size: 11, leading: 16, before: 8, left: 0, hang: 18, keep: 18 },
  observed: { size: 11, leading: 17, before: 2, left: 18 },
  small: { size: 9, leading: 13, before: 4 },
  quiet: { size: 9, leading: 13, before: 4, color: grey },
  kind: { size: 20, leading: 28, before: mm(4) },
  title: { size: 15, leading: 22, before: 2 },
  facts: { size: 10.5, leading: 15, before: 2, left: 0, hang: 64 },
} as const satisfies Record<string, Setting>;
