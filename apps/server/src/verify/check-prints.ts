import { buffer } from 'node:stream/consumers';
import {
  type Fonts,
  fingerprintOf,
  openFonts,
  type Press,
  renderBulletin,
  renderOrder,
  UnusablePhoto,
} from '@mingcha/documents';
import { type BulletinImprint, BulletinView } from '@mingcha/domain/bulletins';
import { dayOf } from '@mingcha/domain/calendar';
import { OrderView } from '@mingcha/domain/orders';
import { zoneOf } from '../capabilities/office-time.ts';
import { digest } from '../papers/kept-view.ts';
import type { Finding } from './finding.ts';
import { type Ground, recordedOf } from './ground.ts';
import type { Note } from './note.ts';

/** Printing takes a tenth of a second: of more documents than this each has its turn, another part of them at every look. */
const most = 1000;

/** A file that was printed from a frozen view, as it was recorded. */
interface Recorded {
  readonly what: 'bulletin' | 'order';
  readonly id: string;
  readonly office: string;
  readonly viewHash: string;
  readonly sha256: string;
  readonly fingerprint: string;
  readonly number: string;
  readonly signedAt: bigint;
  readonly dated: string;
  readonly seal: 'unsealed' | 'key';
}

/**
 * Equal views and equal fingerprints of what printed them promise equal bytes: prints again what this very program with these fonts
 * printed, and holds the hash of the bytes against the recorded one. What another edition printed cannot be printed again here.
 */
export async function* checkPrints(
  ground: Pick<Ground, 'db' | 'blobs'> & { readonly note?: Note },
  folder: string | null,
  day: number,
): AsyncGenerator<Finding> {
  const all = await recorded(ground);
  const turns = Math.ceil(all.length / most);
  let opened: Fonts | null = null;
  for (const [at, one] of all.entries()) {
    if ((at + day) % turns !== 0 || ground.note?.isPrintSeen(one.sha256)) continue;
    opened ??= openFonts(folder === null ? {} : { folder });
    const own = fingerprintOf(opened);
    const check = checkAddressIn(one.fingerprint, own);
    if (check === undefined) continue;
    const found = await printed(ground, one, { fonts: opened, digest }, check);
    if (found === null) continue;
    if (found === one.sha256) ground.note?.write({ what: 'print', id: one.sha256 });
    else
      yield {
        check: 'documents',
        code: 'document.prints-otherwise',
        place: `${one.what} ${one.number} ${one.sha256}`,
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

async function recorded({ db }: Pick<Ground, 'db'>): Promise<Recorded[]> {
  const select = {
    id: true,
    office: true,
    viewHash: true,
    sha256: true,
    fingerprint: true,
    number: true,
    dated: true,
  } as const;
  const where = { sha256: { not: null } };
  const orderBy = { id: 'asc' } as const;
  const bulletins = await db.prisma.bulletin.findMany({
    where,
    orderBy,
    select: { ...select, signedAt: true, sealPrinted: true },
  });
  const orders = await db.prisma.order.findMany({ where, orderBy, select: { ...select, issuedAt: true } });
  const all: Recorded[] = [];
  const add = (
    what: Recorded['what'],
    row: { [Key in keyof Omit<Recorded, 'what' | 'seal'>]: Recorded[Key] | null },
    seal: Recorded['seal'],
  ) => {
    if (Object.values(row).every((value) => value !== null)) all.push({ ...(row as Recorded), what, seal });
  };
  for (const { sealPrinted, ...row } of bulletins) {
    add('bulletin', row, 'unsealed');
    if (sealPrinted === null) continue;
    const entries = await recordedOf(db, { type: 'bulletin', id: row.id });
    const sealed = entries.find((entry) => entry.kind === 'bulletin.sealed-by-key');
    if (sealed === undefined) continue;
    add('bulletin', { ...row, sha256: sealPrinted, fingerprint: sealed.payload.fingerprint }, 'key');
  }
  for (const { issuedAt, ...row } of orders) add('order', { ...row, signedAt: issuedAt }, 'unsealed');
  return all;
}

/** SHA-256 of the document as it prints now; null where what it is printed from is not there, which other checks name. */
async function printed(
  { db, blobs }: Pick<Ground, 'db' | 'blobs'>,
  { what, office, viewHash, number, signedAt, dated, seal }: Recorded,
  fonts: Pick<Press, 'fonts' | 'digest'>,
  check: string | null,
): Promise<string | null> {
  const bytesOf = async (sha256: string) => buffer(blobs.read(sha256));
  const view = await bytesOf(viewHash).then(
    (bytes): unknown => JSON.parse(bytes.toString('utf8')),
    () => null,
  );
  const date = dayOf(Number(signedAt), await zoneOf(db.reader, office));
  const imprint: BulletinImprint = { number, date, printedOn: dated, seal, copy: null };
  // Only the hash is asked for: nobody holds the file.
  const press = { ...fonts, imprint, check, out: () => undefined };
  try {
    if (what === 'order') {
      const order = OrderView.safeParse(view);
      return order.success ? (await renderOrder(order.data, press)).sha256 : null;
    }
    const bulletin = BulletinView.safeParse(view);
    if (!bulletin.success) return null;
    const hashes = new Map(bulletin.data.photos.map(({ evidence, sha256 }) => [evidence, sha256]));
    const photos = (evidence: string) => bytesOf(hashes.get(evidence) ?? '');
    return (await renderBulletin(bulletin.data, { ...press, photos })).sha256;
  } catch (error) {
    // A photograph that is gone or was changed.
    if (error instanceof UnusablePhoto || (error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
