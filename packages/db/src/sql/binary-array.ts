// Parameters for `unnest`, in PostgreSQL's binary array format. The driver would write arrays as text, which doubles
// every bytea into hex and quotes every string; a Buffer it passes on as it is, marked binary.

const oids = { text: 25, bytea: 17, int4: 23, int8: 20 } as const;

type Item = Uint8Array | string | null;

function pack(oid: number, items: readonly Item[]): Buffer {
  if (items.length === 0) {
    const empty = Buffer.alloc(12);
    empty.writeInt32BE(oid, 8);
    return empty;
  }
  let size = 20;
  let nulls = 0;
  for (const item of items) {
    size += 4;
    if (item === null) nulls = 1;
    else size += typeof item === 'string' ? Buffer.byteLength(item) : item.length;
  }
  const out = Buffer.allocUnsafe(size);
  out.writeInt32BE(1, 0);
  out.writeInt32BE(nulls, 4);
  out.writeInt32BE(oid, 8);
  out.writeInt32BE(items.length, 12);
  out.writeInt32BE(1, 16);
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
