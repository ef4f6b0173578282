import type { Instant, Reading } from '@mingcha/db';
import { livingAmong } from '../capabilities/retention/destroy-bytes.ts';
import { checkMasks } from './check-masks.ts';
import { type DestroyedBytes, readDestroyed } from './destroyed.ts';
import type { Finding } from './finding.ts';
import { type Ground, recordedOf } from './ground.ts';
import type { Note } from './note.ts';

type Noting = Ground & { readonly note: Note };
/** The moment that is looked at, and how it is now. */
interface Since {
  readonly instant: Instant;
  readonly live: Pick<Reading, 'prisma'>;
}

/** Every file against its name, every row against its file, every entry that names bytes against the register. */
export async function* checkBlobs(
  ground: Noting & Since,
  /** Told of each with the size that the register says. */
  counted: (size: number) => void,
  /** Not there, and rightly so. */
  lawful: (destroyed: DestroyedBytes) => void,
): AsyncGenerator<Finding> {
  const { db, blobs } = ground;
  const destroyed = await readDestroyed(ground);
  yield* destroyed.findings;
  // Who has a recording destroyed may have another one of the same bytes: then they are rightly there.
  const living = await livingAmong(db.reader, new Set(destroyed.bytes.keys()), (subject) =>
    recordedOf(db, subject),
  );
  const gone = (sha256: string) => {
    const one = destroyed.bytes.get(sha256);
    return one !== undefined && !living.has(sha256) && !living.has(one.original);
  };
  for (const one of destroyed.bytes.values()) {
    if (!gone(one.sha256)) continue;
    if ((await blobs.size(one.sha256)) === null) lawful(one);
    else
      yield {
        check: 'blobs',
        code: 'blob.outlived-destruction',
        place: `blob ${one.sha256} (${blobs.pathOf(one.sha256)}, ${one.evidence})`,
        expected: `gone since entry ${one.entry}`,
      };
  }
  const rows = await db.prisma.blob.findMany({ orderBy: { sha256: 'asc' } });
  const known = new Set(rows.map((row) => row.sha256));
  for (const row of rows) {
    // Judged above, by its entry and not by what the register says of it.
    if (gone(row.sha256)) continue;
    yield* checkRow(ground, row);
    counted(Number(row.size));
  }
  const unknown = new Map<string, string>();
  for await (const { name, path } of blobs.names())
    if (!known.has(name) && !gone(name)) unknown.set(name, path);

  const evidence = await db.prisma.evidence.findMany({
    where: { OR: [{ receivedHash: { not: null } }, { maskedHash: { not: null } }] },
    select: { id: true, receivedHash: true, maskedHash: true },
    orderBy: { id: 'asc' },
  });
  for (const { id, receivedHash, maskedHash } of evidence)
    for (const hash of [receivedHash, maskedHash])
      if (hash !== null && !known.has(hash) && !gone(hash))
        yield { check: 'blobs', code: 'evidence.bytes-missing', place: `evidence ${id} ${hash}` };
  yield* checkMasks(ground);
  yield* unrecorded(ground, unknown);
}

/** A file has its name before its row stands, and what came since the moment that is looked at is no surplus. */
async function* unrecorded(
  { instant, live, blobs }: Ground & Since,
  files: ReadonlyMap<string, string>,
): AsyncGenerator<Finding> {
  if (files.size === 0) return;
  const rows = await live.prisma.blob.findMany({
    where: { sha256: { in: [...files.keys()] } },
    select: { sha256: true },
  });
  const known = new Set(rows.map(({ sha256 }) => sha256));
  for (const [name, path] of files) {
    if (known.has(name)) continue;
    const touched = isHash(name) ? await blobs.touched(name) : 0;
    if (touched !== null && touched < instant.at)
      yield { check: 'blobs', code: 'blob.unrecorded', place: `blob ${name} (${path})` };
  }
}

const isHash = (name: string) => /^[0-9a-f]{64}$/.test(name);

type Row = Awaited<ReturnType<Ground['db']['prisma']['blob']['findMany']>>[number];

async function* checkRow({ blobs, note }: Noting, row: Row): AsyncGenerator<Finding> {
  const place = `blob ${row.sha256} (${row.path}, ${row.subject})`;
  if (row.path !== blobs.pathOf(row.sha256))
    yield {
      check: 'blobs',
      code: 'blob.row-differs',
      place: `${place} column path`,
      expected: blobs.pathOf(row.sha256),
      found: row.path,
    };
  const touched = await blobs.touched(row.sha256);
  if (touched === null) {
    yield { check: 'blobs', code: 'blob.missing', place };
    return;
  }
  const before = note.blob(row.sha256, touched);
  const found = before === null ? await blobs.hash(row.sha256) : { sha256: row.sha256, size: before };
  if (found.sha256 !== row.sha256) {
    yield { check: 'blobs', code: 'blob.changed', place, expected: row.sha256, found: found.sha256 };
    return;
  }
  if (before === null) note.write({ what: 'blob', id: row.sha256, size: found.size });
  if (BigInt(found.size) !== BigInt(row.size))
    yield {
      check: 'blobs',
      code: 'blob.row-differs',
      place: `${place} column size`,
      expected: String(found.size),
      found: String(row.size),
    };
}
