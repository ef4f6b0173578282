import { BulletinImprint } from '@mingcha/domain/bulletins';
import { ConclusionView } from '@mingcha/domain/plans';
import { beginAttachment } from './bulletin/attachments.ts';
import { withClosing } from './bulletin/closing.ts';
import { conclusionRows, evidenceCells, evidenceColumns, letterheadOf } from './conclusion/body.ts';
import { closeLetter, layLetterHead, letterFootRoom } from './formats/letter.ts';
import { newEdition } from './formats/new-edition.ts';
import { layRows } from './page/rows.ts';
import { layTable } from './page/table.ts';
import { type Press, printEdition, type RenderedDocument } from './pdf/print-sheets.ts';
import { viewHash } from './view-hash.ts';

export interface LetterMaterial extends Press {
  /** Number, date and seal, once there are; without them the result is a draft and says so on every page. */
  readonly imprint?: BulletinImprint | null;
  /** Of the page where anybody asks whether it still stands. */
  readonly check?: string | null;
}

/**
 * Prints a conclusion (督查结论, D8) as a letter to the unit, its evidence listed behind it. Equal view, imprint and fingerprint
 * give equal bytes. Throws `MissingGlyphs` before anything is drawn; a ZodError for a view that is none.
 */
export async function renderConclusion(
  input: ConclusionView,
  material: LetterMaterial,
): Promise<RenderedDocument> {
  const view = ConclusionView.parse(input);
  const { fonts, digest, imprint } = material;
  const edition = newEdition(letterheadOf(view), {
    fonts,
    imprint: imprint ? BulletinImprint.parse(imprint) : null,
    viewHash: viewHash(view, digest),
    check: material.check ?? null,
  });
  const { sheets, typist, word } = edition;
  const title = word('document.conclusion.evidence');
  const isListed = view.evidence.length > 0;
  const body = withClosing(edition, conclusionRows(edition, view), isListed ? [{ kind: 'list', title }] : []);
  layLetterHead(edition);
  layRows(sheets, body, isListed ? 0 : letterFootRoom(edition));
  if (isListed) {
    beginAttachment(edition, title, '');
    layTable(sheets, typist, evidenceColumns(edition), evidenceCells(view), letterFootRoom(edition));
  }
  closeLetter(edition);
  return printEdition(edition, material);
}
