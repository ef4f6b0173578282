import type { Readable } from 'node:stream';
import type { TreeHead } from '@mingcha/journal';
import { draftFerry, type FerryPart, writeFerry } from '@mingcha/journal/ferry';
import type { DeviceSession, Session } from '../context.ts';
import { sessionOf } from '../exchange/device-session.ts';
import { keptByTablet, rememberGiven } from '../exchange/given-heads.ts';
import { revocationOf } from '../exchange/lost.ts';
import { pull } from '../exchange/pull.ts';
import { receiptsFor } from '../exchange/receipts.ts';
import { giveToken } from '../exchange/time-token.ts';
import { ports } from '../journal/ports.ts';
import { refuse } from '../refused.ts';
import { changesForFile } from '../server-key/shown-changes.ts';
import type { Services } from '../services.ts';
import { sealFor } from './seal.ts';

const atOnce = 500;
/** A tablet that is brought files is brought one within this time of a visit's end. */
const endsTold = 60 * 86_400_000;
const record = (value: { readonly is: string }): FerryPart => ({ record: value });

/** A file for one tablet: everything that it would be told if it could come on the network, sealed for it alone. */
export async function writeFile(services: Services, session: Session, id: string): Promise<Readable> {
  const { office, person, seat } = session;
  const found = await services.db.read(async (reader) => {
    const row = await reader.prisma.device.findFirst({ where: { id, office } });
    const writer = row === null ? null : await reader.writer(row.writer);
    return row === null || writer === null ? null : { row, writer };
  });
  const device = found === null ? null : sessionOf(found.writer);
  if (found === null || device === null) refuse('not-found', { subject: 'device' });
  const { recipient } = found.row;
  if (recipient === null) refuse('ferry.not-addressed');
  const head = await draftFerry(ports, services.receipts, {
    purpose: 'in',
    at: services.now(),
    office,
    to: device.writer,
  });
  await services.accessLog.record({
    office,
    person,
    seat,
    action: 'ferry-written',
    noun: 'device',
    target: id,
    facts: { file: head.id },
  });
  return sealFor(recipient, writeFerry(ports, services.receipts, head, partsFor(services, device)));
}

/**
 * The newest head, and that the log goes on to it from every head that the tablet may keep: which file reached it, nobody
 * here knows. Before the rest: what follows counts only for a tablet that finds its own head among them.
 */
async function logRecord(
  services: Services,
  writer: string,
  head: TreeHead | null,
  sizes: Iterable<number>,
): Promise<FerryPart> {
  const extensions: { size: number; path: readonly string[] }[] = [];
  if (head !== null) {
    for (const size of sizes)
      if (size <= head.size)
        extensions.push({ size, path: await services.db.tree.extension(size, head.size) });
    await rememberGiven(services, writer, head.size);
  }
  return record({ is: 'log', head, extensions } as { is: string });
}

async function* partsFor(
  services: Services,
  device: DeviceSession,
): AsyncGenerator<FerryPart, void, undefined> {
  const { writer } = device;
  const head = await services.db.tree.head();
  const kept = await keptByTablet(services, writer);
  const changes = await changesForFile(services, kept);
  // Before all else: the file is signed with a key that the tablet may not know yet.
  if (changes.length > 0) yield record({ is: 'keys', changes } as { is: string });
  const sizes = new Set([...kept, ...changes.map(({ change }) => change.from)]);
  yield await logRecord(services, writer, head, sizes);
  if (device.state === 'revoked')
    yield record({ is: 'revoked', revocation: await revocationOf(services, device) } as { is: string });
  else {
    const endedSince = services.now() - endsTold;
    const { pack, visits, ended } = await pull(services, device, { pack: null, visits: {}, endedSince });
    if (pack !== null) yield record({ is: 'pack', pack } as { is: string });
    for (const [is, told] of [['visit', visits] as const, ['ended', ended] as const])
      for (const { id, serverEntries } of told) {
        const entries = serverEntries.filter(({ header }) => header.writer !== writer);
        for (let at = 0; at < entries.length; at += atOnce)
          yield record({ is, id, entries: entries.slice(at, at + atOnce) } as { is: string });
      }
    yield record({ is: 'token', token: await giveToken(services, writer) } as { is: string });
  }
  yield* answersFor(services, device, head);
}

/** What became of everything that came from this tablet: it may have been read from any of its files. */
async function* answersFor(
  services: Services,
  { writer, office }: DeviceSession,
  head: TreeHead | null,
): AsyncGenerator<FerryPart, void, undefined> {
  const aside = await services.db.read(async ({ prisma }) => {
    const [held, rejected] = await Promise.all([
      prisma.held.findMany({ where: { writer }, select: { hash: true, reason: true } }),
      prisma.rejected.findMany({
        where: { writer, hash: { not: null } },
        select: { hash: true, reason: true },
      }),
    ]);
    return [...held, ...rejected].flatMap(({ hash, reason }) => (hash === null ? [] : [{ hash, reason }]));
  });
  // Told before the receipts: a recording counts as handed over only when its own bytes are known to have arrived.
  const mine = await arrivedOf(services, writer, office);
  for (let at = 0; at < mine.length; at += atOnce)
    yield record({ is: 'arrived', evidence: mine.slice(at, at + atOnce) } as { is: string });
  for (let at = 0; at < aside.length; at += atOnce)
    yield record({ is: 'aside', entries: aside.slice(at, at + atOnce) } as { is: string });
  let after = 0;
  for (;;) {
    const rows = await services.db.read(({ prisma }) =>
      prisma.entry.findMany({
        where: { writer, seq: { gt: after } },
        select: { seq: true, hash: true },
        orderBy: { seq: 'asc' },
        take: atOnce,
      }),
    );
    const last = rows.at(-1);
    if (last === undefined) return;
    after = last.seq;
    const receipts = await receiptsFor(
      services,
      writer,
      rows.map(({ hash }) => hash),
    );
    yield record({ is: 'receipts', receipts } as { is: string });
    if (head === null) continue;
    // Behind the receipts: of what it has no receipt for a tablet keeps no place.
    const hashes = receipts.map(({ hash }) => hash);
    const placements = await services.db.tree.placements(hashes, head.size);
    yield record({ is: 'places', placements } as { is: string });
  }
}

async function arrivedOf({ db }: Services, writer: string, office: string): Promise<readonly string[]> {
  return db.read(async ({ prisma }) => {
    const captured = await prisma.entry.findMany({
      where: { writer, kind: 'evidence.captured' },
      select: { subjectId: true },
    });
    const ids = [...new Set(captured.map(({ subjectId }) => subjectId))];
    const arrived: string[] = [];
    for (let at = 0; at < ids.length; at += atOnce) {
      const rows = await prisma.evidence.findMany({
        where: { office, id: { in: ids.slice(at, at + atOnce) }, receivedHash: { not: null } },
        select: { id: true, sha256: true, receivedHash: true },
      });
      // What came in other bytes was heard of, and has not arrived.
      arrived.push(...rows.filter((row) => row.receivedHash === row.sha256).map(({ id }) => id));
    }
    return arrived;
  });
}
