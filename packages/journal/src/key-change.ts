import { z } from 'zod';
import { isAlgorithm } from './algorithms.ts';
import { fromBase64url, toBase64url } from './bytes.ts';
import { writerIdOf } from './digest.ts';
import { readFields } from './field.ts';
import { checkHeader, hashHeader } from './header.ts';
import { fail, type Outcome, pass } from './outcome.ts';
import { rootOfRead } from './payload.ts';
import type { Signer, VerifyPorts } from './ports.ts';
import type { KeyEnd, PublicKeys, ServerKey } from './server-keys.ts';
import { algorithm, hash, instant, parseShape, signature, writerId } from './shapes.ts';
import { isSignedBy, signBody } from './signing.ts';
import { checkExtension, checkPlacement, checkTreeHead, type TreeHead } from './tree-head.ts';

/** A key of the server by its name. */
export interface NamedKey {
  readonly key: string;
  readonly alg: string;
  readonly publicKey: string;
}

/** One key of the server gives way to the next one. */
export interface KeyChange {
  readonly v: 1;
  readonly alg: string;
  /** Writer id of the key that gives way. */
  readonly key: string;
  readonly next: NamedKey;
  /** Hash of the entry by which the second person confirmed it; null where a backup was put back beside a later key. */
  readonly entry: string | null;
  /** The last size of the log that the former key signed. Everything longer is signed by the next one alone. */
  readonly from: number;
  readonly at: number;
  /** The next key's signature over all of this but the two signatures: whoever names it has it. */
  readonly proof: string;
  /** The former key's signature over all of this but itself. Null: it was lost or stolen, and its word would prove nothing. */
  readonly sig: string | null;
}

const named = z.strictObject({ key: writerId, alg: algorithm, publicKey: z.string().min(40).max(100) });
const shape = z.strictObject({
  v: z.literal(1),
  alg: algorithm,
  key: writerId,
  next: named,
  entry: hash.nullable(),
  from: z.int().min(1),
  at: instant,
  proof: signature,
  sig: signature.nullable(),
});

export const namedKeyOf = ({
  writer,
  alg,
  publicKey,
}: Pick<Signer, 'writer' | 'alg' | 'publicKey'>): NamedKey => ({
  key: writer,
  alg,
  publicKey: toBase64url(publicKey),
});

/** A key is what its id says, or it is none. */
export function keyNamed(ports: VerifyPorts, { key, alg, publicKey }: NamedKey): ServerKey | null {
  const raw = fromBase64url(publicKey);
  return raw !== null && isAlgorithm(alg) && writerIdOf(ports, raw) === key ? { alg, publicKey: raw } : null;
}

/** `former`: only its name where it cannot or must not sign any more. */
export async function signKeyChange(
  former: Signer | NamedKey,
  next: Signer,
  fact: Pick<KeyChange, 'entry' | 'from' | 'at'>,
): Promise<KeyChange> {
  const { entry, from, at } = fact;
  const key = 'sign' in former ? former.writer : former.key;
  const body = { v: 1 as const, alg: former.alg, key, next: namedKeyOf(next), entry, from, at };
  const { sig: proof } = await signBody(next, 'key-taken', body);
  const proven = { ...body, proof };
  return 'sign' in former ? signBody(former, 'key-change', proven) : { ...proven, sig: null };
}

/** Form, possession by the next key and, where it has one, the word of the former key. */
export async function checkKeyChange(
  ports: VerifyPorts,
  unverified: unknown,
  former: { readonly key: string } & ServerKey,
): Promise<Outcome<KeyChange>> {
  const codes = { malformed: 'key-change.malformed', oversized: 'key-change.malformed' } as const;
  const shaped = parseShape(shape, unverified, codes, 'change');
  if (!shaped.ok) return shaped;
  const { proof, sig, ...body } = shaped.value;
  const next = keyNamed(ports, body.next);
  if (next === null || body.key !== former.key || body.alg !== former.alg || body.next.key === body.key)
    return fail('key-change.key-other', 'change.key');
  if (!(await isSignedBy(ports, next, 'key-taken', { ...body, sig: proof })))
    return fail('key-change.not-possessed', 'change.proof');
  if (sig !== null && !(await isSignedBy(ports, former, 'key-change', { ...body, proof, sig })))
    return fail('key-change.signature-wrong', 'change.sig');
  return pass(shaped.value);
}

/** What a server shows of a change to somebody who knows the former key: as it came, none of it checked. */
export interface ShownChange {
  readonly change?: unknown;
  /** The head at which the former key ends, and what leads to it from the head that was seen. */
  readonly head?: unknown;
  readonly extension?: unknown;
  /** The entry of the second person, and its place under that head. */
  readonly entry?: unknown;
  readonly placement?: unknown;
}

export interface TakenChange {
  readonly next: NamedKey;
  readonly end: KeyEnd;
  readonly head: TreeHead;
}

const entryShape = z.looseObject({ header: z.unknown(), fields: z.unknown() });

/**
 * A change is taken on two things together: the former key's word, and the entry by which two persons ordered it, standing in
 * a log that goes on from the newest head that was seen. The word alone is what a thief could write too.
 */
export async function takeKeyChange(
  ports: VerifyPorts,
  former: { readonly key: string } & ServerKey,
  seen: TreeHead | null,
  unverified: ShownChange,
): Promise<Outcome<TakenChange>> {
  const checked = await checkKeyChange(ports, unverified.change, former);
  if (!checked.ok) return checked;
  const { sig, next, from, at, entry } = checked.value;
  if (sig === null || entry === null) return fail('key-change.no-word', 'change.sig');
  const { alg, publicKey } = former;
  const keys: PublicKeys = new Map([[former.key, { alg, publicKey }]]);
  const head = await checkTreeHead(ports, unverified.head, keys);
  if (!head.ok) return head;
  if (head.value.size !== from) return fail('key-change.malformed', 'change.from');
  if (seen !== null) {
    const goesOn = checkExtension(ports, seen, head.value, unverified.extension ?? []);
    if (!goesOn.ok) return goesOn;
  }
  const placed = checkPlacement(ports, unverified.placement, head.value, { hash: entry });
  if (!placed.ok) return placed;
  const orders = checkOrder(ports, unverified.entry, entry, next.key);
  return orders.ok ? pass({ next, end: { size: from, at }, head: head.value }) : orders;
}

/** The entry is the one named, and names this key in open words. */
function checkOrder(ports: VerifyPorts, unverified: unknown, entry: string, next: string): Outcome<true> {
  const other = fail('key-change.entry-other', 'entry');
  const shaped = entryShape.safeParse(unverified);
  if (!shaped.success) return other;
  const header = checkHeader(shaped.data.header, 'header');
  const read = readFields(shaped.data.fields, 'fields');
  if (!header.ok || !read.ok || hashHeader(ports, header.value) !== entry) return other;
  if (rootOfRead(ports, read.value) !== header.value.payloadRoot) return other;
  const key = read.value.find(({ field }) => field.path === 'key')?.field;
  const names = key !== undefined && 'salt' in key && key.value === next;
  return header.value.kind === 'server-key.confirmed' && names ? pass(true) : other;
}
