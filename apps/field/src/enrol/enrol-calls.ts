import { z } from 'zod';
import { toBase64url } from '../keys/bytes.ts';
import type { DeviceKeys } from '../keys/device-keys.ts';
import { call } from '../sync/call.ts';
import { Enrolment } from './enrolment.ts';

const Claimed = z.object({ deviceId: z.string(), checkCode: z.string() });

/** Hands this tablet's public key to the desk under the code that was scanned. */
export async function claimDevice(keys: DeviceKeys, code: string, name: string) {
  const input = { code, publicKey: toBase64url(keys.publicKey), alg: keys.alg, name };
  return call('access.devices.claim', input, Claimed);
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
export async function askClaim(code: string, writer: string): Promise<ClaimState> {
  const { state, reason, enrolment } = await call('access.devices.status', { code }, Status);
  if (enrolment !== null) {
    // The desk must have enrolled the very key that this tablet holds.
    if (enrolment.writer !== writer) throw new Error('the desk enrolled another key than this one');
    return { state: 'enrolled', enrolment };
  }
  return state === 'refused' || state === 'revoked' ? { state: 'over', reason } : { state: 'waiting' };
}
