import type { Reader } from '@mingcha/db';
import { type AlgorithmId, isAlgorithm } from '@mingcha/journal';
import { type KnownWriter, parseHeader, verifyEntry, verifyRun } from '@mingcha/journal/verify';
import type { z } from 'zod';
import type { SignedIn } from '../../context.ts';
import { ports } from '../../journal/ports.ts';
import { refuse } from '../../refused.ts';
import { legibleEntries } from './queries.ts';
import type { EntryVerdict } from './schemas.ts';

type Verdict = z.infer<typeof EntryVerdict>;
type Check = Verdict['checks'][number];
type Entry = NonNullable<Awaited<ReturnType<Reader['prisma']['entry']['findUnique']>>>;

const verdict = (check: Check['check'], fault: string | null): Check => ({
  check,
  stands: fault === null,
  fault,
});

/** Takes the stored bytes of one entry through every check there is: none can be left out. */
export function checkEntry(ctx: SignedIn, hash: string): Promise<Verdict> {
  return ctx.services.db.read(async (reader) => {
    const { prisma } = reader;
    const row = await prisma.entry.findFirst({ where: { AND: [legibleEntries(ctx), { hash }] } });
    if (row === null) refuse('not-found', { subject: 'entry' });
    const payload = await prisma.entryPayload.findUnique({ where: { hash } });
    const unverified = { bytes: row.header, hash, fieldBytes: payload?.fields ?? new Uint8Array() };
    const outcome = verifyEntry(ports, unverified);
    const position = await prisma.leaf.findUnique({ where: { hash } });
    return {
      hash,
      checks: [
        verdict('entry', outcome.ok ? null : outcome.fault.code),
        verdict('chain', await chainFault(reader, row)),
        verdict('run', await runFault(reader, row)),
        verdict('order', position === null ? 'order.pending' : null),
      ],
    };
  });
}

/** The entry before it is the one that its header names. */
async function chainFault({ prisma }: Reader, row: Entry): Promise<string | null> {
  const header = parseHeader(ports, row.header);
  if (!header.ok) return header.fault.code;
  const { seq, prev, writer } = header.value.header;
  if (seq === 1) return /^0{64}$/.test(prev) ? null : 'chain.prev-wrong';
  const before = await prisma.entry.findFirst({
    where: { hash: prev, writer, seq: seq - 1 },
    select: { hash: true },
  });
  return before === null ? 'chain.gap' : null;
}

/** As many stretches may lead here as there are versions of the chain. */
const versions = 20;

/** A signature of the writer's own key over the last hash of a stretch that leads here without a gap. */
async function runFault(reader: Reader, row: Entry): Promise<string | null> {
  const { prisma } = reader;
  const runs = await prisma.run.findMany({
    where: { writer: row.writer, fromSeq: { lte: row.seq }, toSeq: { gte: row.seq } },
    orderBy: [{ toSeq: 'asc' }, { arrival: 'asc' }],
    take: versions,
  });
  const writer = await writerOf(reader, row.writer);
  let fault: string | null = 'chain.not-signed';
  for (const { writer: id, fromSeq: from, toSeq: to, head, alg, sig } of runs) {
    if (!isAlgorithm(alg)) continue;
    const run = {
      v: 1 as const,
      alg,
      writer: id,
      from,
      to,
      head,
      sig: Buffer.from(sig).toString('base64url'),
    };
    const signed = await verifyRun(ports, run, writer);
    if (!signed.ok) fault = signed.fault.code;
    else if (await leadsTo(reader, row, { toSeq: to, head })) return null;
    else fault = 'chain.gap';
  }
  return fault;
}

async function leadsTo(
  { prisma }: Reader,
  row: Entry,
  run: { readonly toSeq: number; readonly head: string },
): Promise<boolean> {
  const stretch = await prisma.entry.findMany({
    where: { writer: row.writer, seq: { gt: row.seq, lte: run.toSeq } },
    orderBy: [{ seq: 'asc' }, { branch: 'asc' }],
    select: { hash: true, header: true },
  });
  let reached = new Set([row.hash]);
  // Where a writer forked there are two entries under one number: any unbroken path to the signed head will do.
  for (const { hash, header } of stretch) {
    const parsed = parseHeader(ports, header);
    if (parsed.ok && parsed.value.hash === hash && reached.has(parsed.value.header.prev)) {
      reached = new Set([...reached, hash]);
    }
  }
  return reached.has(run.head);
}

async function writerOf({ prisma }: Reader, id: string): Promise<KnownWriter | null> {
  const row = await prisma.writer.findUnique({ where: { id } });
  if (row === null) return null;
  return {
    writer: row.id,
    alg: row.alg as AlgorithmId,
    publicKey: row.publicKey,
    writerClass: row.class === 'tablet' ? 'tablet' : 'server',
    office: row.office,
    enrolled: true,
    persons: row.class === 'tablet' ? new Set(row.persons) : null,
    revoked: null,
  };
}
