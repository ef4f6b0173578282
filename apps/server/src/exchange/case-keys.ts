import { nodeAead, type Reader, type StoredEntry } from '@mingcha/db';
import { officeClock, type Subject } from '@mingcha/domain';
import { type DestroyedKey, signDestroyedKey } from '@mingcha/journal';
import { verifySealed } from '@mingcha/journal/verify';
import type { DeviceSession } from '../context.ts';
import { ports } from '../journal/ports.ts';
import { refuse } from '../refused.ts';
import type { Services } from '../services.ts';
import { openedForUs } from './open-for-us.ts';

/** What this office has to say of keys that it does not hold. */
export interface KeysAway {
  /** Lost here, with values that wait for them: the tablet may hand them back. */
  readonly lacking: string[];
  /** Destroyed here, in the office's signed word. */
  readonly destroyed: DestroyedKey[];
}

/** Of these cases of a tablet, which key is not here, and why. */
export async function keysAway(
  { keyring, receipts, now }: Services,
  reader: Reader,
  device: DeviceSession,
  cases: readonly string[],
): Promise<KeysAway> {
  const lacking: string[] = [];
  const destroyed: DestroyedKey[] = [];
  for (const kid of cases) {
    if (keyring.get(kid) !== null) continue;
    if (keyring.isDestroyed(kid))
      destroyed.push(await signDestroyedKey(receipts, { writer: device.writer, kid, at: now() }));
    else if (await isGivenTo(device, await caseOf(reader, device.office, kid))) lacking.push(kid);
  }
  return { lacking, destroyed };
}

interface Case {
  readonly kid: string;
  /** Those with values under its key. */
  readonly subjects: readonly Subject[];
  readonly entries: readonly StoredEntry[];
  readonly isKnown: boolean;
  readonly team: ReadonlySet<string>;
  /** Entries that a named person let in. */
  readonly released: ReadonlySet<string>;
}

async function caseOf(reader: Reader, office: string, kid: string): Promise<Case> {
  const subjects = await reader.sealedUnder(kid);
  const entries: StoredEntry[] = [];
  for (const subject of subjects)
    for (const entry of await reader.entriesOf(subject))
      if (entry.header.office === office) entries.push(entry);
  const visit = await reader.prisma.visit.count({ where: { id: kid, office } });
  const members = await reader.prisma.visitMember.findMany({
    where: { visit: kid, office },
    select: { person: true },
  });
  const released = new Set<string>();
  if (visit === 0 && entries.length > 0)
    for (const entry of await reader.recordedOf({ type: 'visit', id: kid }))
      if (entry.kind === 'hold.released') released.add(entry.payload.hash);
  const team = new Set(members.map(({ person }) => person));
  return { kid, subjects, entries, isKnown: visit > 0, team, released };
}

/**
 * Whoever is of the team, or was when they wrote of it. Of a visit that was planned after what was put back nobody here knows the
 * team: there the tablet counts whose word of it a named person let in.
 */
function isGivenTo({ persons, writer }: DeviceSession, { entries, isKnown, team, released }: Case): boolean {
  if (entries.length === 0) return false;
  if (persons.some((person) => team.has(person))) return true;
  const own = entries.filter(({ header }) => header.writer === writer);
  return own.some(({ hash, contested }) => (isKnown ? contested === null : released.has(hash)));
}

/** How many of the values under this name the key opens to what the chain committed to. */
export async function provenBy(
  kid: string,
  key: Uint8Array,
  entries: readonly Pick<StoredEntry, 'fields'>[],
): Promise<{ readonly opens: number; readonly of: number }> {
  let [opens, of] = [0, 0];
  for (const { fields } of entries) {
    const sealed = fields.filter((field) => 'ct' in field && field.kid === kid);
    const faults = await verifySealed(ports, nodeAead, sealed, { get: () => key });
    of += sealed.length;
    opens += sealed.length - faults.length;
  }
  return { opens, of };
}

/**
 * The key of a case that was lost here, from a tablet that was given it. It is taken when it opens what stands here; what it does
 * not open, what was destroyed, and what lies here already stay as they are. Twice the same is once.
 */
export async function takeKeyBack(
  services: Services,
  device: DeviceSession,
  { kid, sealed }: { readonly kid: string; readonly sealed: string },
): Promise<void> {
  const key = await openedForUs(services, sealed);
  if (key === null) refuse('case-key.not-for-us');
  await takeKey(services, device, kid, key);
}

/** The key that stands under this name stays, whatever another one opens. */
function isHere({ keyring }: Services, kid: string, key: Uint8Array): boolean {
  const here = keyring.get(kid);
  if (here !== null && !Buffer.from(here).equals(key)) refuse('case-key.held');
  return here !== null;
}

/** The same for one that came in a file, whose whole is sealed and signed. */
export async function takeKey(
  services: Services,
  device: DeviceSession,
  kid: string,
  key: Uint8Array,
): Promise<void> {
  const { keyring, db, log } = services;
  if (device.state === 'revoked') refuse('access.device-revoked');
  // Of two versions one may be in strange hands.
  if (device.state === 'quarantined') refuse('access.device-doubled');
  if (keyring.isDestroyed(kid)) refuse('case-key.destroyed');
  if (isHere(services, kid, key)) return;
  const found = await db.read((reader) => caseOf(reader, device.office, kid));
  if (!isGivenTo(device, found)) refuse('case-key.not-given');
  const { opens, of } = await provenBy(kid, key, found.entries);
  if (key.length !== 32 || opens === 0) refuse('case-key.opens-nothing');
  const office: Subject = { type: 'office', id: device.office };
  // Another tablet of the team may have come meanwhile.
  if (isHere(services, kid, key)) return;
  // Lent first and kept after the commit: a crash between leaves it lacking, and the tablet is asked once more.
  keyring.lend(kid, key);
  try {
    await db.transact(async (writer) => {
      await writer.lock([office, ...found.subjects]);
      await writer.append([
        {
          kind: 'case-key.recovered',
          subject: office,
          office: device.office,
          actor: { person: officeClock, seat: null },
          payload: { case: kid, device: device.device, opens, of },
          expected: await writer.count(office),
        },
      ]);
      writer.foldAgain(found.subjects);
    });
    if (!keyring.keep(kid, key)) refuse('case-key.held');
  } finally {
    keyring.letGo(kid);
  }
  log.warn(
    { device: device.device, case: kid, opens, of },
    'a tablet handed back the key of a case that was lost here',
  );
}
