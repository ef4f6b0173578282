import { officeClock } from '@mingcha/domain';
import { checkTreeHead, type Placement, type TreeHead } from '@mingcha/journal';
import type { Services } from '../services.ts';
import { ports } from './ports.ts';

/** Who keeps a head and shows it: a tablet, or a person at the desk. */
export interface Follower {
  readonly office: string;
  readonly device: string | null;
  readonly person: string | null;
}

export interface Followed {
  /** The newest head; null before anything has its place. */
  readonly head: TreeHead | null;
  /** From the head that was shown to the newest one; null where the log does not go on from there, or none was shown. */
  readonly extension: readonly string[] | null;
  readonly placements: readonly Placement[];
}

/**
 * Answers with the newest head, the proof that it goes on from the head the follower kept, and where their entries stand in
 * it. A head that this server signed once and that its log does not go on from is written down: the log was rewritten, or an
 * old copy of it was put back.
 */
export async function followLog(
  services: Services,
  follower: Follower,
  unverifiedSeen: unknown,
  hashes: readonly string[],
): Promise<Followed> {
  const { tree } = services.db;
  const head = await tree.head();
  const placements = head === null ? [] : await tree.placements(hashes, head.size);
  const seen =
    unverifiedSeen === null ? null : await checkTreeHead(ports, unverifiedSeen, services.serverKeys);
  // Really signed, with a key that had been given up: somebody has it.
  if (seen !== null && !seen.ok && seen.fault.code === 'head.key-retired' && head !== null)
    await writeDown(services, follower, unverifiedSeen as TreeHead, { size: head.size, root: head.root });
  // A head under another key proves nothing about this log: whoever keeps it sees that its key is not known here.
  if (seen === null || !seen.ok) return { head, extension: null, placements };
  const found = await standsAt(services, seen.value.size, head);
  if (found.root === seen.value.root && head !== null)
    return { head, extension: await tree.extension(seen.value.size, head.size), placements };
  await writeDown(services, follower, seen.value, found);
  return { head, extension: null, placements };
}

interface Found {
  readonly size: number;
  readonly root: string | null;
}

async function standsAt({ db }: Services, size: number, head: TreeHead | null): Promise<Found> {
  if (head === null) return { size: 0, root: null };
  if (size > head.size) return { size: head.size, root: null };
  return { size, root: await db.tree.rootAt(size) };
}

/** Once for each head: whoever keeps it shows it again at every contact. */
async function writeDown(
  services: Services,
  follower: Follower,
  seen: TreeHead,
  found: Found,
): Promise<void> {
  const subject = { type: 'office' as const, id: follower.office };
  const isNew = await services.db.transact(async (writer) => {
    await writer.lock([subject]);
    const known = await writer.recordedOf(subject);
    const stands = known.some(
      (entry) =>
        entry.kind === 'log.contradicted' &&
        entry.payload.seen.root === seen.root &&
        entry.payload.seen.size === seen.size,
    );
    if (stands) return false;
    const { office, device, person } = follower;
    await writer.append([
      {
        kind: 'log.contradicted',
        subject,
        office,
        actor: { person: officeClock, seat: null },
        payload: { device, person, seen: { ...seen }, found },
        expected: await writer.count(subject),
      },
    ]);
    return true;
  });
  if (isNew)
    services.log.error(
      { seen: { size: seen.size, root: seen.root, at: seen.at }, found },
      'the log does not go on from a head that this server signed: it was rewritten, or an old copy was put back',
    );
}
