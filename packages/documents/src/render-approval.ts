import { ApprovalView } from '@mingcha/domain/bulletins';
import { approvalForm } from './approval/form.ts';
import { wordsOf } from './bulletin/edition.ts';
import type { Press } from './pdf/print-sheets.ts';
import { type RenderedForm, renderForm } from './render-form.ts';
import { viewHash } from './view-hash.ts';

/**
 * Prints an approval sheet (呈批单) from what the journal holds. Equal view and fingerprint give equal bytes. Throws
 * `MissingGlyphs` before anything is drawn; a ZodError for a view that is none.
 */
export async function renderApproval(
  input: ApprovalView,
  material: Press & { readonly code: string },
): Promise<RenderedForm> {
  const view = ApprovalView.parse(input);
  const hash = viewHash(view, material.digest);
  const note = wordsOf(view)('document.check.view', { hash: hash.slice(0, 16) });
  return renderForm(approvalForm(view, material.code, [note]), material);
}
