import { join } from 'node:path';
import type { Snapshot } from '@mingcha/db';
import type { Destruction, Manifest } from './manifest.ts';
import { keep, meter, packed, sealedFor } from './pieces.ts';

/** Entries that order something to be destroyed; what they name must not come back with an old copy. */
export const destroying = ['fields.erased', 'evidence.destroyed'] as const;

export type CopiedDatabase = Pick<Manifest, 'migrations' | 'first' | 'log' | 'database'> & {
  readonly destroyed: readonly Destruction[];
};

export interface BlobRow {
  readonly sha256: string;
  readonly size: number;
}

/**
 * Which bytes the installation says it has; those whose destruction is written already are on their way out, unless another
 * recording of the same bytes keeps them, or keeps what they are a copy of.
 */
export async function blobsOf(snapshot: Snapshot): Promise<BlobRow[]> {
  const rows = await snapshot.query<BlobRow & { going: boolean }>(
    `select sha256, size::int8, state = 'destroying' as going from blob order by sha256`,
  );
  // A version before had no destruction, and not the columns that tell of it.
  if (!rows.some(({ going }) => going)) return rows;
  const staying = await snapshot.query<{ sha256: string }>(
    `select b.sha256 from blob b left join evidence made on made.id = b.subject
      where b.state = 'destroying' and exists (select from evidence e
        where (e.state <> 'destroyed' and e.sha256 in (b.sha256, made.sha256))
          or (not e.masked_destroyed and e.masked_hash = b.sha256))`,
  );
  const stays = new Set(staying.map(({ sha256 }) => sha256));
  return rows.filter(({ sha256, going }) => !going || stays.has(sha256));
}

/** Every table of a snapshot as one file, and what the log said of itself at that moment. */
export async function copyDatabase(
  snapshot: Snapshot,
  folder: string,
  recipients: readonly string[] | null,
  signal: AbortSignal,
): Promise<CopiedDatabase> {
  const database: CopiedDatabase['database'][number][] = [];
  for (const one of snapshot.tables) {
    const measure = meter();
    const name = `database/${one.table}.copy.gz${recipients === null ? '' : '.age'}`;
    const pieces = await sealedFor(recipients, packed(measure.through(snapshot.copy(one))));
    const stored = await keep(join(folder, name), pieces, signal);
    // One line is one row: a line end inside of a value is spelt \n.
    database.push({
      ...one,
      columns: [...one.columns],
      rows: measure.told().lines,
      file: { name, ...stored },
    });
  }
  const [first] = await snapshot.query<{ hash: string }>('select hash from leaf where position = 0');
  const [said] = await snapshot.query<{ entries: number; newest: number | null }>(
    'select count(*)::int8 as entries, max(arrival)::int8 as newest from entry',
  );
  return {
    migrations: [...snapshot.migrations],
    first: first?.hash ?? null,
    log: { entries: said?.entries ?? 0, newest: said?.newest ?? null, head: await headOf(snapshot) },
    database,
    destroyed: await snapshot.query<Destruction>(
      'select hash, kind, arrival::int8 from entry where kind = any($1) order by arrival, hash',
      [destroying],
    ),
  };
}

/** Before there was a log that is signed, there was no head. */
async function headOf(snapshot: Snapshot): Promise<Manifest['log']['head']> {
  if (!snapshot.tables.some(({ table }) => table === 'tree_head')) return null;
  const [row] = await snapshot.query<{
    size: number;
    root: string;
    at: number;
    alg: 'ed25519+sha256';
    key: string;
    sig: Buffer;
  }>('select size::int8, root, at::int8, alg, key, sig from tree_head order by size desc limit 1');
  return row === undefined ? null : { v: 1, ...row, sig: row.sig.toString('base64url') };
}
