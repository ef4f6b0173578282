import { journalRules, nodeAead } from '@mingcha/db';
import type { AlgorithmId, Header, KnownWriter } from '@mingcha/journal';
import {
  type ChainVerifier,
  parseFields,
  parseHeader,
  startChain,
  verifySealed,
} from '@mingcha/journal/verify';
import { ports } from '../journal/ports.ts';
import type { Finding } from './finding.ts';
import type { Ground } from './ground.ts';

const page = 1000;
type EntryRow = Awaited<ReturnType<Ground['db']['prisma']['entry']['findMany']>>[number];

/**
 * Every entry of every writer: bytes against hash, hash against chain, payload against root, sealed values against their
 * digests, runs against keys, and each column beside the header against the header.
 */
export async function* checkChains(
  ground: Ground,
  counted: (entries: number) => void,
): AsyncGenerator<Finding> {
  const writers = await ground.db.prisma.writer.findMany({ orderBy: { id: 'asc' } });
  for (const row of writers) {
    const writer: KnownWriter = {
      writer: row.id,
      alg: row.alg as AlgorithmId,
      publicKey: row.publicKey,
      writerClass: row.class as 'tablet' | 'server',
      office: row.class === 'server' ? null : row.office,
      enrolled: true,
      persons: row.class === 'server' ? null : new Set(row.persons),
      revoked: row.revokedSeq === null ? null : { lastSeq: row.revokedSeq, lastHash: row.revokedHash ?? '' },
    };
    const chain = startChain(ports, {
      writer,
      rules: journalRules,
      released: ground.released,
      erasures: ground.erasures,
      mayWithhold: false,
    });
    let last: EntryRow | undefined;
    for await (const entries of pagesOf(ground, row.id)) {
      counted(entries.length);
      yield* checkPage(ground, chain, entries);
      last = entries.findLast((entry) => entry.branch === 0) ?? last;
    }
    yield* checkRuns(ground, chain, row.id);
    // What was told while feeding is not told twice: `finish` adds what only the whole can show.
    for (const { code, at } of chain.finish().faults)
      if (code === 'chain.not-signed') yield { check: 'chains', code, place: `entry ${at}` };
    if ((last?.hash ?? null) !== row.headHash || (last?.seq ?? 0) !== row.headSeq)
      yield {
        check: 'chains',
        code: 'chain.head-differs',
        place: `writer ${row.id} head`,
        expected: `${row.headSeq} ${row.headHash ?? ''}`,
        found: `${last?.seq ?? 0} ${last?.hash ?? ''}`,
      };
  }
  const known = new Set(writers.map((writer) => writer.id));
  const strangers = await ground.db.prisma.entry.findMany({ distinct: ['writer'], select: { writer: true } });
  for (const { writer } of strangers)
    if (!known.has(writer)) yield { check: 'chains', code: 'writer.unknown', place: `writer ${writer}` };
  yield* checkHeld(ground);
}

interface HeldGround {
  readonly db: Pick<Ground['db'], 'prisma'>;
  readonly keyring: Ground['keyring'];
}

/** What is held was signed and is kept: its values open, or somebody must know that they do not. */
export async function* checkHeld({ db, keyring }: HeldGround): AsyncGenerator<Finding> {
  for (const row of await db.prisma.held.findMany({ orderBy: [{ writer: 'asc' }, { seq: 'asc' }] })) {
    const place = `held ${row.hash} (${row.kind}, ${row.subjectId})`;
    const fields = parseFields(row.fields);
    if (!fields.ok) yield { check: 'payloads', code: fields.fault.code, place };
    else
      for (const { code, at } of await verifySealed(ports, nodeAead, fields.value, keyring))
        if (code !== 'sealed.key-missing') yield { check: 'payloads', code, place: `${place} field ${at}` };
  }
}

