import type { BulletinImprint, BulletinView } from '@mingcha/domain/bulletins';
import { type Facts, say, type WordKey } from '@mingcha/words';
import type { Plot } from '../chart/plot.ts';
import type { Plate } from '../page/photo-plates.ts';
import type { Sheets } from '../page/sheets.ts';
import type { Typist } from '../page/typist.ts';

/** What head, title, signature and end matter of a document under a red head are set from, whatever its body says. */
export type Letterhead = Pick<
  BulletinView,
  | 'language'
  | 'issuer'
  | 'secrecy'
  | 'urgency'
  | 'title'
  | 'recipients'
  | 'contact'
  | 'cc'
  | 'printingOffice'
  | 'preparedOn'
> & {
  readonly document:
    | 'bulletin'
    | 'order'
    | 'appeal'
    | 'case'
    | 'scheme'
    | 'conclusion'
    | 'urging'
    | 'minutes'
    | 'briefing'
    | 'withdrawal'
    | 'rectification-report';
  /** Stands where the number stands: the competent organ numbers its own documents, by hand. */
  readonly numbered?: string;
  /** What everybody may read of a document whose addressees got another text. */
  readonly edition?: 'public' | undefined;
  /** It never bears a seal, so that nothing says that it lacks one. */
  readonly sealless?: true;
};

/** What every part of a document is laid out from. `imprint` null: a draft, not numbered yet. */
export interface Edition<View extends Letterhead = BulletinView> {
  view: View;
  imprint: BulletinImprint | null;
  viewHash: string;
  plates: readonly Plate[];
  /** Of the view's chart, laid out. */
  plot?: Plot | null;
  sheets: Sheets;
  typist: Typist;
  /** So many main recipients that page 1 would have no text (7.3.2). Known once the header is laid. */
  recipientsInEndMatter: boolean;
  /** Where anybody asks whether the document still stands. Absent where nobody can reach the office's page. */
  check?: string | null;
  word: (key: WordKey, facts?: Facts) => string;
}

export const wordsOf =
  (view: Pick<BulletinView, 'language'>) =>
  (key: WordKey, facts?: Facts): string =>
    say(view.language, key, facts);
