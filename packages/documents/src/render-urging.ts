import { BulletinImprint } from '@mingcha/domain/bulletins';
import { UrgingView } from '@mingcha/domain/orders';
import { withClosing } from './bulletin/closing.ts';
import { closeLetter, layLetterHead, letterFootRoom } from './formats/letter.ts';
import { newEdition } from './formats/new-edition.ts';
import { layRows } from './page/rows.ts';
import { printEdition, type RenderedDocument } from './pdf/print-sheets.ts';
import type { LetterMaterial } from './render-conclusion.ts';
import { letterheadOf, urgingRows } from './urging/body.ts';
import { viewHash } from './view-hash.ts';

/**
 * Prints an urging slip (督办单, D12) as a letter. Equal view, imprint and fingerprint give equal bytes. Throws `MissingGlyphs`
 * before anything is drawn; a ZodError for a view that is none.
 */
export async function renderUrging(input: UrgingView, material: LetterMaterial): Promise<RenderedDocument> {
  const view = UrgingView.parse(input);
  const { fonts, digest, imprint } = material;
  const edition = newEdition(letterheadOf(view), {
    fonts,
    imprint: imprint ? BulletinImprint.parse(imprint) : null,
    viewHash: viewHash(view, digest),
    check: material.check ?? null,
  });
  layLetterHead(edition);
  layRows(edition.sheets, withClosing(edition, urgingRows(edition, view), []), letterFootRoom(edition));
  closeLetter(edition);
  return printEdition(edition, material);
}
