import type { DeviceDb } from '../journal/device-db.ts';
import type { DeviceKeys } from '../keys/device-keys.ts';
import { evaluate, makePasskey, type NewPasskey } from './passkey-ceremony.ts';
import { unwrapWithPrf, wrapWithPrf } from './passkey-wrap.ts';
import { forgetPinTries } from './pin-guard.ts';
import { openVaultKeys, type VaultKeys } from './vault-keys.ts';

interface Parts {
  readonly db: DeviceDb;
  readonly device: DeviceKeys;
  readonly now: () => number;
}

/** A second way to the same secret: the PIN's own wrap is not touched, and stays the way back. */
export async function addPasskey(
  { db, device, now }: Parts,
  person: string,
  keys: VaultKeys,
  called: string,
  make: (called: string) => Promise<NewPasskey> = makePasskey,
): Promise<void> {
  const { credential, salt, prf } = await make(called);
  const box = await wrapWithPrf(prf, keys.secret, credential, device.wrapping);
  prf.fill(0);
  await db.passkeys.put({ credential, person, salt, box, at: now() });
}

export const removePasskey = ({ db }: Pick<Parts, 'db'>, credential: string): Promise<void> =>
  db.passkeys.delete(credential);

/** Null when the passkey opened nothing here: the PIN is asked for as before. */
export async function unlockWithPasskey(
  { db, device, now }: Parts,
  ask: typeof evaluate = evaluate,
): Promise<{ person: string; keys: VaultKeys } | null> {
  const rows = await db.passkeys.toArray();
  if (rows.length === 0) return null;
  const { credential, prf } = await ask(rows);
  const row = rows.find((each) => each.credential === credential);
  if (row === undefined || (await db.persons.get(row.person)) === undefined) return null;
  const secret = await unwrapWithPrf(prf, row.box, credential, device.wrapping);
  prf.fill(0);
  if (secret === null) return null;
  await forgetPinTries(db);
  await db.persons.update(row.person, { usedAt: now() });
  return { person: row.person, keys: await openVaultKeys(secret) };
}
