import { LookBackView } from '@mingcha/domain/orders';
import { formOfView } from './form/form-of-view.ts';
import type { Press } from './pdf/print-sheets.ts';
import { lookBackForm } from './rectification/look-back-form.ts';
import { type RenderedForm, renderForm } from './render-form.ts';

/**
 * Prints a look-back record (“回头看”核查记录, D15) for two inspectors to write on. Equal view and fingerprint give equal bytes. Throws
 * `MissingGlyphs` before anything is drawn; a ZodError for a view that is none.
 */
export async function renderLookBack(
  input: LookBackView,
  material: Press & { readonly code: string },
): Promise<RenderedForm> {
  return renderForm(formOfView(lookBackForm, LookBackView.parse(input), material), material);
}
