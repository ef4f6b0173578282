import { ferryRecipient } from '../ferry/identity.ts';
import type { DeviceDb, PersonRow } from '../journal/device-db.ts';
import { writeFact } from '../journal/device-db.ts';
import { random, toBase64url } from '../keys/bytes.ts';
import type { DeviceKeys } from '../keys/device-keys.ts';
import { generateSigningPair, importPrivateKey, type SigningAlg, signWith } from '../keys/signing.ts';
import { hasVault } from './has-vault.ts';
import { countPinTry, forgetPinTries, pinWait } from './pin-guard.ts';
import { type PinCost, tabletCost, unwrapWithPin, wrapWithPin } from './pin-wrap.ts';
import { sealForRecovery } from './recovery.ts';
import { openVaultKeys, type VaultKeys } from './vault-keys.ts';

export const pinPattern = /^\d{6,12}$/;

export type PinAnswer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly waitMs: number };

/** A person's own key, made here and not yet announced; `keep` writes it once the server has said whose it is. */
export interface NewPersonKey {
  readonly alg: SigningAlg;
  readonly publicKey: string;
  /** Where files for this tablet are sealed, as long as this vault lives. */
  recipient(): Promise<string>;
  keep(person: string): Promise<void>;
}

export interface PersonSigner {
  readonly person: string;
  readonly alg: SigningAlg;
  readonly publicKey: string;
  sign(message: Uint8Array): Promise<Uint8Array>;
}

export interface VaultParts {
  readonly db: DeviceDb;
  readonly device: DeviceKeys;
  readonly recoveryKey: string;
  readonly now: () => number;
  readonly cost?: PinCost;
}

const keyPlace = (publicKey: string) => `person-key/${publicKey}`;
const vaultPlace = (publicKey: string) => `vault/${publicKey}`;

/**
 * Makes a person's signing key under their own PIN. The first person's vault is new; a later person is let in by
 * whoever has it open. The vault's secret is also sealed for the office's recovery key, so a forgotten PIN loses nothing.
 */
export async function makePersonKey(
  parts: VaultParts,
  pin: string,
  open: VaultKeys | null,
): Promise<NewPersonKey> {
  const { db, device, cost = tabletCost } = parts;
  if (open === null && (await hasVault(db)))
    throw new Error('the vault must be open to let another person in');
  const secret = open?.secret ?? random(32);
  const pair = await generateSigningPair(true);
  const pkcs8 = new Uint8Array(await crypto.subtle.exportKey('pkcs8', pair.privateKey));
  const publicKey = toBase64url(pair.publicKey);
  const row: Omit<PersonRow, 'person'> = {
    alg: pair.alg,
    publicKey,
    keyWrap: await wrapWithPin(pin, pkcs8, keyPlace(publicKey), device.wrapping, cost),
    vaultWrap: await wrapWithPin(pin, secret, vaultPlace(publicKey), device.wrapping, cost),
    usedAt: parts.now(),
  };
  pkcs8.fill(0);
  const recovery = open === null ? await sealForRecovery(parts.recoveryKey, secret) : null;
  return {
    alg: row.alg,
    publicKey: row.publicKey,
    recipient: async () => ferryRecipient(await openVaultKeys(secret)),
    keep: (person) =>
      db.transaction('rw', db.persons, db.facts, async () => {
        if (recovery !== null) await writeFact(db, 'vault-recovery', recovery);
        await db.persons.put({ ...row, person });
      }),
  };
}

/** Opens the vault with any enrolled person's PIN. Wrong: counted, slower and slower, never wiped. */
export async function unlockVault(
  parts: VaultParts,
  pin: string,
): Promise<PinAnswer<{ person: string; keys: VaultKeys }>> {
  const { db, device, now } = parts;
  const wait = await pinWait(db, now());
  if (wait > 0) return { ok: false, waitMs: wait };
  await countPinTry(db, now());
  const rows = (await db.persons.toArray()).sort((a, b) => b.usedAt - a.usedAt);
  for (const row of rows) {
    const secret = await unwrapWithPin(pin, row.vaultWrap, vaultPlace(row.publicKey), device.wrapping);
    if (secret === null) continue;
    await forgetPinTries(db);
    await db.persons.update(row.person, { usedAt: now() });
    return { ok: true, value: { person: row.person, keys: await openVaultKeys(secret) } };
  }
  return { ok: false, waitMs: await pinWait(db, now()) };
}

/** A person's own signature key, for one act: their PIN is asked for every time. */
export async function openPersonKey(
  parts: VaultParts,
  person: string,
  pin: string,
): Promise<PinAnswer<PersonSigner>> {
  const { db, device, now } = parts;
  const wait = await pinWait(db, now());
  if (wait > 0) return { ok: false, waitMs: wait };
  const row = await db.persons.get(person);
  if (row === undefined) return { ok: false, waitMs: 0 };
  await countPinTry(db, now());
  const pkcs8 = await unwrapWithPin(pin, row.keyWrap, keyPlace(row.publicKey), device.wrapping);
  if (pkcs8 === null) return { ok: false, waitMs: await pinWait(db, now()) };
  await forgetPinTries(db);
  const key = await importPrivateKey(row.alg, pkcs8);
  pkcs8.fill(0);
  return {
    ok: true,
    value: {
      person,
      alg: row.alg,
      publicKey: row.publicKey,
      sign: (message) => signWith(row.alg, key, message),
    },
  };
}

export type PinChange = { readonly ok: true } | { readonly ok: false; readonly waitMs: number };

/** New wraps of the same secrets; the old PIN is asked for as for any act. */
export async function changePin(
  parts: VaultParts,
  person: string,
  pin: string,
  next: string,
): Promise<PinChange> {
  const { db, device, now, cost = tabletCost } = parts;
  const wait = await pinWait(db, now());
  const row = await db.persons.get(person);
  if (wait > 0 || row === undefined) return { ok: false, waitMs: wait };
  await countPinTry(db, now());
  const key = await unwrapWithPin(pin, row.keyWrap, keyPlace(row.publicKey), device.wrapping);
  const secret = await unwrapWithPin(pin, row.vaultWrap, vaultPlace(row.publicKey), device.wrapping);
  if (key === null || secret === null) return { ok: false, waitMs: await pinWait(db, now()) };
  const keyWrap = await wrapWithPin(next, key, keyPlace(row.publicKey), device.wrapping, cost);
  const vaultWrap = await wrapWithPin(next, secret, vaultPlace(row.publicKey), device.wrapping, cost);
  await db.persons.update(person, { keyWrap, vaultWrap });
  await forgetPinTries(db);
  return { ok: true };
}
