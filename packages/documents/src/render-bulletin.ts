import { BulletinDraftView, BulletinImprint, BulletinView } from '@mingcha/domain/bulletins';
import { attachmentsOf, layAttachments } from './bulletin/attachments.ts';
import { bodyRows } from './bulletin/body.ts';
import { withClosing } from './bulletin/closing.ts';
import { type Edition, wordsOf } from './bulletin/edition.ts';
import { endMatterRoom, layEndMatter } from './bulletin/end-matter.ts';
import { furnish } from './bulletin/furniture.ts';
import { layHeader } from './bulletin/header.ts';
import { plotOf } from './chart/plot.ts';
import { layRows } from './page/rows.ts';
import { Sheets } from './page/sheets.ts';
import { Typist } from './page/typist.ts';
import { block } from './paper.ts';
import { type Press, printEdition, type RenderedDocument } from './pdf/print-sheets.ts';
import { takePhoto } from './photos.ts';
import { frozenHash } from './view-hash.ts';

export interface BulletinMaterial extends Press {
  /** Number, date and seal, once there are; without them the result is a draft and says so on every page. */
  imprint?: BulletinImprint | null;
  /** The cleared or masked JPEG of an evidence id. */
  photos: (evidence: string) => Uint8Array | Promise<Uint8Array>;
  /** Of the page where anybody asks whether it still stands. */
  check?: string | null;
}

/**
 * Prints a bulletin (通报) after GB/T 9704-2012. Equal view, imprint, photographs and fingerprint give equal bytes.
 * Throws `MissingGlyphs` or `UnusablePhoto` before anything is drawn; a ZodError for a view that is none.
 */
export async function renderBulletin(
  input: BulletinView,
  material: BulletinMaterial,
): Promise<RenderedDocument> {
  const imprint = material.imprint ? BulletinImprint.parse(material.imprint) : null;
  // A draft may lack its recipients and its opening; what was numbered was signed whole.
  const view = (imprint === null ? BulletinDraftView : BulletinView).parse(input);
  const { fonts, digest } = material;
  const photos = await Promise.all(
    view.photos.map(async (photo) => takePhoto(photo, await material.photos(photo.evidence))),
  );
  const typist = new Typist(fonts);
  const edition: Edition = {
    view,
    imprint,
    viewHash: frozenHash(view, digest),
    plates: photos,
    plot: view.chart === undefined ? null : await plotOf(view.chart, typist, block.width),
    sheets: new Sheets(),
    typist,
    recipientsInEndMatter: false,
    check: material.check ?? null,
    word: wordsOf(view),
  };
  layOut(edition);
  for (const { vouched } of photos) await vouched;
  const bytesOf = new Map(photos.map((photo) => [photo.evidence, photo.bytes]));
  return printEdition(edition, material, (evidence) => bytesOf.get(evidence) ?? new Uint8Array());
}

function layOut(edition: Edition): void {
  layHeader(edition);
  const attachments = attachmentsOf(edition);
  const below = attachments.length === 0 ? endMatterRoom(edition) : 0;
  layRows(edition.sheets, withClosing(edition, bodyRows(edition), attachments), below);
  layAttachments(edition, attachments);
  layEndMatter(edition);
  furnish(edition);
}
