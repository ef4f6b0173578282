import { z } from 'zod';
import type { DeviceDb } from '../journal/device-db.ts';
import { type Bytes, toBase64url } from '../keys/bytes.ts';
import type { DeviceKeys } from '../keys/device-keys.ts';
import { writerOf } from '../keys/ports.ts';
import { call, refusalOf } from '../sync/call.ts';
import { type Claim, Enrolment, Ground } from './enrolment.ts';
import { compareUnder, introduceUnder, isSameGround, OpenedOtherwise } from './introduce.ts';

const Offered = z.object({ commitment: z.string().length(64) });
const Claimed = z.object({ deviceId: z.string(), value: z.string().length(43), ground: Ground });

/**
 * Hands this tablet's public key to the desk under the code that was scanned. Answers the digits that this side sees. One that was
 * let in before says as which: an office that no longer knows it takes it in again as the same one.
 */
export async function claimDevice(
  db: DeviceDb,
  keys: DeviceKeys,
  code: string,
  name: string,
  device?: string,
): Promise<Omit<Claim, 'at'>> {
  const introduction = await introduceUnder(
    db,
    code,
    async (asked) => (await call('access.devices.offer', { code: asked }, Offered)).commitment,
  );
  const key = { publicKey: toBase64url(keys.publicKey), alg: keys.alg };
  const { nonce } = introduction;
  const input = { code, name, nonce, device, ...key };
  const { deviceId, ...opening } = await call('access.devices.claim', input, Claimed);
  const checkCode = compareUnder(introduction, key, opening);
  return { code, device: deviceId, checkCode, ground: opening.ground };
}

const Status = z.object({
  state: z.enum(['waiting', 'proposed', 'enrolled', 'refused', 'revoked']),
  reason: z.string().nullable(),
  enrolment: Enrolment.nullable(),
});

export type ClaimState =
  | { readonly state: 'waiting' }
  | { readonly state: 'over'; readonly reason: string | null }
  | { readonly state: 'enrolled'; readonly enrolment: Enrolment };

/** Has the second person at the desk compared the digits and let this tablet in? */
export async function askClaim({ code, ground }: Claim, publicKey: Bytes): Promise<ClaimState> {
  const { state, reason, enrolment } = await call('access.devices.status', { code }, Status);
  if (enrolment !== null) {
    // The desk must have enrolled the very key that this tablet holds, and be who it was when the digits were made.
    if (enrolment.writer !== writerOf(publicKey) || !isSameGround(enrolment, ground))
      throw new OpenedOtherwise();
    return { state: 'enrolled', enrolment };
  }
  return state === 'refused' || state === 'revoked' ? { state: 'over', reason } : { state: 'waiting' };
}

export const whyNot = (cause: unknown): ReturnType<typeof refusalOf> =>
  cause instanceof OpenedOtherwise ? { code: 'access.opened-otherwise', facts: {} } : refusalOf(cause);
