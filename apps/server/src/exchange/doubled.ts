import { deviceLifecycle } from '@mingcha/domain/access';
import { togetherAsOffice } from '../act.ts';
import type { DeviceSession } from '../context.ts';
import type { Services } from '../services.ts';

/** What a tablet shows of its own chain when it asks about the log. */
export interface ShownChain {
  readonly seq: number;
  readonly hash: string | null;
}

type Seen =
  | { readonly found: 'fork'; readonly seq: number; readonly shown: string; readonly known: string }
  | {
      readonly found: 'rolled-back';
      readonly seq: number;
      readonly shown: string | null;
      readonly known: string | null;
      readonly heads: { readonly shown: number; readonly known: number } | null;
    };

/** Where it is not there and then that something is shown, but in a file, which may be an old one. */
export interface ByFile {
  /** When it was written, by the tablet's clock. */
  readonly at: number;
  /** Number of the last entry of this tablet that was here before. */
  readonly had: number;
}

/** Longer than a question is under way: what came since cannot have been known to it. */
const underWay = 2 * 60_000;
/** Two clocks are compared, and one is a tablet's. */
const clocksApart = 86_400_000;

/** Two entries under one number: after a push that brought the second one, and at the next contact if that was not written down. */
export async function noteFork(services: Services, device: DeviceSession): Promise<void> {
  const row = await services.db.read(({ prisma }) =>
    prisma.fork.findFirst({
      where: { writer: device.writer },
      orderBy: [{ arrival: 'desc' }, { seq: 'asc' }],
    }),
  );
  if (row === null) return;
  await note(services, device, { found: 'fork', seq: row.seq, shown: row.hash, known: row.other });
}

interface ShownOfItself {
  readonly headSize: number;
  readonly chain: ShownChain | null;
  readonly file?: ByFile | undefined;
}

/**
 * A tablet only ever goes on. One that shows an older head of the log than it showed before, or whose own chain ends before
 * what it has pushed, or that has another entry there, is an older copy of itself: told before it has written anything anew.
 * `headSize`: of a head that was proven to be one of this log's, 0 for none.
 */
export async function lookForOlderCopy(
  services: Services,
  device: DeviceSession,
  { headSize, chain, file }: ShownOfItself,
): Promise<void> {
  const { db, now } = services;
  const { writer } = device;
  const seen = await db.prisma.logSeen.findUnique({ where: { writer } });
  const known = Number(seen?.size ?? 0);
  const behind = chain === null ? null : await pushedBeyond(services, device, chain, file !== undefined);
  const isOlder = headSize < known && (file === undefined || isLater(file, chain, Number(seen?.at ?? 0)));
  if (isOlder || behind !== null) {
    await note(services, device, {
      found: 'rolled-back',
      seq: chain?.seq ?? 0,
      shown: chain?.hash ?? null,
      known: behind,
      heads: { shown: headSize, known },
    });
  }
  if (headSize > known) {
    const size = BigInt(headSize);
    const at = BigInt(now());
    await db.prisma.logSeen.upsert({
      where: { writer },
      create: { writer, size, at },
      // Older ones than it shows now it does not keep any more.
      update: { size, at, given: (seen?.given ?? []).filter((each) => each > size) },
    });
  }
}

/** That this file is no old one: it brings what was not here yet, or was written well after the newer head was shown. */
const isLater = ({ at, had }: ByFile, chain: ShownChain | null, shownAt: number): boolean =>
  (chain !== null && chain.seq > had) || at > shownAt + clocksApart;

/** An entry of this writer that the chain shown does not have, though it came well before the question; null for none. */
async function pushedBeyond(
  { db, now }: Services,
  { device, writer }: DeviceSession,
  { seq, hash }: ShownChain,
  byFile: boolean,
): Promise<string | null> {
  return db.read(async ({ prisma }) => {
    // What had come before a person decided that it goes on has been decided on.
    const { resolvedAt } = await prisma.device.findUniqueOrThrow({ where: { id: device } });
    const arrival = { lt: BigInt(now() - underWay), gt: resolvedAt ?? -1n };
    // A file that is read late ends before what came since.
    const later = byFile
      ? null
      : await prisma.entry.findFirst({
          where: { writer, seq: { gt: seq }, arrival },
          orderBy: [{ seq: 'desc' }, { branch: 'asc' }],
          select: { hash: true },
        });
    if (later !== null || seq === 0) return later?.hash ?? null;
    if (resolvedAt !== null) return null;
    const same = await prisma.entry.findMany({ where: { writer, seq }, select: { hash: true } });
    return same.length === 0 || same.some((each) => each.hash === hash) ? null : (same[0]?.hash ?? null);
  });
}

/** Once, until a person has decided; the tablet goes on handing over what it has, and is given nothing. */
async function note(services: Services, device: DeviceSession, seen: Seen): Promise<void> {
  const subject = { type: 'device' as const, id: device.device };
  await togetherAsOffice(services, device.office, [subject], async (t) => {
    const row = await t.reader.prisma.device.findUniqueOrThrow({ where: { id: device.device } });
    if (row.state !== 'enrolled' || row.doubled !== null) return;
    const heads = seen.found === 'fork' ? null : seen.heads;
    const command = { type: 'doubleDevice' as const, ...seen, heads };
    await t.act({ lifecycle: deviceLifecycle, subject, command, facts: {} });
    await t.reader.quarantine(device.writer);
  });
}
