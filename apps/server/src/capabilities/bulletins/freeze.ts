import type { Reader } from '@mingcha/db';
import type { BulletinView } from '@mingcha/domain/bulletins';
import { releasedStates } from '@mingcha/domain/evidence';
import type { PublicKeys } from '@mingcha/journal';
import { underReferral } from '../../access/veiled.ts';
import { type Frozen, frozenAs } from '../../papers/kept-view.ts';
import type { Services } from '../../services.ts';
import { printCopy } from './print-copy.ts';
import { type FrozenPublic, frozenPublic } from './public-view.ts';
import { type PrintHashes, viewOf } from './view.ts';

export type FrozenView = Frozen<BulletinView>;

/** The view as it would be signed now. Pictures that no second person has looked at are not in it. */
export async function presentView(services: Services, id: string): Promise<FrozenView> {
  const prints = await printsOf(services, id);
  return services.db.read((reader) => frozen(reader, id, { prints, serverKeys: services.serverKeys }));
}

/** The same inside a transaction, with the pictures prepared before. */
export async function frozen(
  reader: Reader,
  id: string,
  known: { readonly prints: PrintHashes; readonly serverKeys: PublicKeys },
): Promise<FrozenView> {
  const row = await reader.prisma.bulletin.findUniqueOrThrow({ where: { id } });
  return frozenAs(await viewOf(reader, row, known));
}

/** Both editions as they would be signed now. */
export async function presentViews(
  services: Services,
  id: string,
): Promise<{ readonly served: FrozenView; readonly everybody: FrozenPublic | null }> {
  const prints = await printsOf(services, id);
  return services.db.read(async (reader) => {
    const served = await frozen(reader, id, { prints, serverKeys: services.serverKeys });
    return { served, everybody: await frozenPublic(reader, served.view) };
  });
}

/** Makes (or finds) the printed copy of every picture that may leave the team: its masked copy, or the cleared original. */
export async function printsOf(services: Services, id: string): Promise<PrintHashes> {
  const named = await services.db.read(async ({ prisma }) => {
    const photos = await prisma.bulletinPhoto.findMany({
      where: { bulletin: id },
      select: { evidence: true },
    });
    return photos.map((photo) => photo.evidence);
  });
  return printsFrom(services, named);
}

/** The same of any pictures: what may not leave the team is missing. */
export async function printsFrom(services: Services, wanted: readonly string[]): Promise<PrintHashes> {
  const pieces = await services.db.read((reader) => releasedAmong(reader, wanted));
  const prints = new Map<string, string>();
  for (const { evidence, sha256, office } of pieces)
    prints.set(evidence, await printCopy(services, { sha256, office, evidence }));
  return prints;
}

/** Of these pictures those that may be printed, each with the hash of the bytes that may: the masked copy, or the cleared original. */
export async function releasedAmong(reader: Reader, wanted: readonly string[]) {
  const veiled = await underReferral(reader, wanted);
  const named = wanted.filter((id) => !veiled.has(id));
  const pieces = await reader.prisma.evidence.findMany({
    where: { id: { in: named }, state: { in: [...releasedStates] } },
    orderBy: { id: 'asc' },
  });
  return pieces.flatMap(({ id, office, visit, state, maskedHash, receivedHash }) => {
    const sha256 = state === 'mask-checked' ? maskedHash : receivedHash;
    return sha256 === null ? [] : [{ evidence: id, office, visit, sha256 }];
  });
}
