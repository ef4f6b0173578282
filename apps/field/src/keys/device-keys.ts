import type { DeviceDb } from '../journal/device-db.ts';
import type { Bytes } from './bytes.ts';
import { generateSigningPair, type SigningAlg } from './signing.ts';

export interface DeviceKeys {
  readonly alg: SigningAlg;
  readonly signing: CryptoKey;
  readonly publicKey: Bytes;
  /** AES-GCM, outermost layer of every PIN wrap. */
  readonly wrapping: CryptoKey;
}

export async function readDeviceKeys(db: DeviceDb): Promise<DeviceKeys | null> {
  const [signing, wrapping] = await Promise.all([db.keys.get('signing'), db.keys.get('wrapping')]);
  if (signing === undefined || wrapping === undefined) return null;
  if (signing.publicKey === null || signing.alg === 'aes-256-gcm') return null;
  return { alg: signing.alg, signing: signing.key, publicKey: signing.publicKey, wrapping: wrapping.key };
}

/** Makes this tablet's keys once. Neither can be read out, not even by this code. */
export async function ensureDeviceKeys(db: DeviceDb): Promise<DeviceKeys> {
  const present = await readDeviceKeys(db);
  if (present !== null) return present;
  const pair = await generateSigningPair(false);
  const wrapping = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, [
    'encrypt',
    'decrypt',
  ]);
  await db.transaction('rw', db.keys, async () => {
    // Another tab may have been first: its keys stand.
    if ((await db.keys.get('signing')) !== undefined) return;
    await db.keys.put({ name: 'signing', alg: pair.alg, key: pair.privateKey, publicKey: pair.publicKey });
    await db.keys.put({ name: 'wrapping', alg: 'aes-256-gcm', key: wrapping, publicKey: null });
  });
  const made = await readDeviceKeys(db);
  if (made === null) throw new Error('device keys could not be kept');
  return made;
}
