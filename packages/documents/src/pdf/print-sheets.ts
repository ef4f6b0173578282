import type { Edition, Letterhead } from '../bulletin/edition.ts';
import { fingerprintOf } from '../fingerprint.ts';
import type { Fonts } from '../fonts/fonts.ts';
import type { Substitute } from '../fonts/roles.ts';
import type { Sheet } from '../page/ops.ts';
import type { Digest } from '../view-hash.ts';
import { archivalDocument, type Profile } from './archival-document.ts';
import { drawSheets } from './draw-sheets.ts';

export interface RenderedDocument {
  bytes: Uint8Array;
  sha256: string;
  viewHash: string;
  fingerprint: string;
  pages: number;
  substitutes: readonly Substitute[];
}

/** What every document is printed with. */
export interface Press {
  fonts: Fonts;
  /** SHA-256. */
  digest: Digest;
  /** PDF/A-2b, unless a validator that knows only 1b is to look at it. */
  profile?: Profile;
  /** Sees the pages as they are laid out, before anything is drawn. */
  laid?: ((sheets: readonly Sheet[]) => void) | undefined;
}

type PhotoBytes = (evidence: string) => Uint8Array;
const none: PhotoBytes = () => new Uint8Array();

/** The PDF of sheets that are laid out. */
export async function printSheets(
  sheets: readonly Sheet[],
  properties: Parameters<typeof archivalDocument>[0],
  { photo = none, profile = '2b', laid }: Pick<Press, 'profile' | 'laid'> & { photo?: PhotoBytes } = {},
): Promise<Uint8Array> {
  laid?.(sheets);
  const document = archivalDocument(properties, profile);
  const bytes = collect(document);
  drawSheets(document, sheets, photo);
  document.end();
  return bytes;
}

/** A document under a red head, laid out: checked for characters that no font has, printed, and told by its hashes. */
export async function printEdition(
  edition: Edition<Letterhead>,
  press: Press,
  photo: PhotoBytes = none,
): Promise<RenderedDocument> {
  const { fonts, digest } = press;
  edition.typist.assertComplete();
  const bytes = await printSheets(edition.sheets.all, propertiesOf(edition, fonts), { ...press, photo });
  return {
    bytes,
    sha256: Buffer.from(digest(bytes)).toString('hex'),
    viewHash: edition.viewHash,
    fingerprint: printedBy(edition, fonts),
    pages: edition.sheets.all.length,
    substitutes: fonts.substitutes,
  };
}

/** The address belongs to the office's machine and not to what was signed; it decides bytes all the same. */
const printedBy = ({ check }: Edition<Letterhead>, fonts: Fonts): string =>
  [fingerprintOf(fonts), ...(check == null ? [] : [`check ${check}`])].join(' ');

function propertiesOf({ view, imprint, viewHash: hash, word }: Edition<Letterhead>, fonts: Fonts) {
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

function collect(document: PDFKit.PDFDocument): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  return new Promise((resolve, reject) => {
    document.on('data', (chunk: Buffer) => chunks.push(chunk));
    document.on('end', () => resolve(new Uint8Array(Buffer.concat(chunks))));
    document.on('error', reject);
  });
}
