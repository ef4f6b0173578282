import type { PublicKeys, ServerKey as TimedKey } from '@mingcha/journal';
import { z } from 'zod';
import { fromBase64url } from '../keys/bytes.ts';

const Alg = z.enum(['ed25519+sha256', 'p256+sha256']);

export const ServerKey = z.object({
  key: z.string(),
  alg: Alg,
  publicKey: z.string(),
  /** A former one: it counts for what it signed until then. */
  until: z.object({ size: z.int(), at: z.int() }).optional(),
});
export type ServerKey = z.infer<typeof ServerKey>;

/** What this tablet learnt when the second person at the desk let it in; checks of receipts stand on it. */
export const Enrolment = z.object({
  device: z.string(),
  writer: z.string(),
  office: z.string(),
  officeName: z.string(),
  serverKeys: z.array(ServerKey).min(1),
  /** `age1…` */
  recoveryKey: z.string().min(1),
});
export type Enrolment = z.infer<typeof Enrolment>;

/** Everything the tablet will believe of the server: the six digits are made from it too. */
export const Ground = Enrolment.pick({ office: true, serverKeys: true, recoveryKey: true });
export type Ground = z.infer<typeof Ground>;

/** What this tablet and the server bound themselves to under one code; a second try under it is the same try. */
export interface Introduction {
  readonly code: string;
  readonly commitment: string;
  readonly nonce: string;
}

/** Between the code and the second person. */
export interface Claim {
  readonly code: string;
  readonly device: string;
  readonly checkCode: string;
  readonly ground: Ground;
  readonly at: number;
}

export const publicKeysOf = (keys: readonly ServerKey[]): PublicKeys =>
  new Map(
    keys.map(({ key, alg, publicKey, until }) => [key, { alg, publicKey: fromBase64url(publicKey), until }]),
  );

/** In the one map that everything open looks at: what is taken anew holds at once and everywhere. */
export function putKeys(alive: Map<string, TimedKey>, keys: readonly ServerKey[]): void {
  alive.clear();
  for (const [key, value] of publicKeysOf(keys)) alive.set(key, value);
}

/** The one that signs now. */
export const presentKeyOf = (keys: readonly ServerKey[]): ServerKey | null =>
  keys.find(({ until }) => until === undefined) ?? null;
