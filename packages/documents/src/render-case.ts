import { CaseView } from '@mingcha/domain/accountability';
import type { BulletinImprint } from '@mingcha/domain/bulletins';
import { withClosing } from './bulletin/closing.ts';
import { wordsOf } from './bulletin/edition.ts';
import { endMatterRoom, layEndMatter } from './bulletin/end-matter.ts';
import { checkText, furnish } from './bulletin/furniture.ts';
import { layHeader } from './bulletin/header.ts';
import { bodyRows } from './case/body.ts';
import { type CaseEdition, type CaseLetter, letterheadOf } from './case/edition.ts';
import { recordForm } from './case/record.ts';
import { layRows } from './page/rows.ts';
import { Sheets } from './page/sheets.ts';
import { laySlip, type Slip } from './page/slip.ts';
import { Typist } from './page/typist.ts';
import { type Press, printEdition } from './pdf/print-sheets.ts';
import { type RenderedForm, renderForm } from './render-form.ts';
import { printedDay } from './text/numerals.ts';
import { viewHash } from './view-hash.ts';

export interface CaseMaterial extends Press {
  /** One page more, for a respondent who answers without an account. */
  slip?: Slip | null;
  /** Without one the place of a seal of metal is left free. */
  seal?: BulletinImprint['seal'];
  /** Of the organ's own register; without one its place is left free for a pen. */
  number?: string | null;
  /** Of the page where anybody asks whether it still stands. */
  check?: string | null;
}

/**
 * Prints a text of a case (D17, D18, D19), where nothing else is said with room for the seal of the organ whose it is; its number is
 * written by that organ. Equal view and fingerprint give equal bytes. Throws `MissingGlyphs` before anything is drawn; a ZodError for a
 * view that is none.
 */
export async function renderCase(input: CaseView, material: CaseMaterial): Promise<RenderedForm> {
  const view = CaseView.parse(input);
  const hash = viewHash(view, material.digest);
  if (view.document === 'defence-record') {
    const code = checkText(view.id, hash, 'case');
    const note = wordsOf(view)('document.check.view', { hash: hash.slice(0, 16) });
    return renderForm(recordForm(view, code, [note]), material);
  }
  return renderLetter(view, hash, material);
}

async function renderLetter(view: CaseLetter, hash: string, material: CaseMaterial): Promise<RenderedForm> {
  const { fonts, slip = null, seal = 'space', number = null, check = null } = material;
  const edition: CaseEdition = {
    view: { ...letterheadOf(view), ...(number === null ? {} : { numbered: number }) },
    imprint: { number: view.id, date: view.dated, printedOn: view.dated, seal, copy: null },
    viewHash: hash,
    plates: [],
    sheets: new Sheets(),
    typist: new Typist(fonts),
    recipientsInEndMatter: false,
    check,
    word: wordsOf(view),
  };
  const { sheets } = edition;
  layHeader(edition);
  layRows(sheets, withClosing(edition, bodyRows(edition, view), []), endMatterRoom(edition));
  layEndMatter(edition);
  furnish(edition);
  if (slip !== null) laySlip(edition, slip, slipWords(edition, view, slip));
  return printEdition(edition, material);
}

function slipWords({ word, view: { title } }: CaseEdition, { document }: CaseLetter, slip: Slip) {
  const about = document === 'prior-notice' ? 'prior-notice' : 'case-decision';
  return {
    title: word(`document.case.slip.${about}.title`),
    of: title,
    person: word('document.case.slip.person', { person: slip.person }),
    steps: [
      ...(['step1', 'step2', 'step3'] as const).map((step) => word(`document.case.slip.${about}.${step}`)),
      word('document.case.slip.until', { day: printedDay(slip.until) }),
      word('document.case.slip.keep'),
    ],
  };
}
