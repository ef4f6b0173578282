import { BulletinImprint, BulletinView } from '@mingcha/domain/bulletins';
import { attachmentsOf, layAttachments } from './bulletin/attachments.ts';
import { bodyRows } from './bulletin/body.ts';
import { withClosing } from './bulletin/closing.ts';
import { type Edition, type Letterhead, wordsOf } from './bulletin/edition.ts';
import { layEndMatter } from './bulletin/end-matter.ts';
import { furnish } from './bulletin/furniture.ts';
import { layHeader } from './bulletin/header.ts';
import { fingerprintOf } from './fingerprint.ts';
import type { Fonts } from './fonts/fonts.ts';
import type { Substitute } from './fonts/roles.ts';
import { layRows } from './page/rows.ts';
import { Sheets } from './page/sheets.ts';
import { Typist } from './page/typist.ts';
import { archivalDocument } from './pdf/archival-document.ts';
import { drawSheets } from './pdf/draw-sheets.ts';
import { checkPhoto } from './photos.ts';
import { type Digest, viewHash } from './view-hash.ts';

export interface BulletinMaterial {
  fonts: Fonts;
  /** Number, date and seal, once there are; without them the result is a draft and says so on every page. */
  imprint?: BulletinImprint | null;
  /** The cleared or masked JPEG of an evidence id. */
  photos: (evidence: string) => Uint8Array | Promise<Uint8Array>;
  /** SHA-256. */
  digest: Digest;
}

export interface RenderedDocument {
  bytes: Uint8Array;
  sha256: string;
  viewHash: string;
  fingerprint: string;
  pages: number;
  substitutes: readonly Substitute[];
}

/**
 * Prints a bulletin (通报) after GB/T 9704-2012. Equal view, imprint, photographs and fingerprint give equal bytes.
 * Throws `MissingGlyphs` or `UnusablePhoto` before anything is drawn; a ZodError for a view that is none.
 */
export async function renderBulletin(
  input: BulletinView,
  material: BulletinMaterial,
): Promise<RenderedDocument> {
  const view = BulletinView.parse(input);
  const imprint = material.imprint ? BulletinImprint.parse(material.imprint) : null;
  const { fonts, digest } = material;
  const photos = await Promise.all(
    view.photos.map(async (photo) => checkPhoto(photo, await material.photos(photo.evidence), digest)),
  );
  const typist = new Typist(fonts);
  const edition: Edition = {
    view,
    imprint,
    viewHash: viewHash(view, digest),
    plates: photos,
    sheets: new Sheets(),
    typist,
    recipientsInEndMatter: false,
    word: wordsOf(view),
  };
  layOut(edition);
  typist.assertComplete();

  const document = archivalDocument(propertiesOf(edition, fonts));
  const bytes = collect(document);
  const bytesOf = new Map(photos.map((photo) => [photo.evidence, photo.bytes]));
  drawSheets(document, edition.sheets.all, (evidence) => bytesOf.get(evidence) ?? new Uint8Array());
  document.end();
  const printed = await bytes;
  return {
    bytes: printed,
    sha256: Buffer.from(digest(printed)).toString('hex'),
    viewHash: edition.viewHash,
    fingerprint: fingerprintOf(fonts),
    pages: edition.sheets.all.length,
    substitutes: fonts.substitutes,
  };
}

function layOut(edition: Edition): void {
  layHeader(edition);
  const attachments = attachmentsOf(edition);
  layRows(edition.sheets, withClosing(edition, bodyRows(edition), attachments));
  layAttachments(edition, attachments);
  layEndMatter(edition);
  furnish(edition);
}

export function propertiesOf({ view, imprint, viewHash: hash, word }: Edition<Letterhead>, fonts: Fonts) {
  const used = fonts.substitutes.map(({ role, wanted, used: name }) =>
    word('document.substitute', {
      role: word(`document.role.${role}`),
      wanted: word(`document.type.${wanted}`),
      used: name,
    }),
  );
  const substitutes =
    used.length > 0 ? word('document.substitutes', { list: used.join(word('document.comma')) }) : '';
  return {
    title: view.title,
    author: view.issuer.name,
    subject: imprint?.number ?? word('document.draft'),
    keywords: [word('document.check.view', { hash }), substitutes].filter(Boolean).join('; '),
    day: imprint?.date ?? view.preparedOn,
    language: view.language,
  };
}

export function collect(document: PDFKit.PDFDocument): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  return new Promise((resolve, reject) => {
    document.on('data', (chunk: Buffer) => chunks.push(chunk));
    document.on('end', () => resolve(new Uint8Array(Buffer.concat(chunks))));
    document.on('error', reject);
  });
}
