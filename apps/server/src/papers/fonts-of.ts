import { type Fonts, type MissingGlyph, type MissingGlyphs, missingIn, openFonts } from '@mingcha/documents';
import { type Refusal, refusal } from '@mingcha/domain';
import { Refused } from '../refused.ts';
import type { Services } from '../services.ts';

/** Fonts are read once by each running server. */
const opened = new WeakMap<Services, Fonts>();

export function fontsOf(services: Services): Fonts {
  const folder = services.settings.fonts;
  const fonts = opened.get(services) ?? openFonts(folder === null ? {} : { folder });
  opened.set(services, fonts);
  return fonts;
}

const named = (missing: readonly MissingGlyph[]): string =>
  missing.map(({ character, codePoint }) => `${character} (${codePoint})`).join('、');

/** What somebody is told whose paper has characters that no font of this installation has. */
export const unprintable = ({ missing }: Pick<MissingGlyphs, 'missing'>): Refusal =>
  refusal('document.characters-missing', { characters: named(missing) });

/** Nobody signs what could not be printed afterwards. */
export function assertPrintable(services: Services, view: unknown): void {
  const missing = missingIn(fontsOf(services), view);
  if (missing.length > 0) throw new Refused(unprintable({ missing }));
}
