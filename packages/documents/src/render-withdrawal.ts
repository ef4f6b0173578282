import { BulletinImprint } from '@mingcha/domain/bulletins';
import { WithdrawalView } from '@mingcha/domain/dispatches';
import { withClosing } from './bulletin/closing.ts';
import { closeLetter, layLetterHead, letterFootRoom } from './formats/letter.ts';
import { newEdition } from './formats/new-edition.ts';
import { layRows } from './page/rows.ts';
import { printEdition, type RenderedDocument } from './pdf/print-sheets.ts';
import type { LetterMaterial } from './render-conclusion.ts';
import { viewHash } from './view-hash.ts';
import { letterheadOf, withdrawalRows } from './withdrawal/body.ts';

/**
 * Prints a withdrawal notice (撤销通知) as a letter. Equal view, imprint and fingerprint give equal bytes. Throws `MissingGlyphs`
 * before anything is drawn; a ZodError for a view that is none.
 */
export async function renderWithdrawal(
  input: WithdrawalView,
  material: LetterMaterial,
): Promise<RenderedDocument> {
  const view = WithdrawalView.parse(input);
  const { fonts, digest, imprint } = material;
  const edition = newEdition(letterheadOf(view), {
    fonts,
    imprint: imprint ? BulletinImprint.parse(imprint) : null,
    viewHash: viewHash(view, digest),
    check: material.check ?? null,
  });
  layLetterHead(edition);
  layRows(edition.sheets, withClosing(edition, withdrawalRows(edition, view), []), letterFootRoom(edition));
  closeLetter(edition);
  return printEdition(edition, material);
}
