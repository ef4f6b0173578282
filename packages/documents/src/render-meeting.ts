import { wordsOf } from './bulletin/edition.ts';
import { pageNumber } from './bulletin/furniture.ts';
import { fingerprintOf } from './fingerprint.ts';
import { layMeeting } from './meeting/lay-meeting.ts';
import { MeetingView } from './meeting/meeting-view.ts';
import type { Plate } from './page/photo-plates.ts';
import { Sheets } from './page/sheets.ts';
import { Typist } from './page/typist.ts';
import { type Press, printSheets } from './pdf/print-sheets.ts';
import { type TakenPhoto, takeVouched } from './photos.ts';
import type { RenderedSheets } from './render-ledger.ts';
import { frozenHash } from './view-hash.ts';

export interface MeetingMaterial extends Press {
  /** The JPEG that the view names. */
  photos: (evidence: string) => Uint8Array | Promise<Uint8Array>;
}

/**
 * Prints a meeting pack: one page of A4 a unit. Equal views, photographs and fingerprints give equal bytes. Throws `MissingGlyphs` or
 * `UnusablePhoto` before anything is drawn; a ZodError for a view that is none.
 */
export async function renderMeeting(
  input: MeetingView,
  { fonts, digest, photos: bytesOf, ...press }: MeetingMaterial,
): Promise<RenderedSheets> {
  const view = MeetingView.parse(input);
  const word = wordsOf(view);
  const viewHash = frozenHash(view, digest);
  const wanted = view.units.flatMap(({ before, after }) => [before, after].filter((one) => one !== null));
  // One after the other, each let go again: a pack for all units has hundreds of them.
  const photos = new Map<string, Plate>();
  const read = new Map<string, () => Promise<TakenPhoto>>();
  for (const photo of wanted) {
    const checked = async () => takeVouched(photo, await bytesOf(photo.evidence));
    const { bytes: _, vouched: __, ...plate } = await checked();
    photos.set(photo.evidence, plate);
    read.set(photo.evidence, checked);
  }
  const sheets = new Sheets();
  const typist = new Typist(fonts);
  layMeeting({ sheets, typist, view, photos, word });
  sheets.all.forEach((sheet, i) => {
    sheet.ops.push(...pageNumber({ typist }, i + 1));
  });
  typist.assertComplete();
  const properties = {
    title: `${word('document.meeting.title')} ${view.day}`,
    author: view.issuer,
    subject: word(view.outward ? 'document.meeting.outward' : 'document.meeting.internal'),
    keywords: word('document.check.view', { hash: viewHash }),
    day: view.day,
    language: view.language,
  };
  const photo = async (evidence: string) => (await read.get(evidence)?.())?.bytes ?? new Uint8Array();
  const { bytes } = await printSheets(sheets.all, properties, { ...press, photo });
  return { bytes, pages: sheets.all.length, fingerprint: fingerprintOf(fonts), viewHash };
}