async function* pagesOf({ db }: Ground, writer: string): AsyncGenerator<EntryRow[]> {
  let after: { seq: number; branch: number } | null = null;
  for (;;) {
    const beyond: object =
      after === null
        ? {}
        : { OR: [{ seq: { gt: after.seq } }, { seq: after.seq, branch: { gt: after.branch } }] };
    const rows: EntryRow[] = await db.prisma.entry.findMany({
      where: { AND: [{ writer }, beyond] },
      orderBy: [{ seq: 'asc' }, { branch: 'asc' }],
      take: page,
    });
    if (rows.length > 0) yield rows;
    const last = rows.at(-1);
    if (rows.length < page || last === undefined) return;
    after = { seq: last.seq, branch: last.branch };
  }
}

async function* checkPage(
  ground: Ground,
  chain: ChainVerifier,
  entries: readonly EntryRow[],
): AsyncGenerator<Finding> {
  const payloads = await ground.db.prisma.entryPayload.findMany({
    where: { hash: { in: entries.map((entry) => entry.hash) } },
  });
  const fieldsOf = new Map(payloads.map((payload) => [payload.hash, payload.fields]));
  for (const row of entries) {
    const place = `entry ${row.hash} (${row.kind}, ${row.subjectId})`;
    const fieldBytes = fieldsOf.get(row.hash);
    if (fieldBytes === undefined) {
      yield { check: 'payloads', code: 'payload.missing', place };
      continue;
    }
    const faults = chain.entry({ hash: row.hash, bytes: row.header, fieldBytes });
    for (const { code, at } of faults)
      yield { check: checkOf(code), code, place: `${place} ${rest(at, row.hash)}`.trim() };
    const fields = parseFields(fieldBytes);
    if (fields.ok)
      // A key that was destroyed is erasure by key; the fields then say so themselves.
      for (const { code, at } of await verifySealed(ports, nodeAead, fields.value, ground.keyring))
        if (!(code === 'sealed.key-missing' && destroyed(ground, fields.value, at)))
          yield { check: 'payloads', code, place: `${place} field ${at}` };
    const header = parseHeader(ports, row.header);
    if (header.ok) yield* checkColumns(row, header.value.header, place);
  }
}

const checkOf = (code: string) => (/^(payload|field|sealed)\./.test(code) ? 'payloads' : 'chains');
const rest = (at: string, hash: string) => at.replace(hash, '').trim();

function destroyed({ keyring }: Ground, fields: readonly { path: string }[], path: string): boolean {
  const field = fields.find((one) => one.path === path);
  return (
    field !== undefined && 'kid' in field && typeof field.kid === 'string' && keyring.isDestroyed(field.kid)
  );
}

/** Columns exist to be searched; the header is what was signed. */
function* checkColumns(row: EntryRow, header: Header, place: string): Generator<Finding> {
  const pairs: [string, string, string][] = [
    ['writer', header.writer, row.writer],
    ['seq', String(header.seq), String(row.seq)],
    ['kind', header.kind, row.kind],
    ['schema', String(header.schema), String(row.schema)],
    ['office', header.office, row.office],
    ['subject_type', header.subject.type, row.subjectType],
    ['subject_id', header.subject.id, row.subjectId],
    ['expected', String(header.expected ?? ''), String(row.expected ?? '')],
    ['actor_person', header.actor.person, row.actorPerson],
    ['actor_seat', header.actor.seat ?? '', row.actorSeat ?? ''],
    ['clock', String(header.time.clock), String(row.clock)],
  ];
  for (const [column, expected, found] of pairs)
    if (expected !== found)
      yield { check: 'chains', code: 'column.differs', place: `${place} column ${column}`, expected, found };
}

async function* checkRuns({ db }: Ground, chain: ChainVerifier, writer: string): AsyncGenerator<Finding> {
  const runs = await db.prisma.run.findMany({
    where: { writer },
    orderBy: [{ fromSeq: 'asc' }, { toSeq: 'asc' }],
  });
  for (const { fromSeq, toSeq, head, alg, sig } of runs) {
    const run = {
      v: 1,
      alg,
      writer,
      from: fromSeq,
      to: toSeq,
      head,
      sig: Buffer.from(sig).toString('base64url'),
    };
    for (const { code } of await chain.run(run))
      yield { check: 'chains', code, place: `run ${writer} ${fromSeq}–${toSeq}` };
  }
}
