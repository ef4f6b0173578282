import { RectificationReportView } from '@mingcha/domain/orders';
import { withClosing } from './bulletin/closing.ts';
import { furnish } from './bulletin/furniture.ts';
import { newEdition } from './formats/new-edition.ts';
import { layUpwardHead } from './formats/upward.ts';
import { layRows } from './page/rows.ts';
import { type Press, printEdition, type RenderedDocument } from './pdf/print-sheets.ts';
import { letterheadOf, reportRows } from './rectification/report-body.ts';
import { viewHash } from './view-hash.ts';

/**
 * Prints a unit's report on what it put right (整改情况报告, D13), to be signed by its chief and sealed by hand: on its own paper, so
 * without a red head, and numbered by nobody here. Throws `MissingGlyphs` before anything is drawn; a ZodError for a view that is none.
 */
export async function renderRectificationReport(
  input: RectificationReportView,
  material: Press,
): Promise<RenderedDocument> {
  const view = RectificationReportView.parse(input);
  const { id, preparedOn: date } = view;
  const edition = newEdition(letterheadOf(view), {
    fonts: material.fonts,
    imprint: { number: id, date, printedOn: date, seal: 'space', copy: null },
    viewHash: viewHash(view, material.digest),
  });
  layUpwardHead(edition, view.signer);
  layRows(edition.sheets, withClosing(edition, reportRows(edition, view), []));
  furnish(edition);
  return printEdition(edition, material);
}
