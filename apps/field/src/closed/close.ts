import { checkRevocation, presentKeys, type Signer, signPurge } from '@mingcha/journal';
import { writeFact } from '../journal/device-db.ts';
import { ports } from '../keys/ports.ts';
import { type Closed, closedFact, readClosed } from './closed.ts';
import { type PurgeParts, purgeReceived } from './purge.ts';

export interface CloseParts extends PurgeParts {
  readonly signer: Signer;
  readonly now: () => number;
  /** Puts the report before the office; rejects when it did not get there. */
  readonly report: (said: Awaited<ReturnType<typeof signPurge>>) => Promise<void>;
}

/**
 * The office's word that this tablet was revoked, checked against the key it learnt when it was let in. From here on no PIN
 * and no passkey opens it: their wraps are gone, and what is left of the key is sealed for the office's recovery key. Where
 * that copy is missing the wraps stay, unused: the last way to something unsent is never thrown away.
 */
export async function closeTablet(parts: CloseParts, unverified: unknown): Promise<boolean> {
  const { db, now } = parts;
  const checked = await checkRevocation(ports, unverified, presentKeys(parts.serverKeys), parts.writer);
  if (!checked.ok) return false;
  if ((await readClosed(parts)) === null) {
    const rows = (await db.persons.toArray()).sort((a, b) => b.usedAt - a.usedAt);
    const nothing = { entries: 0, media: 0, keptEntries: 0, keptMedia: 0 };
    await db.transaction('rw', db.facts, db.persons, db.passkeys, async () => {
      const closed: Closed = { at: now(), person: rows[0]?.person ?? null, reported: false, ...nothing };
      await writeFact(db, closedFact, closed);
      await writeFact(db, 'revocation', checked.value);
      if ((await db.facts.get('vault-recovery')) === undefined) return;
      await db.persons.clear();
      await db.passkeys.clear();
    });
  }
  await purgeAgain(parts);
  return true;
}

/** Also after more was received: what is covered goes, and the office hears of it. */
export async function purgeAgain(parts: CloseParts): Promise<Closed | null> {
  const { db, now } = parts;
  const before = await readClosed(parts);
  if (before === null) return null;
  const purged = await purgeReceived(parts);
  const changed = purged.entries > 0 || purged.media > 0 || before.keptEntries !== purged.keptEntries;
  const closed: Closed = {
    ...before,
    ...purged,
    entries: before.entries + purged.entries,
    media: before.media + purged.media,
    at: changed ? now() : before.at,
    reported: before.reported && !changed,
  };
  await writeFact(db, closedFact, closed);
  return closed;
}

/** Tells the office once for each purge; a line that breaks is tried again at the next contact. */
export async function reportPurge(parts: CloseParts): Promise<void> {
  const closed = await readClosed(parts);
  if (closed === null || closed.reported) return;
  const { at, entries, media, keptEntries, keptMedia } = closed;
  await parts.report(await signPurge(parts.signer, { at, entries, media, keptEntries, keptMedia }));
  const present = await readClosed(parts);
  if (present?.at === at) await writeFact(parts.db, closedFact, { ...present, reported: true });
}
