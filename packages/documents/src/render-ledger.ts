import { wordsOf } from './bulletin/edition.ts';
import { pageNumber } from './bulletin/furniture.ts';
import { fingerprintOf } from './fingerprint.ts';
import { layLedger } from './ledger/lay-ledger.ts';
import { LedgerView } from './ledger/ledger-view.ts';
import { Sheets } from './page/sheets.ts';
import { Typist } from './page/typist.ts';
import { lying } from './paper.ts';
import { type Press, printSheets } from './pdf/print-sheets.ts';
import { frozenHash } from './view-hash.ts';

export interface RenderedSheets {
  readonly bytes: Uint8Array;
  readonly pages: number;
  readonly fingerprint: string;
  /** SHA-256(JCS(view)). */
  readonly viewHash: string;
}

/**
 * Prints a ledger of rectification (整改台账, D16) on sheets that lie. Equal views and equal fingerprints give equal bytes. Throws
 * `MissingGlyphs` before anything is drawn; a ZodError for a view that is none.
 */
export async function renderLedger(
  input: LedgerView,
  { fonts, digest, ...press }: Press,
): Promise<RenderedSheets> {
  const view = LedgerView.parse(input);
  const word = wordsOf(view);
  const viewHash = frozenHash(view, digest);
  const sheets = new Sheets(lying);
  const typist = new Typist(fonts);
  layLedger({ sheets, typist, view, word });
  const numbered = sheets.all.map((sheet, i) => ({ ...sheet, upright: pageNumber({ typist }, i + 1) }));
  typist.assertComplete();
  const properties = {
    title: `${word('document.ledger.title')} ${view.day}`,
    author: view.issuer,
    subject: view.unit ?? word('document.ledger.all'),
    keywords: word('document.check.view', { hash: viewHash }),
    day: view.day,
    language: view.language,
  };
  const { bytes } = await printSheets(numbered, properties, press);
  return { bytes, pages: numbered.length, fingerprint: fingerprintOf(fonts), viewHash };
}
