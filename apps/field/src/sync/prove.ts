import { proveSession } from '@mingcha/journal';
import { z } from 'zod';
import { sendAsideAgain } from '../journal/log.ts';
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
  { db, device }: Pick<Tablet, 'db' | 'device'>,
  account: { username: string; password: string },
  key: NewPersonKey,
): Promise<void> {
  const signer = deviceSigner(device);
  const { token } = await call('exchange.challenge', null, Challenge);
  const proof = await proveSession(signer, token);
  const { bearer } = await call('exchange.open', { writer: signer.writer, token, sig: proof.sig }, Session);
  const prove = ({ publicKey, alg }: Pick<NewPersonKey, 'publicKey' | 'alg'>) =>
    call('session.prove', { ...account, publicKey, alg }, Proved, { bearer });
  const { person } = await prove(key);
  const before = await db.persons.get(person);
  if (before !== undefined) {
    // Theirs as well, where an old backup no longer knows it: what it signed is taken now.
    await prove(before);
    await sendAsideAgain(db, 'attestation.key-other');
  }
  await key.keep(person);
  // From here on the tablet may never see the network again: a file must be able to find it.
  await sayAddress(db, await key.recipient(), bearer);
}
