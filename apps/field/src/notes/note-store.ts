import type { DeviceDb } from '../journal/device-db.ts';
import { type Bytes, concat, fromUtf8, newId, owned, random, utf8 } from '../keys/bytes.ts';

/** A note of somebody's own. It is no record of a visit: it is never sent, and nobody looks for it. */
export interface Note {
  readonly id: string;
  readonly at: number;
  readonly text: string;
}

export interface NoteStore {
  /** Newest first. */
  list(): Promise<readonly Note[]>;
  write(id: string, text: string): Promise<void>;
  remove(id: string): Promise<void>;
}

export const newNoteId = (): string => newId('jot');

/**
 * Notes lie outside the vault, since the page has to take and show them while the vault is shut: a notes page that cannot
 * be written on is no notes page. They are sealed with a key of their own that never leaves this browser, so that a copied
 * disk tells nothing; whoever holds the tablet can read them, as anybody's notes.
 */
export function openNotes(db: DeviceDb, now: () => number): NoteStore {
  const key = notesKey(db);
  const bound = (id: string) => utf8(`jotting/${id}`);
  async function seal(id: string, text: string): Promise<Bytes> {
    const iv = random(12);
    const params = { name: 'AES-GCM', iv, additionalData: bound(id) };
    return concat(iv, new Uint8Array(await crypto.subtle.encrypt(params, await key, utf8(text))));
  }
  async function open(id: string, box: Uint8Array): Promise<string> {
    const params = { name: 'AES-GCM', iv: owned(box.slice(0, 12)), additionalData: bound(id) };
    return fromUtf8(new Uint8Array(await crypto.subtle.decrypt(params, await key, owned(box.slice(12)))));
  }
  return {
    async list() {
      const rows = await db.jottings.toArray();
      const notes = await Promise.all(
        rows.map(async ({ key: id, at, box }) => ({ id, at, text: await open(id, box) })),
      );
      return notes.sort((a, b) => b.at - a.at);
    },
    async write(id, text) {
      const box = await seal(id, text);
      await db.jottings.put({ key: id, at: now(), box });
    },
    remove: (id) => db.jottings.delete(id),
  };
}

async function notesKey(db: DeviceDb): Promise<CryptoKey> {
  const present = await db.keys.get('notes');
  if (present !== undefined) return present.key;
  const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, [
    'encrypt',
    'decrypt',
  ]);
  await db.transaction('rw', db.keys, async () => {
    // Another tab may have been first: its key stands.
    if ((await db.keys.get('notes')) === undefined)
      await db.keys.put({ name: 'notes', alg: 'aes-256-gcm', key, publicKey: null });
  });
  const kept = await db.keys.get('notes');
  if (kept === undefined) throw new Error('the key of the notes could not be kept');
  return kept.key;
}
