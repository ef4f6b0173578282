import type { DeviceDb } from '../journal/device-db.ts';
import { readDeviceKeys } from '../keys/device-keys.ts';
import { signWith, verifyWith } from '../keys/signing.ts';

export type Check = 'storage' | 'space' | 'key' | 'camera' | 'microphone' | 'position' | 'offline';
export const checks: readonly Check[] = [
  'storage',
  'space',
  'key',
  'camera',
  'microphone',
  'position',
  'offline',
];

export interface Outcome {
  readonly ok: boolean;
  /** A number for its sentence: free bytes. */
  readonly bytes?: number;
}

/** Half an hour of video and a day of pictures. */
const enough = 2 * 1024 ** 3;

async function tracks(constraints: MediaStreamConstraints): Promise<boolean> {
  const stream = await navigator.mediaDevices.getUserMedia(constraints);
  const live = stream.getTracks().some((track) => track.readyState === 'live');
  for (const track of stream.getTracks()) track.stop();
  return live;
}

const run: Record<Check, (db: DeviceDb) => Promise<Outcome>> = {
  storage: async () => ({ ok: (await navigator.storage.persisted()) || (await navigator.storage.persist()) }),
  space: async () => {
    const { quota = 0, usage = 0 } = await navigator.storage.estimate();
    return { ok: quota - usage >= enough, bytes: quota - usage };
  },
  key: async (db) => {
    const keys = await readDeviceKeys(db);
    if (keys === null || keys.signing.extractable) return { ok: false };
    const message = crypto.getRandomValues(new Uint8Array(16));
    const signature = await signWith(keys.alg, keys.signing, message);
    return { ok: await verifyWith(keys.alg, keys.publicKey, signature, message) };
  },
  camera: async () => ({ ok: await tracks({ video: { facingMode: { ideal: 'environment' } } }) }),
  microphone: async () => ({ ok: await tracks({ audio: true }) }),
  position: () =>
    new Promise((done) => {
      if (navigator.geolocation === undefined) return done({ ok: false });
      navigator.geolocation.getCurrentPosition(
        () => done({ ok: true }),
        () => done({ ok: false }),
        { timeout: 8_000, maximumAge: 60_000 },
      );
    }),
  offline: async () => ({ ok: (await navigator.serviceWorker?.getRegistration('/field/'))?.active != null }),
};

export async function runCheck(check: Check, db: DeviceDb): Promise<Outcome> {
  try {
    return await run[check](db);
  } catch {
    return { ok: false };
  }
}
