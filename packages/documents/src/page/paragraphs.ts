import type { Edition, Letterhead } from '../bulletin/edition.ts';
import type { Role } from '../fonts/roles.ts';
import { block, cell, pitch } from '../paper.ts';
import { chineseNumeral } from '../text/numerals.ts';
import type { Span } from '../text/tokens.ts';
import type { Row } from './rows.ts';

type Setting = Pick<Edition<Letterhead>, 'typist' | 'word'>;

/** 7.3.3: indented by two characters, wraps flush. */
export function paragraph(
  { typist }: Pick<Setting, 'typist'>,
  text: string | readonly Span[],
  role: Role = 'body',
): Row[] {
  const spans = typeof text === 'string' ? [{ text, role }] : text;
  return typist.set(spans, { indent: 2 * cell }).map((line) => ({
    draw: (top) => [typist.place(line, { x: block.left, top, height: pitch })],
    of: spans,
  }));
}

export const keptWithNext = (row: Row): Row => ({ ...row, keepWithNext: true });

/** 一、 in Hei, never without the text below it. */
export const sectionTitle = (setting: Setting, n: number, heading: string): Row[] =>
  paragraph(
    setting,
    setting.word('document.bulletin.section', { numeral: chineseNumeral(n), heading }),
    'heading1',
  ).map(keptWithNext);

/** A heading and its paragraphs; without a heading the text goes on. */
export interface Passage {
  readonly heading: string | null;
  readonly text: readonly string[];
}

/** Parts one after the other, numbered as far as they have a heading; empty ones are left out. */
export function partRows(setting: Setting, parts: readonly Passage[]): Row[] {
  let n = 0;
  return parts
    .filter(({ text }) => text.length > 0)
    .flatMap(({ heading, text }) => [
      ...(heading === null ? [] : sectionTitle(setting, ++n, heading)),
      ...text.flatMap((each) => paragraph(setting, each)),
    ]);
}
