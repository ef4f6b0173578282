import { type Bytes, concat, fromUtf8, owned, random, utf8 } from '../keys/bytes.ts';
import type { VaultKeys } from './vault-keys.ts';

/** A small sealed value at rest: iv ‖ AES-256-GCM(JSON), bound to the place it is kept in. */
export async function sealBox(keys: VaultKeys, place: string, value: unknown): Promise<Bytes> {
  const iv = random(12);
  const sealed = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv, additionalData: utf8(place) },
    await keys.boxKey(),
    utf8(JSON.stringify(value)),
  );
  return concat(iv, new Uint8Array(sealed));
}

/** What it gives is as trustworthy as this tablet; callers parse it all the same where its shape may have aged. */
export async function openBox(keys: VaultKeys, place: string, box: Uint8Array): Promise<unknown> {
  const plain = await crypto.subtle.decrypt(
    { name: 'AES-GCM', iv: owned(box.subarray(0, 12)), additionalData: utf8(place) },
    await keys.boxKey(),
    owned(box.subarray(12)),
  );
  return JSON.parse(fromUtf8(new Uint8Array(plain)));
}
