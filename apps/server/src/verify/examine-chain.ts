import { type AlongChain, aeadOfOneLook, type ChainRow, journalRules, rememberingKeys } from '@mingcha/db';
import type { Aead, AlgorithmId, Header, Keyring, KnownWriter } from '@mingcha/journal';
import {
  type ChainVerifier,
  type Outcome,
  parseFields,
  parseHeader,
  startChain,
  verifySealed,
} from '@mingcha/journal/verify';
import { ports } from '../journal/ports.ts';
import type { Examined, ExaminedChains } from './crew.ts';
import type { Finding } from './finding.ts';
import type { Ground } from './ground.ts';
import { placeOfEntry } from './place.ts';

/** Writers, each from its first entry to its last. */
export async function examineChains(ground: Ground, ids: readonly string[]): Promise<ExaminedChains> {
  const { prisma, comparison } = ground.db;
  const of = { where: { writer: { in: [...ids] } } };
  const [rows, runs, held] = await Promise.all([
    prisma.writer.findMany({ where: { id: { in: [...ids] } } }),
    prisma.run.findMany({ ...of, orderBy: [{ fromSeq: 'asc' }, { toSeq: 'asc' }] }),
    prisma.held.findMany({ ...of, select: { writer: true, hash: true } }),
  ]);
  if (rows.length < ids.length) throw new Error('a writer is gone that was there a moment ago');
  const runsOf = Map.groupBy(runs, ({ writer }) => writer);
  const aside = new Set(held.map(({ hash }) => hash));
  const alongside = comparison.along();
  const opening = { keys: rememberingKeys(ground.keyring), aead: aeadOfOneLook() };
  const chains: ExaminedChains['chains'][number][] = [];
  for (const row of rows) {
    const own = { runs: runsOf.get(row.id) ?? [], held: aside };
    chains.push({ writer: row.id, ...(await examineChain(ground, row, own, { ...opening, alongside })) });
  }
  return { chains, along: await alongside.end() };
}

type WriterRow = Awaited<ReturnType<Ground['db']['prisma']['writer']['findMany']>>[number];

interface Own {
  readonly runs: readonly RunRow[];
  /** What is held is signed like anything else, and stands in no chain before a person, or what was missing, lets it in. */
  readonly held: ReadonlySet<string>;
}
type RunRow = Awaited<ReturnType<Ground['db']['prisma']['run']['findMany']>>[number];

interface Beside extends Pick<Opening, 'keys' | 'aead'> {
  readonly alongside: ReturnType<Ground['db']['comparison']['along']>;
}

async function examineChain(
  ground: Ground,
  row: WriterRow,
  own: Own,
  { keys, aead, alongside }: Beside,
): Promise<Examined> {
  const findings: Finding[] = [];
  let count = 0;
  const { id } = row;
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
  const along = alongside.chain({ id, class: writer.writerClass });
  let last: ChainRow | undefined;
  let newest: ChainRow | undefined;
  for await (const rows of ground.db.chain(id)) {
    count += rows.length;
    findings.push(...(await checkPage(ground, chain, { keys, aead, along }, rows)));
    last = rows.findLast(({ branch }) => branch === 0) ?? last;
    newest = rows.at(-1) ?? newest;
    if (newest !== undefined) await along.settle([newest.seq, newest.branch], false);
  }
  if (newest !== undefined) await along.settle([newest.seq, newest.branch], true);
  for await (const finding of checkRuns(own, chain, id)) findings.push(finding);
  // What was told while feeding is not told twice: `finish` adds what only the whole can show.
  const bare = chain.finish().faults.filter(({ code }) => code === 'chain.not-signed');
  findings.push(
    ...(await unsigned(
      ground,
      bare.map(({ at }) => at),
    )),
  );
  if ((last?.hash ?? null) !== row.headHash || (last?.seq ?? 0) !== row.headSeq)
    findings.push({
      check: 'chains',
      code: 'chain.head-differs',
      place: `writer ${id} head`,
      expected: `${row.headSeq} ${row.headHash ?? ''}`,
      found: `${last?.seq ?? 0} ${last?.hash ?? ''}`,
    });
  return { findings, entries: count };
}

