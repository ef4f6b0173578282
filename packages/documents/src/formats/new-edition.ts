import type { BulletinImprint } from '@mingcha/domain/bulletins';
import { type Edition, type Letterhead, wordsOf } from '../bulletin/edition.ts';
import type { Fonts } from '../fonts/fonts.ts';
import { Sheets } from '../page/sheets.ts';
import { Typist } from '../page/typist.ts';

/** Empty sheets for a text under this head. */
export const newEdition = (
  view: Letterhead,
  {
    fonts,
    imprint,
    viewHash,
    check = null,
  }: {
    readonly fonts: Fonts;
    readonly imprint: BulletinImprint | null;
    readonly viewHash: string;
    readonly check?: string | null;
  },
): Edition<Letterhead> => ({
  view,
  imprint,
  viewHash,
  plates: [],
  sheets: new Sheets(),
  typist: new Typist(fonts),
  recipientsInEndMatter: false,
  check,
  word: wordsOf(view),
});
