import { SchemeView } from '@mingcha/domain/plans';
import { withClosing } from './bulletin/closing.ts';
import { furnish } from './bulletin/furniture.ts';
import { newEdition } from './formats/new-edition.ts';
import { layPlainHead } from './formats/plain.ts';
import { layRows } from './page/rows.ts';
import { type Press, printEdition, type RenderedDocument } from './pdf/print-sheets.ts';
import { letterheadOf, schemeRows } from './scheme/body.ts';
import { viewHash } from './view-hash.ts';

/**
 * Prints an inspection scheme (督查方案, D1), which has no red head and no number: it stays in the house. A draft until it is
 * approved. Throws `MissingGlyphs` before anything is drawn; a ZodError for a view that is none.
 */
export async function renderScheme(input: SchemeView, material: Press): Promise<RenderedDocument> {
  const view = SchemeView.parse(input);
  const { approvedOn, id } = view;
  const edition = newEdition(letterheadOf(view), {
    fonts: material.fonts,
    imprint:
      approvedOn === null
        ? null
        : { number: id, date: approvedOn, printedOn: approvedOn, seal: 'unsealed', copy: null },
    viewHash: viewHash(view, material.digest),
  });
  layPlainHead(edition);
  layRows(edition.sheets, withClosing(edition, schemeRows(edition, view), []));
  furnish(edition);
  return printEdition(edition, material);
}
