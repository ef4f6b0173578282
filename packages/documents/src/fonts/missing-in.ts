import type { Fonts } from './fonts.ts';
import { type MissingGlyph, missingGlyph } from './missing-glyphs.ts';
import { roles } from './roles.ts';

/** What is set as type; spaces, controls and marks that join what stands before them are the typesetter's. */
const visible = /[\p{L}\p{N}\p{P}\p{S}]/u;
const written = roles.filter((role) => role !== 'mark');

function* textsIn(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (typeof value === 'object' && value !== null)
    for (const one of Object.values(value)) yield* textsIn(one);
}

/**
 * Characters of a view that these fonts could not print in every role, each once, in the order of the text: to be asked
 * before anybody signs. Printing itself refuses them too (`MissingGlyphs`).
 */
export function missingIn(fonts: Fonts, view: unknown): MissingGlyph[] {
  const found = new Set<number>();
  const seen = new Set<string>();
  for (const text of textsIn(view))
    for (const character of text) {
      if (seen.has(character)) continue;
      seen.add(character);
      const codePoint = character.codePointAt(0) ?? 0;
      if (visible.test(character) && written.some((role) => fonts.faceFor(role, codePoint) === null))
        found.add(codePoint);
    }
  return [...found].map(missingGlyph);
}
