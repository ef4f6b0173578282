import type { Reader } from '@mingcha/db';
import type { PackageCase, PackageScope } from '@mingcha/domain/packages';
import { canonicalText, type Json, type Receipt, signCasePackage, type TimeToken } from '@mingcha/journal';
import { receiptsFor } from '../exchange/receipts.ts';
import { serverKeyOf } from '../journal/ports.ts';
import { tokenOfRow } from '../journal/times.ts';
import type { Services } from '../services.ts';
import { type Bag, bagOf, type Text, text } from './bag.ts';
import { subjectsOf } from './case-subjects.ts';
import { chainsOf } from './chains.ts';
import { type Disclosed, disclose } from './disclose.ts';
import { entriesOfCase } from './entries.ts';
import { filesOf, type PackedFile } from './files.ts';
import { placeInLog } from './log.ts';
import { pageOf } from './page/page.ts';
import type { Reach } from './reach.ts';
import { stampsFor } from './stamps.ts';

export interface Asked {
  readonly id: string;
  readonly case: PackageCase;
  readonly scope: PackageScope;
  /** The respondent’s own package tells of what kind each step was, and nothing of what was said in it. */
  readonly told: boolean;
  readonly receiver: string;
  readonly madeAt: number;
  readonly madeBy: { readonly person: string; readonly seat: string | null };
  readonly office: { readonly id: string; readonly name: string; readonly zone: string };
  readonly reach: Reach;
}

export interface Contents {
  readonly bag: Bag;
  readonly headSize: number;
  readonly files: readonly PackedFile[];
  /** Of each piece of evidence whose bytes are in it, which piece that is. */
  readonly evidence: ReadonlyMap<string, string>;
}

/** Everything a package holds but the bytes of recordings and documents, which are named by their hashes. */
export async function contentsOf(services: Services, asked: Asked): Promise<Contents> {
  const { db, keyring } = services;
  const full = asked.scope === 'full';
  const { found, chains, given, stamps } = await db.read(async (reader) => {
    const subjects = await subjectsOf(reader, asked.reach, asked.case);
    const entries = await entriesOfCase(reader, subjects, { names: full, maker: asked.madeBy });
    return {
      found: entries,
      chains: await chainsOf(reader, entries.about, entries.ground),
      given: await givenBefore(reader, asked.case),
      stamps: await stampsFor(
        reader,
        [...entries.about, ...entries.ground].map(({ hash }) => hash),
      ),
    };
  });
  const all = [...found.about, ...found.ground];
  const since = Math.min(...found.about.map(({ arrival }) => arrival));
  const placed = await placeInLog(
    services,
    all.map(({ hash }) => hash),
    { since, given: [...given, ...stamps.map(({ size }) => size)] },
  );
  // Of a key that went before only the new one’s log is shown.
  const heads = new Set([placed.head, ...placed.earlier.map(({ head }) => head)].map(({ size }) => size));
  const leafOf = (hash: string) => placed.placements.get(hash)?.leaf ?? 0;
  const own = new Set(found.about.map(({ hash }) => hash));
  const openness = full ? 'full' : asked.told ? 'told' : 'masked';
  const ground = full ? 'ground-named' : 'ground';
  const sorted = all.sort((a, b) => leafOf(a.hash) - leafOf(b.hash));
  const entries: Disclosed[] = [];
  for (const entry of sorted)
    entries.push(await disclose(keyring, entry, own.has(entry.hash) ? openness : ground));
  const about = entries.filter(({ hash }) => own.has(hash));
  const { files, absent } = await db.read((reader) => filesOf(reader, entries, !full));
  const tablets = new Set(chains.writers.filter((one) => one.class === 'tablet').map(({ writer }) => writer));
  const receipts = await receiptsOf(services, entries, tablets);
  const tokens = await tokensOf(services, entries);
  const server = serverKeyOf(services.receipts);
  const manifest = {
    v: 1,
    what: 'mingcha-case',
    id: asked.id,
    madeAt: asked.madeAt,
    madeBy: asked.madeBy,
    receiver: asked.receiver,
    office: { id: asked.office.id, name: asked.office.name },
    case: asked.case,
    scope: asked.scope,
    server,
    subjects: found.subjects,
    files,
    absent,
  };
  const page = pageOf({
    ...asked,
    server: server.key,
    head: placed.head,
    heads: placed.earlier.map(({ head }) => head),
    leaves: entries.map(({ hash }) => leafOf(hash)),
    entries,
    own,
    tablets,
    files,
    absent,
    receipts,
    tokens,
  });
  const payload: Text[] = [
    text('data/package.json', canonical(await signCasePackage(services.receipts, manifest))),
    text('data/index.html', page),
    lines(
      'entries',
      entries.map(({ fields, hash, header }) => ({ fields, hash, header })),
    ),
    lines('links', chains.links),
    lines('runs', chains.runs),
    text('data/writers.json', canonical(chains.writers)),
    lines(
      'placements',
      entries.map(({ hash }) => placed.placements.get(hash)),
    ),
    text('data/heads.json', canonical({ earlier: placed.earlier, head: placed.head })),
    lines('receipts', receipts),
    lines('tokens', tokens),
    lines(
      'stamps',
      stamps.filter(({ size }) => heads.has(size)),
    ),
  ];
  const day = new Date(asked.madeAt).toISOString().slice(0, 10);
  return {
    bag: bagOf({ id: asked.id, office: asked.office.name, day }, payload, files),
    headSize: placed.head.size,
    files,
    evidence: piecesIn(about, files),
  };
}

const canonical = (value: unknown): string => canonicalText(value as Json);
const lines = (name: string, values: readonly unknown[]): Text =>
  text(`data/${name}.ndjson`, values.map((value) => `${canonical(value)}\n`).join(''));

/** Sizes of the heads that went out with earlier packages of this case. */
async function givenBefore({ prisma }: Reader, about: PackageCase): Promise<number[]> {
  const rows = await prisma.casePackage.findMany({
    where: { caseType: about.type, caseId: about.id },
    select: { headSize: true },
    distinct: ['headSize'],
  });
  return rows.map(({ headSize }) => Number(headSize));
}

async function receiptsOf(
  services: Services,
  entries: readonly Disclosed[],
  tablets: ReadonlySet<string>,
): Promise<readonly Receipt[]> {
  const found = new Map<string, Receipt>();
  for (const writer of tablets) {
    const hashes = entries.filter(({ header }) => header.writer === writer).map(({ hash }) => hash);
    for (const receipt of await receiptsFor(services, writer, hashes)) found.set(receipt.hash, receipt);
  }
  return entries.flatMap(({ hash }) => found.get(hash) ?? []);
}

/** Tokens that these entries quote, as far as they are kept. */
async function tokensOf({ db }: Services, entries: readonly Disclosed[]): Promise<readonly TimeToken[]> {
  const quoted = [...new Set(entries.flatMap(({ header }) => header.time.token ?? []))];
  const rows = await db.read(({ prisma }) => prisma.timeToken.findMany({ where: { hash: { in: quoted } } }));
  const kept = new Map(rows.map((row) => [row.hash, tokenOfRow(row) as TimeToken]));
  return quoted.flatMap((hash) => kept.get(hash) ?? []);
}

function piecesIn(about: readonly Disclosed[], files: readonly PackedFile[]): ReadonlyMap<string, string> {
  const subjects = new Map(about.map(({ hash, header }) => [hash, header.subject]));
  return new Map(
    files.flatMap(({ sha256, of }): [string, string][] => {
      const subject = subjects.get(of);
      return subject?.type === 'evidence' ? [[sha256, subject.id]] : [];
    }),
  );
}
