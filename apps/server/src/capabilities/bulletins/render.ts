import { buffer } from 'node:stream/consumers';
import { renderBulletin as print } from '@mingcha/documents';
import { type BulletinImprint, BulletinView, bulletinLifecycle } from '@mingcha/domain/bulletins';
import { dayOf } from '@mingcha/domain/calendar';
import { actAsOffice } from '../../act.ts';
import { checkAddress } from '../../papers/check-address.ts';
import { fontsOf } from '../../papers/fonts-of.ts';
import { keepPrinted } from '../../papers/keep-printed.ts';
import { digest, keptView } from '../../papers/kept-view.ts';
import type { Services } from '../../services.ts';
import { zoneOf } from '../office-time.ts';

/** The pictures of a view by evidence id: exactly the bytes whose hash was signed. */
export function photosOf(services: Services, view: BulletinView): (evidence: string) => Promise<Uint8Array> {
  const hashes = new Map(view.photos.map((photo) => [photo.evidence, photo.sha256]));
  return (evidence) => {
    const sha256 = hashes.get(evidence);
    if (sha256 === undefined) throw new Error(`the view has no picture ${evidence}`);
    return buffer(services.blobs.read(sha256));
  };
}

/**
 * Prints a numbered bulletin from the view that was signed, and records the hash of the file; then what everybody may read of
 * it. Runs any number of times: printed once, it stays.
 */
export async function renderBulletin(services: Services, id: string): Promise<void> {
  await printServed(services, id);
  await printPublic(services, id);
}

async function numberedRow({ db }: Services, id: string) {
  return db.read(async (reader) => {
    const row = await reader.prisma.bulletin.findUnique({ where: { id } });
    if (row === null) return null;
    const { number, dated, signedAt } = row;
    if (number === null || dated === null || signedAt === null) return null;
    const zone = await zoneOf(reader, row.office);
    // 成文日期 is the day of the signature, whenever the number is taken (GB/T 9704-2012, 7.3.5.4).
    const imprint: BulletinImprint = {
      number,
      date: dayOf(Number(signedAt), zone),
      printedOn: dated,
      seal: 'unsealed',
      copy: null,
    };
    return { row, imprint };
  });
}

async function printServed(services: Services, id: string): Promise<void> {
  const found = await numberedRow(services, id);
  if (found?.row.state !== 'numbered') return;
  const { row, imprint } = found;
  if (row.viewHash === null) throw new Error(`bulletin ${id} is numbered without a signature`);
  const view = await keptView(services, BulletinView, row.viewHash);
  await keep(services, row, { view, imprint, type: 'recordRendering' });
}

async function printPublic(services: Services, id: string): Promise<void> {
  const found = await numberedRow(services, id);
  if (found === null) return;
  const { row, imprint } = found;
  const wanted = ['rendered', 'sealed', 'issued'].includes(row.state) && row.publicSha256 === null;
  if (row.publicViewHash === null || !wanted) return;
  const view = await keptView(services, BulletinView, row.publicViewHash);
  await keep(services, row, { view, imprint, type: 'recordPublicRendering' });
}

async function keep(
  services: Services,
  { id, office, version }: { readonly id: string; readonly office: string; readonly version: number },
  {
    view,
    imprint,
    type,
  }: {
    readonly view: BulletinView;
    readonly imprint: BulletinImprint;
    readonly type: 'recordRendering' | 'recordPublicRendering';
  },
): Promise<void> {
  await keepPrinted(services, {
    office,
    subject: id,
    print: (out) =>
      print(view, {
        fonts: fontsOf(services),
        imprint,
        photos: photosOf(services, view),
        digest,
        check: checkAddress(services.settings),
        out,
      }),
    record: (rendering) =>
      actAsOffice(services, office, {
        lifecycle: bulletinLifecycle,
        subject: { type: 'bulletin', id },
        command: { type, ...rendering },
        facts: {},
        expected: version,
      }),
  });
}
