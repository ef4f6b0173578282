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
 * Prints a numbered bulletin from the view that was signed, and records the hash of the file. Runs any number of times:
 * printed once, it stays.
 */
export async function renderBulletin(services: Services, id: string): Promise<void> {
  const { db } = services;
  const found = await db.read(async (reader) => {
    const row = await reader.prisma.bulletin.findUnique({ where: { id } });
    return row && { row, zone: await zoneOf(reader, row.office) };
  });
  if (found === null || found.row.state !== 'numbered') return;
  const { row, zone } = found;
  const { viewHash, number, dated, signedAt, office } = row;
  if (viewHash === null || number === null || dated === null || signedAt === null) {
    throw new Error(`bulletin ${id} is numbered without a signature`);
  }
  const view = await keptView(services, BulletinView, viewHash);
  const imprint: BulletinImprint = {
    number,
    // 成文日期 is the day of the signature, whenever the number is taken (GB/T 9704-2012, 7.3.5.4).
    date: dayOf(Number(signedAt), zone),
    printedOn: dated,
    seal: 'unsealed',
    copy: null,
  };
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
        command: { type: 'recordRendering', ...rendering },
        facts: {},
        expected: row.version,
      }),
  });
}
