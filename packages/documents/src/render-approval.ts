import { ApprovalView } from '@mingcha/domain/bulletins';
import { approvalForm } from './approval/form.ts';
import { formOfView } from './form/form-of-view.ts';
import type { Press } from './pdf/print-sheets.ts';
import { type RenderedForm, renderForm } from './render-form.ts';

/**
 * Prints an approval sheet (呈批单) from what the journal holds. Equal view and fingerprint give equal bytes. Throws
 * `MissingGlyphs` before anything is drawn; a ZodError for a view that is none.
 */
export async function renderApproval(
  input: ApprovalView,
  material: Press & { readonly code: string },
): Promise<RenderedForm> {
  return renderForm(formOfView(approvalForm, ApprovalView.parse(input), material), material);
}
