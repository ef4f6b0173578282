import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import type { Reader } from '@mingcha/db';
import { viewHash } from '@mingcha/documents';
import { BulletinView } from '@mingcha/domain/bulletins';
import { releasedStates } from '@mingcha/domain/evidence';
import { canonicalBytes } from '@mingcha/journal';
import { underReferral } from '../../access/veiled.ts';
import type { Services } from '../../services.ts';
import { recordBlob } from '../../uploads/finish.ts';
import { printCopy } from './print-copy.ts';
import { type PrintHashes, viewOf } from './view.ts';

export const digest = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest();
const hashOf = (view: BulletinView) => viewHash(view, digest);

export interface FrozenView {
  readonly view: BulletinView;
  readonly hash: string;
}

/** The view as it would be signed now. Pictures that no second person has looked at are not in it. */
export async function presentView(services: Services, id: string): Promise<FrozenView> {
  const prints = await printsOf(services, id);
  return services.db.read((reader) => frozen(reader, id, prints));
}

/** The same inside a transaction, with the pictures prepared before. */
export async function frozen(reader: Reader, id: string, prints: PrintHashes): Promise<FrozenView> {
  const row = await reader.prisma.bulletin.findUniqueOrThrow({ where: { id } });
  const view = await viewOf(reader, row, prints);
  return { view, hash: hashOf(view) };
}

/** Makes (or finds) the printed copy of every picture that may leave the team: its masked copy, or the cleared original. */
export async function printsOf(services: Services, id: string): Promise<PrintHashes> {
  const pieces = await services.db.read(async (reader) => {
    const { prisma } = reader;
    const photos = await prisma.bulletinPhoto.findMany({
      where: { bulletin: id },
      select: { evidence: true },
    });
    const veiled = await underReferral(
      reader,
      photos.map((photo) => photo.evidence),
    );
    const named = photos.map((photo) => photo.evidence).filter((id) => !veiled.has(id));
    return prisma.evidence.findMany({
      where: { id: { in: named }, state: { in: [...releasedStates] } },
      orderBy: { id: 'asc' },
    });
  });
  const prints = new Map<string, string>();
  for (const piece of pieces) {
    const sha256 = piece.state === 'mask-checked' ? piece.maskedHash : piece.receivedHash;
    if (sha256 === null) continue;
    prints.set(piece.id, await printCopy(services, { sha256, office: piece.office, evidence: piece.id }));
  }
  return prints;
}

/** Keeps the view under its own hash, before anybody signs it: what was signed can always be read and printed again. */
export async function keepView(
  services: Services,
  { view, hash }: FrozenView,
  office: string,
): Promise<void> {
  const stored = await services.blobs.put(canonicalBytes(view));
  if (stored.sha256 !== hash) throw new Error('the bytes of a view must have the hash that is signed');
  await services.db.transact((writer) =>
    recordBlob(writer, {
      ...stored,
      mime: 'application/json',
      office,
      subject: view.id,
      arrival: services.now(),
    }),
  );
}

export async function keptView(services: Services, hash: string): Promise<BulletinView> {
  const bytes = await buffer(services.blobs.read(hash));
  const view = BulletinView.parse(JSON.parse(bytes.toString('utf8')));
  if (hashOf(view) !== hash) throw new Error(`the stored view ${hash} is not the one that was signed`);
  return view;
}
