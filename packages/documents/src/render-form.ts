import { fingerprintOf } from './fingerprint.ts';
import { FormSheet } from './form/form-sheet.ts';
import { layForm } from './form/lay-form.ts';
import { Sheets } from './page/sheets.ts';
import { Typist } from './page/typist.ts';
import { type Press, printSheets } from './pdf/print-sheets.ts';

export interface RenderedForm {
  bytes: Uint8Array;
  sha256: string;
  pages: number;
  fingerprint: string;
}

/**
 * Prints a sheet for the pen. Equal forms and equal fingerprints give equal bytes. Throws `MissingGlyphs` before
 * anything is drawn; a ZodError for a form that is none.
 */
export async function renderForm(
  input: FormSheet,
  { fonts, ...press }: Omit<Press, 'digest'>,
): Promise<RenderedForm> {
  const form = FormSheet.parse(input);
  const sheets = new Sheets();
  const typist = new Typist(fonts);
  layForm({ sheets, typist, form });
  typist.assertComplete();

  const properties = {
    title: form.title,
    author: form.issuer,
    subject: form.id,
    keywords: form.codeNotes.join('; '),
    day: form.day,
    language: form.language,
  };
  const printed = await printSheets(sheets.all, properties, press);
  return { ...printed, pages: sheets.all.length, fingerprint: fingerprintOf(fonts) };
}
