import { fromUtf8, toHex, utf8 } from '../bytes.ts';
import type { MaybePromise, StreamPorts, VerifyPorts } from '../ports.ts';
import { isSignedBy, type PublicKey } from '../signing.ts';
import {
  endShape,
  FERRY_LIMITS,
  FERRY_MAGIC,
  FerryFault,
  type FerryFaultCode,
  type FerryHead,
  type FerryRecord,
  FRAME,
  FRAME_HEAD_BYTES,
  headShape,
} from './format.ts';

/** In this order: the head once, records and bytes, the end once. Without an end the file is not whole. */
export type FerryRead =
  | { readonly head: FerryHead }
  | { readonly record: FerryRecord }
  | { readonly bytes: Uint8Array }
  | { readonly end: true };

interface Frame {
  readonly type: number;
  readonly body: Uint8Array;
  readonly bytes: Uint8Array;
}

/** Cuts a stream of any pieces into frames; what comes from it is the reader's own copy. */
function createCutter(source: AsyncIterable<Uint8Array>) {
  const pieces = source[Symbol.asyncIterator]();
  let rest = new Uint8Array(0);
  async function take(
    length: number,
    orEnd: boolean,
    short: FerryFaultCode = 'ferry.cut-or-changed',
  ): Promise<Uint8Array | null> {
    if (rest.length < length) {
      const gathered = [rest];
      let have = rest.length;
      while (have < length) {
        const next = await pieces.next();
        if (next.done === true) {
          if (orEnd && have === 0) return null;
          throw new FerryFault(short);
        }
        gathered.push(new Uint8Array(next.value));
        have += next.value.length;
      }
      const whole = new Uint8Array(have);
      let at = 0;
      for (const piece of gathered) {
        whole.set(piece, at);
        at += piece.length;
      }
      rest = whole;
    }
    const taken = rest.subarray(0, length);
    rest = rest.subarray(length);
    return taken;
  }
  return {
    magic: async () => (await take(FERRY_MAGIC.length, false, 'ferry.not-a-ferry-file')) as Uint8Array,
    async frame(): Promise<Frame | null> {
      const head = await take(FRAME_HEAD_BYTES, true);
      if (head === null) return null;
      const copy = new Uint8Array(head);
      const type = copy[0] as number;
      const length = new DataView(copy.buffer).getUint32(1);
      const limit = type === FRAME.bytes ? FERRY_LIMITS.pieceBytes : FERRY_LIMITS.recordBytes;
      if (length > limit) throw new FerryFault('ferry.malformed', 'length');
      const body = (await take(length, false)) as Uint8Array;
      return { type, body, bytes: copy };
    },
  };
}

function parsed(body: Uint8Array): unknown {
  const text = fromUtf8(body);
  if (text === null) throw new FerryFault('ferry.malformed', 'record');
  try {
    return JSON.parse(text);
  } catch {
    throw new FerryFault('ferry.malformed', 'record');
  }
}

function headOf(unverified: unknown): FerryHead {
  const read = headShape.safeParse(unverified);
  if (read.success) return read.data;
  const { v, what } = (unverified ?? {}) as { v?: unknown; what?: unknown };
  throw new FerryFault(
    what === 'mingcha-ferry' && v !== 1 ? 'ferry.version-unknown' : 'ferry.malformed',
    'head',
  );
}

function recordOf(unverified: unknown): FerryRecord {
  const { is } = (unverified ?? {}) as { is?: unknown };
  if (typeof is !== 'string') throw new FerryFault('ferry.malformed', 'record');
  return unverified as FerryRecord;
}

/** A key for a head that `keyOf` does not know, out of the record that follows it: none of both is proven yet. */
export type LearnKey = (head: FerryHead, record: FerryRecord) => MaybePromise<PublicKey | null>;

/**
 * Reads a file that was opened. Nothing is handed out before the head's signature stands under the key that `keyOf` knows, or
 * that `learn` finds proven in the first record; whether the file is whole, and every byte of it the sender's, is known only
 * when `end` comes. Throws FerryFault.
 */
export async function* readFerry(
  ports: VerifyPorts & StreamPorts,
  source: AsyncIterable<Uint8Array>,
  keyOf: (head: FerryHead) => MaybePromise<PublicKey | null>,
  learn?: LearnKey,
): AsyncGenerator<FerryRead, void, undefined> {
  const cutter = createCutter(source);
  const running = ports.startSha256();
  const magic = await cutter.magic();
  if (fromUtf8(magic) !== FERRY_MAGIC) {
    const other = fromUtf8(magic)?.startsWith(FERRY_MAGIC.slice(0, -1)) === true;
    throw new FerryFault(other ? 'ferry.version-unknown' : 'ferry.not-a-ferry-file');
  }
  running.update(utf8(FERRY_MAGIC));
  let head: FerryHead | null = null;
  let key: PublicKey | null = null;
  let records = 0;
  for (;;) {
    const frame = await cutter.frame();
    if (frame === null) throw new FerryFault('ferry.cut-or-changed');
    const { type, body, bytes } = frame;
    if (head === null || key === null) {
      if (type !== FRAME.record) throw new FerryFault('ferry.malformed', 'head');
      records += 1;
      const record = head === null ? null : recordOf(parsed(body));
      head ??= headOf(parsed(body));
      key = record === null ? await keyOf(head) : ((await learn?.(head, record)) ?? null);
      if (key === null && (record !== null || learn === undefined))
        throw new FerryFault('ferry.sender-unknown', head.from);
      if (key !== null) {
        if (key.alg !== head.alg || !(await isSignedBy(ports, key, 'ferry-head', head)))
          throw new FerryFault('ferry.head-signature-wrong');
        yield { head };
        if (record !== null) yield { record };
      }
    } else if (type === FRAME.record) {
      records += 1;
      yield { record: recordOf(parsed(body)) };
    } else if (type === FRAME.bytes) {
      // A copy: whoever takes it may keep it while the next piece is read.
      yield { bytes: new Uint8Array(body) };
    } else if (type === FRAME.end) {
      const end = endShape.safeParse(parsed(body));
      const digest = toHex(running.finish());
      const stands =
        end.success &&
        end.data.id === head.id &&
        end.data.records === records &&
        end.data.digest === digest &&
        (await isSignedBy(ports, key, 'ferry-end', end.data));
      if (!stands) throw new FerryFault('ferry.end-wrong');
      if ((await cutter.frame()) !== null) throw new FerryFault('ferry.end-wrong');
      yield { end: true };
      return;
    } else throw new FerryFault('ferry.malformed', 'type');
    running.update(bytes);
    running.update(body);
  }
}
