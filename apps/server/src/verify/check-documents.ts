import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { viewHash } from '@mingcha/documents';
import { BulletinView } from '@mingcha/domain/bulletins';
import { DispatchForm } from '@mingcha/domain/dispatches';
import { OrderView } from '@mingcha/domain/orders';
import { z } from 'zod';
import { viewSchemas } from '../capabilities/dispatches/queries.ts';
import { readSeal } from '../seals/read-seal.ts';
import type { Finding } from './finding.ts';
import type { Ground } from './ground.ts';
import { heldTexts } from './held-texts.ts';

const digest = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest();

/** Every signed document has its frozen view and every rendered one its file, each under the hash that was recorded. */
export async function* checkDocuments(ground: Ground): AsyncGenerator<Finding> {
  const { db, blobs } = ground;
  yield* checkSealed(ground);
  yield* checkHeld(ground);
  const query = {
    where: { OR: [{ viewHash: { not: null } }, { sha256: { not: null } }] },
    select: { id: true, number: true, viewHash: true, sha256: true },
    orderBy: { id: 'asc' as const },
  };
  const bulletins = await db.prisma.bulletin.findMany(query);
  const published = await db.prisma.bulletin.findMany({
    where: { OR: [{ publicViewHash: { not: null } }, { publicSha256: { not: null } }] },
    select: { id: true, number: true, publicViewHash: true, publicSha256: true },
    orderBy: { id: 'asc' as const },
  });
  const orders = await db.prisma.order.findMany(query);
  const dispatches = await db.prisma.dispatch.findMany({
    ...query,
    select: { ...query.select, form: true },
  });
  const rows = [
    ...bulletins.map((row) => ({ ...row, what: 'bulletin', shape: BulletinView })),
    ...published.map(({ publicViewHash, publicSha256, ...row }) => ({
      ...row,
      viewHash: publicViewHash,
      sha256: publicSha256,
      what: 'public bulletin',
      shape: BulletinView,
    })),
    ...orders.map((row) => ({ ...row, what: 'order', shape: OrderView })),
    ...dispatches.map(({ form, ...row }) => ({
      ...row,
      what: 'dispatch',
      shape: viewSchemas[DispatchForm.parse(form)],
    })),
  ];
  for (const row of rows) {
    const place = `${row.what} ${row.number ?? row.id}`;
    if (row.sha256 !== null && (await blobs.size(row.sha256)) === null)
      yield { check: 'documents', code: 'document.missing', place: `${place} ${row.sha256}` };
    if (row.viewHash === null) continue;
    if ((await blobs.size(row.viewHash)) === null) {
      yield { check: 'documents', code: 'view.missing', place: `${place} ${row.viewHash}` };
      continue;
    }
    const read = await buffer(blobs.read(row.viewHash));
    const found = viewHashOf(read, row.shape);
    if (found !== row.viewHash)
      yield {
        check: 'documents',
        code: 'view.differs',
        place,
        expected: row.viewHash,
        found: found ?? 'unreadable',
      };
  }
}

/**
 * Of a document sealed by a key: the file is there, begins with what was printed for the seal, and its seal is a signature over all of
 * it by the certificate that was recorded.
 */
async function* checkSealed({ db, blobs }: Ground): AsyncGenerator<Finding> {
  const query = {
    where: { sealFile: { not: null } },
    select: {
      id: true,
      number: true,
      sealFile: true,
      sealPrinted: true,
      sealPrintedSize: true,
      sealCertificate: true,
    },
    orderBy: { id: 'asc' as const },
  };
  const sealed = [
    ...(await db.prisma.bulletin.findMany(query)).map((row) => ({ ...row, what: 'bulletin' })),
    ...(await db.prisma.order.findMany(query)).map((row) => ({ ...row, what: 'order' })),
    ...(await db.prisma.dispatch.findMany(query)).map((row) => ({ ...row, what: 'dispatch' })),
  ];
  for (const { what, id, number, sealFile, sealPrinted, sealPrintedSize, sealCertificate } of sealed) {
    const place = `${what} ${number ?? id} ${sealFile}`;
    if (sealFile === null || sealPrinted === null || (await blobs.size(sealFile)) === null) {
      yield { check: 'documents', code: 'document.missing', place };
      continue;
    }
    const bytes = await buffer(blobs.read(sealFile));
    const certificate = z.object({ digest: z.string() }).safeParse(sealCertificate).data?.digest ?? '';
    yield* sealedFaults(bytes, { sealed: sealPrinted, size: Number(sealPrintedSize), certificate, place });
  }
}

/** Texts about persons: each is the one whose hash its code says, and what a key sealed of it is what was printed and sealed by that key. */
async function* checkHeld(ground: Pick<Ground, 'db'>): AsyncGenerator<Finding> {
  for await (const { subject, view, frozen, sealing } of heldTexts(ground)) {
    const place = `${subject.type} ${subject.id}`;
    const found = viewHash(view, digest);
    if (frozen !== null && found !== frozen)
      yield { check: 'documents', code: 'view.differs', place, expected: frozen, found };
    if (sealing === null) continue;
    const bytes = Buffer.from(sealing.file, 'base64');
    yield* sealedFaults(bytes, {
      sealed: sealing.unsigned,
      size: sealing.unsignedSize,
      certificate: sealing.certificate.digest,
      place: `${place} ${sealing.sealed}`,
    });
  }
}

interface RecordedSeal {
  /** SHA-256 and length of what was printed for the seal. */
  readonly sealed: string;
  readonly size: number;
  readonly certificate: string;
  readonly place: string;
}

/** A sealed file begins with what was printed for the seal, and its seal is a signature over all of it by that certificate. */
function* sealedFaults(
  bytes: Buffer,
  { sealed, size, certificate, place }: RecordedSeal,
): Generator<Finding> {
  const found = Buffer.from(digest(bytes.subarray(0, size))).toString('hex');
  if (found !== sealed)
    yield { check: 'documents', code: 'document.sealed-differs', place, expected: sealed, found };
  yield* sealFaults(bytes, certificate, place);
}

function* sealFaults(bytes: Buffer, recorded: string, place: string): Generator<Finding> {
  const seal = readSeal(bytes);
  if (!seal.ok)
    yield {
      check: 'documents',
      code: seal.code === 'wrong' ? 'document.seal-wrong' : 'document.seal-unreadable',
      place,
    };
  else if (seal.certificate !== recorded)
    yield {
      check: 'documents',
      code: 'document.seal-of-another',
      place,
      expected: recorded,
      found: seal.certificate,
    };
}

type Shape = typeof BulletinView | typeof OrderView | (typeof viewSchemas)[DispatchForm];

function viewHashOf(bytes: Buffer, shape: Shape): string | null {
  try {
    return viewHash(shape.parse(JSON.parse(bytes.toString('utf8'))), digest);
  } catch {
    return null;
  }
}
