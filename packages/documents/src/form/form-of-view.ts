import { wordsOf } from '../bulletin/edition.ts';
import type { Press } from '../pdf/print-sheets.ts';
import { type View, viewHash } from '../view-hash.ts';
import type { FormSheet } from './form-sheet.ts';

/** A sheet made of a frozen view: its code leads to where the view is read, and the digest of the view stands beside it. */
export function formOfView<Seen extends View>(
  form: (view: Seen, code: string, codeNotes: readonly string[]) => FormSheet,
  view: Seen,
  { digest, code }: Pick<Press, 'digest'> & { readonly code: string },
): FormSheet {
  const hash = viewHash(view, digest);
  return form(view, code, [wordsOf(view)('document.check.view', { hash: hash.slice(0, 16) })]);
}
