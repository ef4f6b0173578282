import type { PublicKeys } from '@mingcha/journal';
import { z } from 'zod';
import { fromBase64url } from '../keys/bytes.ts';

const Alg = z.enum(['ed25519+sha256', 'p256+sha256']);

export const ServerKey = z.object({ key: z.string(), alg: Alg, publicKey: z.string() });
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

/** Between the code and the second person. */
export const Claim = z.object({ code: z.string(), device: z.string(), checkCode: z.string(), at: z.int() });
export type Claim = z.infer<typeof Claim>;

export const publicKeysOf = (keys: readonly ServerKey[]): PublicKeys =>
  new Map(keys.map(({ key, alg, publicKey }) => [key, { alg, publicKey: fromBase64url(publicKey) }]));
