import { InterviewView } from '@mingcha/domain/visits';
import { formOfView } from './form/form-of-view.ts';
import { interviewForm } from './interview/form.ts';
import type { Press } from './pdf/print-sheets.ts';
import { type RenderedForm, renderForm } from './render-form.ts';

/**
 * Prints the record of a conversation (访谈记录, D6), to be read over and signed on every page. Equal view and fingerprint give equal bytes. Throws
 * `MissingGlyphs` before anything is drawn; a ZodError for a view that is none.
 */
export async function renderInterview(
  input: InterviewView,
  material: Press & { readonly code: string },
): Promise<RenderedForm> {
  return renderForm(formOfView(interviewForm, InterviewView.parse(input), material), material);
}
