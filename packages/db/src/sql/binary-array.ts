// Parameters for `unnest`, in PostgreSQL's binary array format. The driver would write arrays as text, which doubles
// every bytea into hex and quotes every string; a Buffer it passes on as it is, marked binary.

const oids = { text: 25, bytea: 17, int4: 23, int8: 20 } as const;

type Item = Uint8Array | string | null;

function emptyOf(oid: number): Buffer {
  const empty = Buffer.alloc(12);
  empty.writeInt32BE(oid, 8);
  return empty;
}

function begin(
  out: Buffer,
  oid: number,
  { nulls, length }: { readonly nulls: number; readonly length: number },
) {
  out.writeInt32BE(1, 0);
  out.writeInt32BE(nulls, 4);
  out.writeInt32BE(oid, 8);
  out.writeInt32BE(length, 12);
  out.writeInt32BE(1, 16);
}

function pack(oid: number, items: readonly Item[]): Buffer {
  if (items.length === 0) return emptyOf(oid);
  let size = 20;
  let nulls = 0;
  for (const item of items) {
    size += 4;
    if (item === null) nulls = 1;
    else size += typeof item === 'string' ? Buffer.byteLength(item) : item.length;
  }
  const out = Buffer.allocUnsafe(size);
  begin(out, oid, { nulls, length: items.length });
  let at = 20;
  for (const item of items) {
    if (item === null) {
      at = out.writeInt32BE(-1, at);
      continue;
    }
    const length = typeof item === 'string' ? out.write(item, at + 4) : item.length;
    if (typeof item !== 'string') out.set(item, at + 4);
    out.writeInt32BE(length, at);
    at += 4 + length;
  }
  return out;
}

export const textArray = (items: readonly (string | null)[]): Buffer => pack(oids.text, items);
type Row = readonly (string | null)[];

/**
 * Each column of these rows as an array for one `unnest` of all of them. One in which nothing stands is sent empty: `unnest` fills
 * up with null to the longest, and most columns of a wide table are empty most of the time.
 */
export function textColumns(rows: readonly Row[], width: number): Buffer[] {
  let out = Buffer.alloc(0);
  return Array.from({ length: width }, (_, column) => {
    let most = 20;
    let filled = 0;
    for (const row of rows) {
      const cell = row[column] ?? null;
      if (cell !== null) filled += 1;
      // One UTF-16 unit never takes more than three bytes.
      most += 4 + (cell?.length ?? 0) * 3;
    }
    if (filled === 0) return emptyOf(oids.text);
    if (most > out.length) out = Buffer.allocUnsafeSlow(most);
    begin(out, oids.text, { nulls: filled < rows.length ? 1 : 0, length: rows.length });
    let at = 20;
    for (const row of rows) {
      const cell = row[column] ?? null;
      const length = cell === null ? -1 : out.write(cell, at + 4);
      out.writeInt32BE(length, at);
      at += 4 + Math.max(length, 0);
    }
    return Buffer.from(out.subarray(0, at));
  });
}

export const byteaArray = (items: readonly (Uint8Array | null)[]): Buffer => pack(oids.bytea, items);

export function int4Array(items: readonly (number | null)[]): Buffer {
  return pack(
    oids.int4,
    items.map((value) => {
      if (value === null) return null;
      const bytes = Buffer.allocUnsafe(4);
      bytes.writeInt32BE(value);
      return bytes;
    }),
  );
}

export function int8Array(items: readonly (number | bigint | null)[]): Buffer {
  return pack(
    oids.int8,
    items.map((value) => {
      if (value === null) return null;
      const bytes = Buffer.allocUnsafe(8);
      bytes.writeBigInt64BE(BigInt(value));
      return bytes;
    }),
  );
}
