import type { Reader, StoredEntry } from '@mingcha/db';
import { type Receipt, signReceipt } from '@mingcha/journal';
import { clearValue } from '../journal/clear-value.ts';
import type { Services } from '../services.ts';

/**
 * Receipt v1 for each of these entries that is held here and was written by this tablet. A recording is named in it only
 * when its bytes lie in the store, checked: that is what the tablet may delete against.
 */
export async function receiptsFor(
  services: Services,
  writer: string,
  hashes: readonly string[],
): Promise<Receipt[]> {
  const found = await services.db.read(async (reader) => {
    const entries = await Promise.all([...new Set(hashes)].map((hash) => reader.entry(hash)));
    // A value that does not open was let pass by a person, not checked: the tablet keeps what it has.
    const mine = entries.filter(
      (entry): entry is StoredEntry =>
        entry?.header.writer === writer && entry.contested !== 'sealed-unreadable',
    );
    const blobs = await storedBlobs(reader, mine);
    return mine.map((entry) => ({ entry, blobs: blobs.get(entry.hash) ?? [] }));
  });
  return Promise.all(
    found.map(({ entry, blobs }) =>
      signReceipt(services.receipts, {
        writer,
        seq: entry.header.seq,
        hash: entry.hash,
        blobs,
        arrival: entry.arrival,
      }),
    ),
  );
}

async function storedBlobs(reader: Reader, entries: readonly StoredEntry[]): Promise<Map<string, string[]>> {
  const wanted = new Map<string, string>();
  for (const { hash, header, fields } of entries) {
    if (header.kind !== 'evidence.captured') continue;
    const sha256 = clearValue(fields, 'sha256');
    if (typeof sha256 === 'string') wanted.set(hash, sha256);
  }
  if (wanted.size === 0) return new Map();
  const rows = await reader.prisma.blob.findMany({
    where: { sha256: { in: [...wanted.values()] }, state: 'stored' },
    select: { sha256: true },
  });
  // What was held and lawfully destroyed since may go from the tablet too.
  const gone = await reader.prisma.evidence.findMany({
    where: { id: { in: entries.map(({ header }) => header.subject.id) }, state: 'destroyed' },
    select: { sha256: true },
  });
  const stored = new Set([...rows, ...gone].map((row) => row.sha256));
  return new Map(
    [...wanted].filter(([, sha256]) => stored.has(sha256)).map(([hash, sha256]) => [hash, [sha256]]),
  );
}

/** Which of these entries this tablet wrote: of others it is told nothing, not even that they are here. */
export async function ownOf(
  { db }: Services,
  writer: string,
  hashes: readonly string[],
): Promise<readonly string[]> {
  const rows = await db.prisma.entry.findMany({
    where: { writer, hash: { in: [...hashes] } },
    select: { hash: true },
  });
  return rows.map(({ hash }) => hash);
}
