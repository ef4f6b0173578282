import { AppealView } from '@mingcha/domain/accountability';
import { BulletinImprint } from '@mingcha/domain/bulletins';
import { type AppealEdition, appealRows, letterheadOf } from './appeal/body.ts';
import { withClosing } from './bulletin/closing.ts';
import { wordsOf } from './bulletin/edition.ts';
import { endMatterRoom, layEndMatter } from './bulletin/end-matter.ts';
import { furnish } from './bulletin/furniture.ts';
import { layHeader } from './bulletin/header.ts';
import { layRows } from './page/rows.ts';
import { Sheets } from './page/sheets.ts';
import { Typist } from './page/typist.ts';
import { type Press, printEdition, type RenderedDocument } from './pdf/print-sheets.ts';
import { viewHash } from './view-hash.ts';

export interface AppealMaterial extends Press {
  /** Number and date of the decision. */
  readonly imprint: BulletinImprint;
  /** Of the organ's own register, where this office numbers it by none; without one its place is left free for a pen. */
  readonly organNumber?: string | null;
  /** Of the page where anybody asks whether it still stands. */
  readonly check?: string | null;
}

/**
 * Prints a decision on appeal (复核决定书, D20) under a red head. Equal view, imprint and fingerprint give equal bytes.
 * Throws `MissingGlyphs` before anything is drawn; a ZodError for a view that is none.
 */
export async function renderAppeal(input: AppealView, material: AppealMaterial): Promise<RenderedDocument> {
  const appeal = AppealView.parse(input);
  const { fonts, digest } = material;
  const { organNumber = null } = material;
  const view = {
    ...letterheadOf(appeal),
    ...(appeal.numbered || organNumber === null ? {} : { numbered: organNumber }),
  };
  const edition: AppealEdition = {
    view,
    appeal,
    imprint: BulletinImprint.parse(material.imprint),
    viewHash: viewHash(appeal, digest),
    plates: [],
    sheets: new Sheets(),
    typist: new Typist(fonts),
    recipientsInEndMatter: false,
    check: material.check ?? null,
    word: wordsOf(view),
  };
  layHeader(edition);
  layRows(edition.sheets, withClosing(edition, appealRows(edition), []), endMatterRoom(edition));
  layEndMatter(edition);
  furnish(edition);
  return printEdition(edition, material);
}
