import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import type { OpenDatabase } from '@mingcha/db';
import type { DeskClient } from './desk-client.ts';
import type { FieldClient, Recording } from './field-client.ts';

const once = (count: number, what: string): string[] =>
  count === 1 ? [] : [`${what}: there ${count} times instead of once`];

/** What a tablet holds a receipt for, against what lies on the server. Names everything that is missing, doubled or changed. */
export async function lostEntries({ prisma }: OpenDatabase, tablet: FieldClient): Promise<string[]> {
  const { writer } = tablet.pen.signer;
  const rows = await prisma.entry.findMany({ where: { writer }, orderBy: { seq: 'asc' } });
  const hashes = rows.map(({ hash }) => hash);
  const ordered = new Set([
    ...(await prisma.leaf.findMany({ where: { hash: { in: hashes } } })).map(({ hash }) => hash),
    ...(await prisma.pending.findMany({ where: { hash: { in: hashes } } })).map(({ hash }) => hash),
  ]);
  const wrong: string[] = [];
  for (const { hash, seq } of tablet.written) {
    const here = rows.filter((row) => row.hash === hash && row.seq === seq && row.branch === 0);
    if (!tablet.receipts.has(hash)) wrong.push(`entry ${seq} (${hash}) was never receipted`);
    wrong.push(...once(here.length, `receipted entry ${seq} (${hash})`));
    if (!ordered.has(hash)) wrong.push(`receipted entry ${seq} (${hash}) has no place in the order`);
  }
  if (rows.length !== tablet.written.length)
    wrong.push(`${rows.length} entries of ${writer}, which wrote ${tablet.written.length}`);
  const aside = {
    held: await prisma.held.count({ where: { writer } }),
    rejected: await prisma.rejected.count({ where: { writer } }),
    forks: await prisma.fork.count({ where: { writer } }),
  };
  for (const [where, count] of Object.entries(aside))
    if (count > 0) wrong.push(`${count} ${where} of ${writer}, which said nothing wrong`);
  const notes = await prisma.visitNote.count({ where: { visit: tablet.visit } });
  if (notes !== tablet.notes) wrong.push(`${notes} notes in the table, ${tablet.notes} were taken`);
  return wrong;
}

export async function lostRecordings(
  { prisma }: OpenDatabase,
  recordings: readonly Recording[],
  fileOf: (sha256: string) => string,
): Promise<string[]> {
  const wrong: string[] = [];
  for (const { evidence, sha256, bytes } of recordings) {
    const of = { subjectType: 'evidence', subjectId: evidence };
    wrong.push(
      ...once(
        await prisma.entry.count({ where: { ...of, kind: 'evidence.received' } }),
        `${evidence} received`,
      ),
      ...once(
        await prisma.blob.count({ where: { sha256, state: 'stored' } }),
        `bytes of ${evidence} registered`,
      ),
    );
    if ((await prisma.entry.count({ where: of })) !== 2)
      wrong.push(`${evidence}: more was said than two entries`);
    const file = fileOf(sha256);
    const found = existsSync(file) ? createHash('sha256').update(readFileSync(file)).digest('hex') : null;
    if (found === null) wrong.push(`${evidence}: ${bytes.length} bytes were receipted, none lie there`);
    else if (found !== sha256) wrong.push(`${evidence}: other bytes lie there than were receipted`);
  }
  return wrong;
}

/** Of those who decided at once exactly one is recorded, and everyone who was told so is. */
export async function lostDecisions(db: OpenDatabase, desk: DeskClient): Promise<string[]> {
  const entries = await db.read((reader) => reader.recordedOf({ type: 'unit', id: desk.unit }));
  const recorded = entries
    .filter((entry) => entry.kind === 'unit.revised')
    .map((entry) => String((entry.payload as { name: unknown }).name));
  const count = (name: string) => recorded.filter((one) => one === name).length;
  const wrong = desk.acknowledged.flatMap((name) => once(count(name), `acknowledged decision ${name}`));
  for (const { names, expected } of desk.races) {
    const stand = names.filter((name) => count(name) > 0);
    if (stand.length !== 1)
      wrong.push(`of ${names.length} decisions on state ${expected} ${stand.length} stand`);
  }
  if (recorded.length !== desk.races.length)
    wrong.push(`${recorded.length} decisions recorded, ${desk.races.length} were to be made`);
  return wrong;
}
