import { proveSession } from '@mingcha/journal';
import { z } from 'zod';
import { deviceSigner } from '../keys/ports.ts';
import type { Tablet } from '../state/tablet.ts';
import type { NewPersonKey } from '../vault/vault.ts';
import { sayAddress } from './address.ts';
import { call } from './call.ts';
import { Challenge, Session } from './wire.ts';

const Proved = z.object({ person: z.string() });

/**
 * While online: user name and password prove who holds the pen, the tablet's session says where, and the public half of
 * the key made here becomes that person's. The key is kept here only after the server has it.
 */
export async function proveMember(
  { db, device }: Tablet,
  account: { username: string; password: string },
  key: NewPersonKey,
): Promise<void> {
  const signer = deviceSigner(device);
  const { token } = await call('exchange.challenge', null, Challenge);
  const proof = await proveSession(signer, token);
  const { bearer } = await call('exchange.open', { writer: signer.writer, token, sig: proof.sig }, Session);
  const input = { ...account, publicKey: key.publicKey, alg: key.alg };
  const { person } = await call('session.prove', input, Proved, { bearer });
  await key.keep(person);
  // From here on the tablet may never see the network again: a file must be able to find it.
  await sayAddress(db, await key.recipient(), bearer);
}
