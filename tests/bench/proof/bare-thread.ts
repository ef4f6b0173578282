import {
  createDecipheriv,
  createPublicKey,
  createSecretKey,
  hash,
  type KeyObject,
  verify,
} from 'node:crypto';
import { parentPort, workerData } from 'node:worker_threads';
import { type ChainRow, openKeyring } from '@mingcha/db';
import type { Field } from '@mingcha/journal/verify';
import pg from 'pg';
import { chainOf } from '../../../packages/db/src/journal/chain.ts';
import { copyRowsOn } from '../../../packages/db/src/sql/copy-rows.ts';

// One thread of the bare peer: the bytes of every nth writer out of the database, each page asked for while the one before is
// hashed, and over them nothing but Node's cryptography. Laying the bytes out is not counted.

export interface BareData {
  readonly url: string;
  readonly keys: string;
  readonly threads: number;
  readonly index: number;
}
export interface BareTimes {
  readonly reading: number;
  readonly crypto: number;
}

const { url, keys, threads, index } = workerData as BareData;
const client = new pg.Client({ connectionString: url });
client.on('error', () => {});
await client.connect();
const keyring = openKeyring(keys);
const opened = new Map<string, KeyObject>();
const keyOf = (kid: string): KeyObject => {
  const known = opened.get(kid) ?? createSecretKey(keyring.get(kid) ?? new Uint8Array(32));
  opened.set(kid, known);
  return known;
};
const spkiHead = Buffer.from('302a300506032b6570032100', 'hex');
const leaf = Buffer.alloc(33);
const node = Buffer.alloc(65);

interface Sealed {
  readonly key: KeyObject;
  readonly iv: Buffer;
  readonly aad: Buffer;
  readonly tag: Buffer;
  readonly box: Buffer;
}

/** What is hashed and opened of these entries: header, each value with its salt, leaves and nodes of the payload, of the log. */
function layOut(rows: readonly ChainRow[]): { pieces: Uint8Array[]; sealed: Sealed[] } {
  const pieces: Uint8Array[] = [];
  const sealed: Sealed[] = [];
  for (const { header, fields } of rows) {
    pieces.push(header, leaf, node);
    for (const [n, field] of (JSON.parse(String(fields)) as Field[]).entries()) {
      if ('salt' in field)
        pieces.push(
          Buffer.concat([Buffer.from(field.salt, 'base64url'), Buffer.from(JSON.stringify(field.value))]),
        );
      if ('ct' in field) {
        const box = Buffer.from(field.ct, 'base64url');
        const end = box.length - 16;
        const [iv, tag] = [box.subarray(0, 12), box.subarray(end)];
        sealed.push({
          key: keyOf(field.kid),
          iv,
          aad: Buffer.from(field.path),
          tag,
          box: box.subarray(12, end),
        });
        pieces.push(box.subarray(12, end));
      }
      pieces.push(Buffer.from(`${'0'.repeat(80)}${field.path}`));
      if (n > 0) pieces.push(node);
    }
  }
  return { pieces, sealed };
}

function compute({ pieces, sealed }: ReturnType<typeof layOut>): void {
  for (const piece of pieces) hash('sha256', piece, 'hex');
  for (const { key, iv, aad, tag, box } of sealed) {
    const cipher = createDecipheriv('aes-256-gcm', key, iv, { authTagLength: 16 });
    cipher.setAAD(aad);
    cipher.setAuthTag(tag);
    cipher.update(box);
    cipher.final();
  }
}

const { rows: writers } = await client.query<{ id: string; key: Buffer }>(
  'select id, public_key as key from writer order by head_seq desc, id',
);
const mine = writers.filter((_, n) => n % threads === index);

async function measure(): Promise<BareTimes> {
  let crypto = 0;
  let layout = 0;
  const began = performance.now();
  const timed = <T>(work: () => T, add: (ms: number) => void): T => {
    const from = performance.now();
    const result = work();
    add(performance.now() - from);
    return result;
  };
  const pages = (async function* () {
    for (const { id } of mine) yield* chainOf(copyRowsOn(client), id);
  })();
  for (let next = pages.next(); ; ) {
    const { value: rows, done } = await next;
    if (done === true) break;
    next = pages.next();
    const laid = timed(
      () => layOut(rows),
      (ms) => {
        layout += ms;
      },
    );
    timed(
      () => compute(laid),
      (ms) => {
        crypto += ms;
      },
    );
  }
  const { rows: runs } = await client.query<{ writer: string; sig: Buffer; text: string }>(
    `select r.writer, r.sig, 'mingcha/run/v1' || chr(10) || '{"alg":"' || r.alg || '","from":' || r.from_seq || ',"head":"' || r.head
      || '","to":' || r.to_seq || ',"v":1,"writer":"' || r.writer || '"}' as text from run r where r.writer = any($1)`,
    [mine.map(({ id }) => id)],
  );
  const keysOf = new Map(
    mine.map(({ id, key }) => [
      id,
      createPublicKey({ key: Buffer.concat([spkiHead, key]), format: 'der', type: 'spki' }),
    ]),
  );
  timed(
    () => {
      for (const { writer, sig, text } of runs)
        if (!verify(null, Buffer.from(text), keysOf.get(writer) as KeyObject, sig))
          throw new Error('a signature does not hold');
    },
    (ms) => {
      crypto += ms;
    },
  );
  return { reading: performance.now() - began - layout - crypto, crypto };
}

parentPort?.once('message', () => void measure().then((times) => parentPort?.postMessage(times)));
parentPort?.postMessage('ready');
