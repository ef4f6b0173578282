import { z } from 'zod';
import { ferryRecipient } from '../ferry/identity.ts';
import { type DeviceDb, readFact, writeFact } from '../journal/device-db.ts';
import type { VaultKeys } from '../vault/vault-keys.ts';
import { call } from './call.ts';

const Addressed = z.object({ recipient: z.string() });

/** Tells the office where to seal what is carried to this tablet. */
export async function sayAddress(db: DeviceDb, recipient: string, bearer: string): Promise<void> {
  await call('exchange.address', { recipient }, Addressed, { bearer });
  await writeFact(db, 'ferry-address', recipient);
}

/** Once for each vault; a tablet from before files could be carried says it at its next contact. */
export async function sayAddressOnce(
  db: DeviceDb,
  keys: VaultKeys,
  bearer: () => Promise<string>,
): Promise<void> {
  const recipient = await ferryRecipient(keys);
  if ((await readFact<string>(db, 'ferry-address')) !== recipient)
    await sayAddress(db, recipient, await bearer());
}
