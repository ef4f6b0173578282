import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { uploadIdOf } from '../../apps/server/src/uploads/upload-id.ts';
import type { Pen } from '../../apps/server/test/exchange/pen.ts';
import type { House } from '../../apps/server/test/house/house.ts';
import type { Town } from '../../apps/server/test/house/town.ts';
import type { Copy } from '../harness/bent-copy.ts';

/** Who is at work in a copy. */
export interface Known {
  readonly town: Town;
  readonly tablet: Pen;
  readonly stolen: Pen;
}

export interface Placed {
  readonly hash: string;
  readonly kind: string;
  readonly subject: string;
  readonly writer: string;
  readonly seq: number;
  readonly clock: string;
  readonly position: string | null;
}

export async function entriesOf(
  copy: Copy,
  where: string,
  values: readonly unknown[] = [],
): Promise<Placed[]> {
  return copy.sql<Placed>(
    `select e.hash, e.kind, e.subject_id as subject, e.writer, e.seq, e.clock, l.position
      from entry e left join leaf l on l.hash = e.hash where ${where} order by e.writer, e.seq, e.branch`,
    values,
  );
}

export async function entryOf(copy: Copy, where: string, values: readonly unknown[] = []): Promise<Placed> {
  const [one] = await entriesOf(copy, where, values);
  if (one === undefined) throw new Error(`no entry where ${where}`);
  return one;
}

/** As `verify` calls an entry. */
export const placeOf = ({ hash, kind, subject, writer, seq }: Omit<Placed, 'clock' | 'position'>) =>
  `entry ${hash} (${kind}, ${subject}) writer ${writer} number ${seq}`;

export const digestOf = (copy: Copy, sha256: string) =>
  createHash('sha256')
    .update(readFileSync(copy.fileOf(sha256)))
    .digest('hex');

/** The one photograph there is, as `verify` calls its file. */
export async function photoOf(copy: Copy): Promise<{ sha256: string; path: string }> {
  const [row] = await copy.sql<{ sha256: string; path: string; subject: string }>(
    `select sha256, path, subject from blob where subject like 'evd_%'`,
  );
  if (row === undefined) throw new Error('no photograph');
  const { sha256, path, subject } = row;
  return { sha256, path: `blob ${sha256} (${path}, ${subject})` };
}

export const headsAbove = (copy: Copy, size: number, order: 'asc' | 'desc' = 'asc') =>
  copy.sql<{ size: string; root: string }>(
    `select size, root from tree_head where size > $1 order by size ${order}`,
    [size],
  );

/** With its payload, its place, and its signatures: whoever deletes entries thoroughly. */
export async function cut(copy: Copy, entries: readonly Placed[]): Promise<void> {
  const hashes = entries.map(({ hash }) => hash);
  for (const table of ['entry', 'entry_payload', 'leaf'])
    await copy.sql(`delete from ${table} where hash = any($1)`, [hashes]);
  await copy.sql('delete from run where head = any($1)', [hashes]);
}

/** What the log says when its leaves end at `size`. */
export const cutOff = async (copy: Copy, size: number) => ({
  'tree.tile-changed': ['tree_tile 0/0'],
  'tree.head-beyond-leaves': (await headsAbove(copy, size)).map((head) => `tree_head ${head.size}`),
});

/** Of each writer of these entries what its recorded end is, and what it will be without them. */
export async function ends(copy: Copy, entries: readonly Placed[]): Promise<string[]> {
  const found: string[] = [];
  for (const writer of [...new Set(entries.map((one) => one.writer))].sort()) {
    const mine = entries.filter((one) => one.writer === writer);
    const last = mine.at(-1);
    const before = await entryOf(copy, 'writer = $1 and seq = $2', [writer, (mine[0]?.seq ?? 0) - 1]);
    found.push(
      `writer ${writer} head  expected ${last?.seq} ${last?.hash}  found ${before.seq} ${before.hash}`,
    );
  }
  return found;
}

/** RFC 9162 §2.1.1, word for word. */
export function rootOf(leaves: readonly string[]): string {
  const hash = (...parts: readonly Uint8Array[]) =>
    createHash('sha256').update(Buffer.concat(parts)).digest();
  const tree = (part: readonly string[]): Buffer => {
    if (part.length === 1) return hash(Uint8Array.of(0), Buffer.from(part[0] ?? '', 'hex'));
    const left = 2 ** Math.ceil(Math.log2(part.length) - 1);
    return hash(Uint8Array.of(1), tree(part.slice(0, left)), tree(part.slice(left)));
  };
  return tree(leaves).toString('hex');
}

/** A photograph that was taken and told of; its bytes have yet to come, under the name that an upload has. */
export async function captured({ tablet, town }: Known, { services }: House, visit: string) {
  const bytes = Buffer.from(services.random(100_000));
  const { evidence, sha256, entry } = await tablet.capture(visit, bytes, town.person('lead'));
  await tablet.push(await tablet.run([entry]));
  return { bytes, digest: sha256, taken: uploadIdOf({ evidence, sha256 }) };
}

const moment = (at: number | string) => new Date(Number(at)).toISOString();

/** As `verify` tells of an entry's time: its interval, and what its clock says. */
export async function times(copy: Copy, hash: string): Promise<string> {
  const one = await entryOf(copy, 'e.hash = $1', [hash]);
  const [row] = await copy.sql<{ after: string; before: string }>(
    `select t.at as after, e.arrival as before from entry e
      join time_token t on t.hash = substring(convert_from(e.header, 'UTF8') from '"token":"([0-9a-f]+)"') where e.hash = $1`,
    [hash],
  );
  const interval = `${moment(row?.after ?? 0)}…${moment(row?.before ?? 0)}`;
  return `${placeOf(one)}  expected ${interval}  found ${moment(one.clock)}`;
}

/** The same of an entry that quotes no token: nothing says what it is not before. */
export async function timesAlone(copy: Copy, one: Placed): Promise<string> {
  const [row] = await copy.sql<{ arrival: string }>('select arrival from entry where hash = $1', [one.hash]);
  return `${placeOf(one)}  expected …${moment(row?.arrival ?? 0)}  found ${moment(one.clock)}`;
}

/** As `verify` tells of an arrival that the signed heads around the entry's place contradict. */
export async function beside(copy: Copy, one: Placed): Promise<string> {
  const [row] = await copy.sql<{ earlier: string; at: string; arrival: string }>(
    `select (select at from tree_head where size <= l.position order by size desc limit 1) as earlier,
      (select at from tree_head where size > l.position order by size limit 1) as at, e.arrival
      from leaf l join entry e using (hash) where hash = $1`,
    [one.hash],
  );
  const between = `${moment(row?.earlier ?? 0)}…${moment(row?.at ?? 0)}`;
  return `${placeOf(one)}  expected ${between}  found ${moment(row?.arrival ?? 0)}`;
}