/** By writer, number and what it is: whoever slipped it in may have written any of that into it. */
async function unsigned({ db }: Ground, hashes: readonly string[]): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (let at = 0; at < hashes.length; at += 1000) {
    const rows = await db.prisma.entry.findMany({
      where: { hash: { in: hashes.slice(at, at + 1000) } },
      select: { hash: true, kind: true, subjectId: true, writer: true, seq: true },
      orderBy: [{ seq: 'asc' }, { branch: 'asc' }],
    });
    for (const row of rows)
      findings.push({
        check: 'chains',
        code: 'chain.not-signed',
        place: placeOfEntry({ ...row, subject: row.subjectId }),
      });
  }
  return findings;
}

interface Opening {
  readonly keys: Keyring<Uint8Array>;
  readonly aead: Aead;
  /** What is whole is folded here too. */
  readonly along: AlongChain;
}

async function checkPage(
  ground: Ground,
  chain: ChainVerifier,
  { keys, aead, along }: Opening,
  rows: readonly ChainRow[],
): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const row of rows) {
    const before = findings.length;
    // Said of few, and dear to spell for all.
    const place = () => placeOfEntry({ ...row, subject: row.subject_id });
    if (row.fields === null) {
      along.leave(row.subject_type, row.subject_id);
      findings.push({ check: 'payloads', code: 'payload.missing', place: place() });
      continue;
    }
    const { faults, entry } = chain.entry({ hash: row.hash, bytes: row.header, fieldBytes: row.fields });
    for (const { code, at } of faults)
      findings.push({
        check: checkOf(code),
        code,
        place: `${place()} ${rest(at, row.hash)}`.trim(),
        ...(code === 'chain.gap' && entry
          ? { expected: `entry ${entry.header.prev} number ${entry.header.seq - 1}` }
          : {}),
      });
    // Of an entry that is refused the parts that can be read are looked at all the same.
    const fields = entry?.fields ?? opened(parseFields(row.fields)) ?? [];
    if (fields.some((field) => 'ct' in field) && !(entry !== null && (await along.opensWhole(entry))))
      // A key that was destroyed is erasure by key; the fields then say so themselves.
      for (const { code, at } of await verifySealed(ports, aead, fields, keys))
        if (!(code === 'sealed.key-missing' && destroyed(ground, fields, at)))
          findings.push({ check: 'payloads', code, place: `${place()} field ${at}` });
    const header = entry?.header ?? opened(parseHeader(ports, row.header))?.header;
    if (header !== undefined) findings.push(...checkColumns(row, header, place));
    if (entry !== null && findings.length === before) along.keep(entry);
    else {
      along.leave(row.subject_type, row.subject_id);
      if (header !== undefined) along.leave(header.subject.type, header.subject.id);
    }
  }
  return findings;
}

const opened = <T>(outcome: Outcome<T>): T | null => (outcome.ok ? outcome.value : null);

const checkOf = (code: string) => (/^(payload|field|sealed)\./.test(code) ? 'payloads' : 'chains');
const rest = (at: string, hash: string) => at.replaceAll(hash, '').trim();

function destroyed({ keyring }: Ground, fields: readonly { path: string }[], path: string): boolean {
  const field = fields.find((one) => one.path === path);
  return (
    field !== undefined && 'kid' in field && typeof field.kid === 'string' && keyring.isDestroyed(field.kid)
  );
}

const columns: readonly [keyof ChainRow, (header: Header) => string | number | null | undefined][] = [
  ['writer', ({ writer }) => writer],
  ['seq', ({ seq }) => seq],
  ['kind', ({ kind }) => kind],
  ['schema', ({ schema }) => schema],
  ['office', ({ office }) => office],
  ['subject_type', ({ subject }) => subject.type],
  ['subject_id', ({ subject }) => subject.id],
  ['expected', ({ expected }) => expected],
  ['actor_person', ({ actor }) => actor.person],
  ['actor_seat', ({ actor }) => actor.seat],
  ['clock', ({ time }) => time.clock],
];

/** Columns exist to be searched; the header is what was signed. */
function* checkColumns(row: ChainRow, header: Header, place: () => string): Generator<Finding> {
  for (const [column, said] of columns) {
    const expected = said(header) ?? null;
    const found = row[column];
    if (expected !== found)
      yield {
        check: 'chains',
        code: 'column.differs',
        place: `${place()} column ${column}`,
        expected: String(expected ?? ''),
        found: String(found ?? ''),
      };
  }
}

async function* checkRuns(
  { runs, held }: Own,
  chain: ChainVerifier,
  writer: string,
): AsyncGenerator<Finding> {
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
      if (!(code === 'run.head-wrong' && held.has(head)))
        yield { check: 'chains', code, place: `run ${writer} ${fromSeq}–${toSeq}` };
  }
}
