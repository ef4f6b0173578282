import type { Recorded } from '@mingcha/domain';
import { verifyReceipt } from '@mingcha/journal/verify';
import { ports } from '../journal/ports.ts';
import type { Finding } from './finding.ts';
import { type Ground, recordedOf } from './ground.ts';
import { placeOfEntry } from './place.ts';

const check = 'receipts' as const;
const kind = 'log.entries-lost';
type Loss = Extract<Recorded, { kind: typeof kind }>;

/**
 * Receipts of this server that a tablet showed for entries that were not here: each is judged anew, and what it acknowledged is
 * here by now, entry and bytes, or is named. What came again is whole, and still worth a look: something older was put back.
 */
export async function* checkReceipts(ground: Ground): AsyncGenerator<Finding> {
  const subjects = await ground.db.prisma.entry.findMany({
    where: { kind },
    select: { subjectId: true },
    distinct: ['subjectId'],
    orderBy: { subjectId: 'asc' },
  });
  if (subjects.length === 0) return;
  const destroyed = new Set(
    ground.enrolments.flatMap((entry) =>
      entry.kind === 'evidence.destroyed' ? [entry.payload.sha256, ...(entry.payload.copies ?? [])] : [],
    ),
  );
  for (const { subjectId } of subjects)
    for (const entry of await recordedOf(ground.db, { type: 'office', id: subjectId }))
      if (entry.kind === kind) yield* checkLoss(ground, entry, destroyed);
}

async function* checkLoss(
  { db, enrolments, serverKeys }: Ground,
  { hash: told, payload: { device, receipts } }: Loss,
  destroyed: ReadonlySet<string>,
): AsyncGenerator<Finding> {
  const writers = enrolments.flatMap((entry) =>
    entry.kind === 'device.proposed' && entry.subject.id === device ? [entry.payload.writer] : [],
  );
  const rows = await db.prisma.entry.findMany({
    where: { hash: { in: receipts.map(({ hash }) => hash) } },
    select: { hash: true, kind: true, subjectId: true, writer: true, seq: true, arrival: true },
  });
  const blobs = await db.prisma.blob.findMany({
    where: { sha256: { in: receipts.flatMap((each) => each.blobs) }, state: 'stored' },
    select: { sha256: true },
  });
  const stored = new Set(blobs.map(({ sha256 }) => sha256));
  for (const receipt of receipts) {
    const { hash, seq, arrival } = receipt;
    const writer = writers.includes(receipt.writer) ? receipt.writer : '';
    const expected = { writer, seq, hash, blobs: [] };
    const checked = await verifyReceipt(ports, receipt, serverKeys, expected);
    if (!checked.ok) {
      yield {
        check,
        code: checked.fault.code,
        place: `entry ${told} (${device}) receipt ${hash} number ${seq}`,
      };
      continue;
    }
    const row = rows.find((each) => each.hash === hash);
    const acknowledged = `acknowledged ${arrival}`;
    if (row === undefined)
      yield {
        check,
        code: 'receipt.entry-missing',
        place: `entry ${hash} writer ${receipt.writer} number ${seq}`,
        expected: acknowledged,
        found: '',
      };
    else
      yield {
        check,
        code: 'receipt.entry-back',
        place: placeOfEntry({ ...row, subject: row.subjectId }),
        expected: acknowledged,
        found: `arrived ${row.arrival}`,
        doubtful: true,
      };
    for (const sha256 of receipt.blobs)
      if (!stored.has(sha256) && !destroyed.has(sha256))
        yield {
          check,
          code: 'receipt.blob-missing',
          place: `blob ${sha256} entry ${hash} number ${seq}`,
          expected: acknowledged,
          found: '',
        };
  }
}
