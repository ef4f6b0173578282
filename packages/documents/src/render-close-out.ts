import { CloseOutView } from '@mingcha/domain/orders';
import { formOfView } from './form/form-of-view.ts';
import type { Press } from './pdf/print-sheets.ts';
import { closeOutForm } from './rectification/close-out-form.ts';
import { type RenderedForm, renderForm } from './render-form.ts';

/**
 * Prints a close-out form (整改销号审批表, D14) of one item from what the journal holds. Equal view and fingerprint give equal bytes. Throws
 * `MissingGlyphs` before anything is drawn; a ZodError for a view that is none.
 */
export async function renderCloseOut(
  input: CloseOutView,
  material: Press & { readonly code: string },
): Promise<RenderedForm> {
  return renderForm(formOfView(closeOutForm, CloseOutView.parse(input), material), material);
}
