import { z } from 'zod';
import { type AlgorithmId, isAlgorithm } from './algorithms.ts';
import { fromUtf8, utf8 } from './bytes.ts';
import { canonicalBytes, parseCanonicalText } from './canonical.ts';
import { sha256Hex, ZERO_HASH } from './digest.ts';
import { LIMITS } from './limits.ts';
import { fail, type Outcome, pass } from './outcome.ts';
import { isPlainHeader } from './plain-shapes.ts';
import { readPlainHeader } from './plain-texts.ts';
import type { DigestPort } from './ports.ts';
import { algorithm, hash, id, instant, parseShape, writerId } from './shapes.ts';

export interface Subject {
  readonly type: string;
  readonly id: string;
}
export interface Actor {
  readonly person: string;
  readonly seat: string | null;
}
/** Device clock (ms since epoch), monotonic count since boot (ms), boot id, hash of the last server time token. */
export interface TimeBlock {
  readonly clock: number;
  readonly mono: number;
  readonly boot: string;
  readonly token: string | null;
}

/** What the chain hashes. Key order is free here; the canonical form sorts. */
export interface Header {
  readonly v: 1;
  readonly alg: AlgorithmId;
  readonly writer: string;
  readonly seq: number;
  /** Hash of the writer's entry before; 64 zeros at seq 1. */
  readonly prev: string;
  readonly kind: string;
  readonly schema: number;
  readonly office: string;
  readonly subject: Subject;
  /** Heads of this subject's entries that the author had seen; sorted, no duplicates. */
  readonly after: readonly string[];
  /** Server commands only: the subject's count of server commands so far. */
  readonly expected?: number;
  readonly actor: Actor;
  readonly time: TimeBlock;
  readonly payloadRoot: string;
}

/** A header together with the very bytes that were hashed. Stores keep `bytes`, never a re-serialisation. */
export interface SealedHeader {
  readonly header: Header;
  readonly bytes: Uint8Array;
  readonly hash: string;
}

type Shaped = Omit<Header, 'alg'> & { alg: string };

const schema: z.ZodType<Shaped> = z.strictObject({
  v: z.literal(1),
  alg: algorithm,
  writer: writerId,
  seq: z.int().min(1).max(LIMITS.seq),
  prev: hash,
  kind: z
    .string()
    .max(LIMITS.kindLength)
    .regex(/^[a-z][a-z0-9-]*(?:\.[a-z][a-z0-9-]*)?$/),
  schema: z.int().min(1).max(100_000),
  office: id,
  subject: z.strictObject({
    type: z
      .string()
      .max(LIMITS.kindLength)
      .regex(/^[a-z][a-z0-9-]*$/),
    id,
  }),
  after: z.array(hash).max(LIMITS.afterLength),
  expected: z.int().min(0).max(LIMITS.seq).exactOptional(),
  actor: z.strictObject({ person: id, seat: id.nullable() }),
  time: z.strictObject({ clock: instant, mono: instant, boot: id, token: hash.nullable() }),
  payloadRoot: hash,
});

const text = JSON.stringify;

/**
 * Canonical JSON of a header that `checkHeader` passed: its keys are known, so they are spelled out in their order, and its
 * strings hold no half surrogate, which makes JSON.stringify's spelling of them the canonical one.
 */
function headerText(header: Header): string {
  const {
    actor,
    after,
    alg,
    expected,
    kind,
    office,
    payloadRoot,
    prev,
    schema: version,
    seq,
    subject,
  } = header;
  const { boot, clock, mono, token } = header.time;
  const counted = expected === undefined ? '' : `"expected":${expected},`;
  const seen = after.length === 0 ? '[]' : `["${after.join('","')}"]`;
  return (
    `{"actor":{"person":${text(actor.person)},"seat":${text(actor.seat)}},"after":${seen},"alg":"${alg}",${counted}` +
    `"kind":"${kind}","office":${text(office)},"payloadRoot":"${payloadRoot}","prev":"${prev}","schema":${version},` +
    `"seq":${seq},"subject":{"id":${text(subject.id)},"type":"${subject.type}"},"time":{"boot":${text(boot)},` +
    `"clock":${clock},"mono":${mono},"token":${text(token)}},"v":1,"writer":"${header.writer}"}`
  );
}

/** `sealHeader` for a header that `checkHeader` passed. */
export function sealCheckedHeader(ports: DigestPort, header: Header): SealedHeader {
  const bytes = utf8(headerText(header));
  return { header, bytes, hash: sha256Hex(ports, bytes) };
}

/** The hash of a header and the bytes it is the hash of: computed once, carried on, stored as they are. */
export function sealHeader(ports: DigestPort, header: Header): SealedHeader {
  const bytes = canonicalBytes(header);
  return { header, bytes, hash: sha256Hex(ports, bytes) };
}

export function hashHeader(ports: DigestPort, header: Header): string {
  return sealHeader(ports, header).hash;
}

/** Form, limits, algorithm, first link, order of `after`. */
export function checkHeader(unverified: unknown, at: string): Outcome<Header> {
  const shaped: Outcome<Shaped> = isPlainHeader(unverified)
    ? pass(unverified as Shaped)
    : parseShape(schema, unverified, { malformed: 'header.malformed', oversized: 'header.oversized' }, at);
  if (!shaped.ok) return shaped;
  const { alg, ...rest } = shaped.value;
  if (!isAlgorithm(alg)) return fail('header.algorithm-unknown', at);
  if ((rest.seq === 1) !== (rest.prev === ZERO_HASH)) return fail('chain.prev-wrong', at);
  for (let index = 1; index < rest.after.length; index += 1) {
    if ((rest.after[index - 1] as string) >= (rest.after[index] as string)) {
      return fail('header.after-unsorted', at);
    }
  }
  return pass({ ...rest, alg });
}

/** Stored bytes back to a header; the bytes are the ones that were hashed, or it fails. */
export function parseHeader(ports: DigestPort, unverifiedBytes: Uint8Array): Outcome<SealedHeader> {
  const read = fromUtf8(unverifiedBytes);
  const plain = read === null ? null : readPlainHeader(read);
  if (plain !== null)
    return pass({ header: plain, bytes: unverifiedBytes, hash: sha256Hex(ports, unverifiedBytes) });
  const value = parseCanonicalText(read);
  if (!value.ok) return value;
  const header = checkHeader(value.value, '');
  if (!header.ok) return header;
  return pass({ header: header.value, bytes: unverifiedBytes, hash: sha256Hex(ports, unverifiedBytes) });
}
