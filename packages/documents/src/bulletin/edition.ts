import type { BulletinImprint, BulletinView } from '@mingcha/domain/bulletins';
import { type Facts, say, type WordKey } from '@mingcha/words';
import type { Plate } from '../page/photo-plates.ts';
import type { Sheets } from '../page/sheets.ts';
import type { Typist } from '../page/typist.ts';

/** What every part of the bulletin is laid out from. `imprint` null: a draft, not numbered yet. */
export interface Edition {
  view: BulletinView;
  imprint: BulletinImprint | null;
  viewHash: string;
  plates: readonly Plate[];
  sheets: Sheets;
  typist: Typist;
  /** So many main recipients that page 1 would have no text (7.3.2). Known once the header is laid. */
  recipientsInEndMatter: boolean;
  word: (key: WordKey, facts?: Facts) => string;
}

export const wordsOf =
  (view: BulletinView) =>
  (key: WordKey, facts?: Facts): string =>
    say(view.language, key, facts);
