import type { Edition, Letterhead } from '../bulletin/edition.ts';
import { fingerprintOf } from '../fingerprint.ts';
import type { Fonts } from '../fonts/fonts.ts';
import type { Substitute } from '../fonts/roles.ts';
import type { Sheet } from '../page/ops.ts';
import type { Digest } from '../view-hash.ts';
import { archivalDocument, type Profile } from './archival-document.ts';
import { drawSheets, type PhotoBytes } from './draw-sheets.ts';
import { type Out, pump } from './pump.ts';

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
  /** Takes the file piece by piece as it is drawn, so that nobody has to hold it: `bytes` of the result is empty then. */
  out?: Out | undefined;
}

const none: PhotoBytes = () => new Uint8Array();

interface Printed {
  /** Empty where somebody takes them piece by piece. */
  readonly bytes: Uint8Array;
  readonly sha256: string;
}

/** The PDF of sheets that are laid out. A photograph is asked for when its page is drawn, and let go with it. */
export async function printSheets(
  sheets: readonly Sheet[],
  properties: Parameters<typeof archivalDocument>[0],
  { photo = none, profile = '2b', laid, out }: Omit<Press, 'fonts' | 'digest'> & { photo?: PhotoBytes } = {},
): Promise<Printed> {
  laid?.(sheets);
  const chunks: Uint8Array[] = [];
  const { take, written, hasRoom } = pump(out ?? ((chunk) => void chunks.push(chunk)));
  const document = archivalDocument(properties, take, profile);
  try {
    await Promise.race([drawSheets(document, sheets, photo, hasRoom), written]);
    document.end();
  } catch (error) {
    take(null);
    await written.catch(() => undefined);
    throw error;
  }
  const sha256 = await written;
  const { buffer, byteOffset, length } = Buffer.concat(chunks);
  return { bytes: new Uint8Array(buffer, byteOffset, length), sha256 };
}

/** A document under a red head, laid out: checked for characters that no font has, printed, and told by its hashes. */
export async function printEdition(
  edition: Edition<Letterhead>,
  press: Press,
  photo: PhotoBytes = none,
): Promise<RenderedDocument> {
  const { fonts } = press;
  edition.typist.assertComplete();
  const printed = await printSheets(edition.sheets.all, propertiesOf(edition, fonts), { ...press, photo });
  return {
    ...printed,
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
