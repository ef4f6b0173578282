import type { Reader, StoredEntry } from '@mingcha/db';
import { canonicalText, type Json, signDocumentProof } from '@mingcha/journal';
import { zoneOf } from '../capabilities/office-time.ts';
import { clearValue } from '../journal/clear-value.ts';
import { serverKeyOf } from '../journal/ports.ts';
import type { Services } from '../services.ts';
import { chainsOf } from './chains.ts';
import { disclose } from './disclose.ts';
import { enrolmentsOf, keyChanges } from './entries.ts';
import { placeInLog } from './log.ts';

/** What the lines of a code say of a document. */
export interface DocumentCode {
  readonly document: 'bulletin' | 'order';
  readonly number: string;
  readonly viewHash: string;
}

export interface DocumentStatus {
  readonly state: 'valid' | 'withdrawn' | 'superseded';
  /** Hash of the entry that says so. */
  readonly by: string | null;
  /** Of the document that stands in its place. */
  readonly number: string | null;
}

/** A document that left the house under this number and with this text, as it stands now. */
export interface KnownDocument {
  readonly code: DocumentCode;
  readonly status: DocumentStatus;
  readonly at: number;
  readonly zone: string;
  readonly entries: readonly StoredEntry[];
}

/** Documents about persons (results of appeals, papers of cases) are not asked after without an account. */
const proving: Readonly<Record<DocumentCode['document'], readonly string[]>> = {
  bulletin: ['bulletin.signed', 'bulletin.numbered', 'bulletin.rendered'],
  order: ['order.issued', 'order.rendered'],
};
const ending: readonly string[] = ['bulletin.corrected', 'bulletin.revoked', 'order.revoked'];

export function codeFrom(text: string): DocumentCode | null {
  const lines = text.trim().split(/\s*\r?\n\s*/);
  // Where it is asked after: the fourth line of a code, of no use here.
  if (/^https?:/.test(lines.at(-1) ?? '')) lines.pop();
  const [first = '', number = '', ...groups] = lines;
  // Typed off a page it comes in groups, as it is printed.
  const viewHash = groups.join('').replace(/\s/g, '').toLowerCase();
  const document = /^mingcha\/(bulletin|order)\/1$/.exec(first)?.[1];
  if (document !== 'bulletin' && document !== 'order') return null;
  if (number === '' || number.length > 60) return null;
  return /^[0-9a-f]{64}$/.test(viewHash) ? { document, number, viewHash } : null;
}

/** null: no such document went out. Number and fingerprint both have to be those of one. */
export async function knownDocument(services: Services, code: DocumentCode): Promise<KnownDocument | null> {
  return services.db.read(async (reader) => {
    const found = await issuedUnder(reader, code);
    if (found === null) return null;
    const entries = await reader.entriesOf({ type: code.document, id: found.id });
    const signed = entries.filter(
      ({ header, fields }) =>
        !ending.includes(header.kind) &&
        proving[code.document].includes(header.kind) &&
        [undefined, code.viewHash].includes(clearValue(fields, 'viewHash') as string | undefined),
    );
    const ended = entries.filter(({ header }) => ending.includes(header.kind));
    return {
      code,
      status: await statusBy(reader, ended.at(-1)),
      at: services.now(),
      zone: await zoneOf(reader, found.office),
      entries: [...signed, ...ended],
    };
  });
}

async function issuedUnder(
  { prisma }: Reader,
  { document, number, viewHash }: DocumentCode,
): Promise<{ readonly id: string; readonly office: string } | null> {
  const select = { id: true, office: true } as const;
  if (document === 'order') {
    return prisma.order.findFirst({ where: { number, viewHash }, select });
  }
  return prisma.bulletin.findFirst({ where: { number, viewHash, issuedAt: { not: null } }, select });
}

async function statusBy({ prisma }: Reader, last: StoredEntry | undefined): Promise<DocumentStatus> {
  if (last === undefined) return { state: 'valid', by: null, number: null };
  const by = clearValue(last.fields, 'by');
  if (last.header.kind !== 'bulletin.corrected' || typeof by !== 'string')
    return { state: 'withdrawn', by: last.hash, number: null };
  const row = await prisma.bulletin.findUnique({ where: { id: by }, select: { number: true } });
  return { state: 'superseded', by: last.hash, number: row?.number ?? null };
}

/**
 * What anybody needs to check that document without us: the entries that name its text, its number and its bytes, everything
 * else of them as digests, who signed them, their place in the log, and our word on how it stands. docs/proof.md says the form.
 */
export async function documentProof(
  services: Services,
  { code, status, at, entries: about }: KnownDocument,
): Promise<string> {
  const { all, chains } = await services.db.read(async (reader) => {
    const found = [...about, ...(await keyChanges(reader))];
    const seen = new Set<string>();
    for (let more: readonly StoredEntry[] = found; more.length > 0; ) {
      more = await enrolmentsOf(reader, more, seen);
      found.push(...more);
    }
    const { writers } = await chainsOf(reader, found, []);
    // Of the ground no runs: those over a founding would bring the headers of accounts and persons to somebody without one.
    const { links, runs } = await chainsOf(reader, about, []);
    const inside = new Set(found.map(({ hash }) => hash));
    return {
      all: found,
      chains: { writers, runs, links: links.filter(({ hash }) => !inside.has(hash)) },
    };
  });
  const { head, placements } = await placeInLog(
    services,
    all.map(({ hash }) => hash),
    { since: at, given: [] },
  );
  const placed = all
    .flatMap((entry) => {
      const placement = placements.get(entry.hash);
      return placement === undefined ? [] : [{ entry, placement }];
    })
    .sort((a, b) => a.placement.leaf - b.placement.leaf);
  const entries = [];
  for (const { entry } of placed) {
    const { fields, hash, header } = await disclose(services.keyring, entry, 'document');
    entries.push({ fields, hash, header });
  }
  const body = {
    v: 1,
    what: 'mingcha-document',
    at,
    code,
    server: serverKeyOf(services.receipts),
    status,
    entries,
    links: chains.links,
    runs: chains.runs,
    writers: chains.writers,
    placements: placed.map(({ placement }) => placement),
    head,
  };
  return `${canonicalText((await signDocumentProof(services.receipts, body)) as unknown as Json)}\n`;
}
