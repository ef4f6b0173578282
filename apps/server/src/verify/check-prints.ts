import { type Fonts, fingerprintOf, openFonts, UnusablePhoto } from '@mingcha/documents';
import { digest } from '../papers/kept-view.ts';
import type { Finding } from './finding.ts';
import type { Ground } from './ground.ts';
import type { Note } from './note.ts';
import { type RecordedPrint, type Reprint, recordedPrints } from './recorded-prints.ts';

/** Printing takes a tenth of a second: of more documents than this each has its turn, another part of them at every look. */
const most = 1000;

/**
 * Equal views and equal fingerprints of what printed them promise equal bytes: prints again what this very program with these fonts
 * printed, and holds the hash of the bytes against the recorded one. What another edition printed cannot be printed again here.
 */
export async function* checkPrints(
  ground: Pick<Ground, 'db' | 'blobs'> & { readonly note?: Note },
  folder: string | null,
  day: number,
): AsyncGenerator<Finding> {
  const all = await recordedPrints(ground);
  const turns = Math.ceil(all.length / most);
  let opened: Fonts | null = null;
  for (const [at, one] of all.entries()) {
    if ((at + day) % turns !== 0 || ground.note?.isPrintSeen(one.sha256)) continue;
    opened ??= openFonts(folder === null ? {} : { folder });
    const own = fingerprintOf(opened);
    const check = checkAddressIn(one.fingerprint, own);
    if (check === undefined) continue;
    const found = await again(one, { fonts: opened, digest, check, out: () => undefined });
    if (found === null) continue;
    if (found === one.sha256) ground.note?.write({ what: 'print', id: one.sha256 });
    else
      yield {
        check: 'documents',
        code: 'document.prints-otherwise',
        place: one.place,
        expected: one.sha256,
        found,
      };
  }
}

/** The address that stands on the document, which decides its bytes too; undefined: something else printed it. */
function checkAddressIn(fingerprint: string, own: string): string | null | undefined {
  if (fingerprint === own) return null;
  const begins = `${own} check `;
  return fingerprint.startsWith(begins) ? fingerprint.slice(begins.length) : undefined;
}

async function again(print: RecordedPrint, press: Reprint): Promise<string | null> {
  try {
    return await print.again(press);
  } catch (error) {
    // A photograph that is gone or was changed.
    if (error instanceof UnusablePhoto || (error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
