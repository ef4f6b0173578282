import { BulletinImprint, MinutesView } from '@mingcha/domain/bulletins';
import type { Letterhead } from './bulletin/edition.ts';
import { endMatterRoom, layEndMatter } from './bulletin/end-matter.ts';
import { furnish } from './bulletin/furniture.ts';
import { layHeader } from './bulletin/header.ts';
import { attendanceRows, withAttendance } from './formats/attendance.ts';
import { newEdition } from './formats/new-edition.ts';
import { partRows } from './page/paragraphs.ts';
import { layRows } from './page/rows.ts';
import { printEdition, type RenderedDocument } from './pdf/print-sheets.ts';
import type { LetterMaterial } from './render-conclusion.ts';
import { printedDay } from './text/numerals.ts';
import { viewHash } from './view-hash.ts';

/**
 * Prints minutes (纪要): no recipients, no signature and no seal; who was there stands below the text (10.3). Equal view, imprint
 * and fingerprint give equal bytes. Throws `MissingGlyphs` before anything is drawn; a ZodError for a view that is none.
 */
export async function renderMinutes(input: MinutesView, material: LetterMaterial): Promise<RenderedDocument> {
  const view = MinutesView.parse(input);
  const { fonts, digest, imprint } = material;
  const head: Letterhead = { ...view, recipients: [], urgency: null, sealless: true };
  const edition = newEdition(head, {
    fonts,
    imprint: imprint ? BulletinImprint.parse(imprint) : null,
    viewHash: viewHash(view, digest),
    check: material.check ?? null,
  });
  const { word } = edition;
  const { heldOn, place, chair, sections, present, excused, attending } = view;
  const opening = word('document.minutes.opening', { day: printedDay(heldOn), place, chair });
  layHeader(edition);
  const body = partRows(edition, [{ heading: null, text: [opening] }, ...sections]);
  const attendance = attendanceRows(edition, [
    { label: word('document.minutes.present'), names: present },
    { label: word('document.minutes.excused'), names: excused },
    { label: word('document.minutes.attending'), names: attending },
  ]);
  layRows(edition.sheets, withAttendance(body, attendance), endMatterRoom(edition));
  layEndMatter(edition);
  furnish(edition);
  return printEdition(edition, material);
}
