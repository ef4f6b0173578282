import { createPublicKey, hash, verify } from 'node:crypto';
import { type Field, fieldState } from '@mingcha/journal/verify';
import type pg from 'pg';

const spkiHead = Buffer.from('302a300506032b6570032100', 'hex');
const page = 20_000;

/**
 * Seconds for the SHA-256 of everything that an entry's proof consists of (header, each value with its salt, the leaves and nodes of
 * its payload, its leaf and nodes of the log) and for one signature each run: the bytes laid out beforehand and not counted.
 */
export async function bareHashing(client: pg.Client): Promise<number> {
  let seconds = 0;
  for (let after = -1; ; ) {
    const { rows } = await client.query<{ position: number; header: Buffer; fields: Buffer }>(
      `select l.position::int8::text::int4 as position, e.header, p.fields from leaf l join entry e on e.hash = l.hash
        join entry_payload p on p.hash = l.hash where l.position > $1 order by l.position limit ${page}`,
      [after],
    );
    const pieces: Uint8Array[] = [];
    for (const { header, fields } of rows)
      pieces.push(header, ...piecesOf(JSON.parse(fields.toString('utf8'))));
    const began = performance.now();
    for (const piece of pieces) hash('sha256', piece, 'hex');
    seconds += (performance.now() - began) / 1000;
    if (rows.length < page) break;
    after = rows.at(-1)?.position ?? 0;
  }
  const { rows: runs } = await client.query<{ key: Buffer; sig: Buffer; text: string }>(
    `select w.public_key as key, r.sig, 'mingcha/run/v1' || chr(10) || '{"alg":"' || r.alg || '","from":' || r.from_seq || ',"head":"' || r.head
      || '","to":' || r.to_seq || ',"v":1,"writer":"' || r.writer || '"}' as text from run r join writer w on w.id = r.writer order by r.writer`,
  );
  const keys = new Map<string, ReturnType<typeof createPublicKey>>();
  const ready = runs.map(({ key, sig, text }) => {
    const name = key.toString('hex');
    const known =
      keys.get(name) ?? createPublicKey({ key: Buffer.concat([spkiHead, key]), format: 'der', type: 'spki' });
    keys.set(name, known);
    return { known, sig, text: Buffer.from(text) };
  });
  const began = performance.now();
  for (const { known, sig, text } of ready)
    if (!verify(null, text, known, sig)) throw new Error('a signature does not hold');
  return seconds + (performance.now() - began) / 1000;
}

const leaf = Buffer.alloc(33);
const node = Buffer.alloc(65);

function piecesOf(fields: readonly Field[]): Uint8Array[] {
  const pieces: Uint8Array[] = [leaf, node];
  for (const [n, field] of fields.entries()) {
    if (fieldState(field) === 'clear' && 'value' in field)
      pieces.push(Buffer.from(`${'-'.repeat(16)}${JSON.stringify(field.value)}`));
    pieces.push(Buffer.from(`${'0'.repeat(80)}${field.path}`));
    if (n > 0) pieces.push(node);
  }
  return pieces;
}
