import type { RecordingMode } from '@mingcha/domain';
import { expectedNeed, type SelfTestOutcome, type SelfTestPart } from '@mingcha/domain/visits';
import type { DeviceDb } from '../journal/device-db.ts';
import { readDeviceKeys } from '../keys/device-keys.ts';
import { signWith, verifyWith } from '../keys/signing.ts';
import type { Pack } from '../state/pack.ts';
import { lookForUpdate } from '../state/update.ts';
import { canaryLives } from './canary.ts';
import { missingParts, type PackLack } from './missing-parts.ts';
import { readServerClock } from './server-clock.ts';

/** What is about to be done with this tablet; nothing in particular when somebody only wants to know. */
export interface Occasion {
  readonly db: DeviceDb;
  readonly pack: Pack | null;
  readonly visit: string | null;
  readonly modes: readonly RecordingMode[];
}

export interface Found {
  readonly outcome: SelfTestOutcome;
  readonly free?: number;
  readonly battery?: number;
  readonly clockOff?: number | null;
  /** Days since the clocks were compared. */
  readonly days?: number;
  readonly missing?: readonly string[];
}

const good: Found = { outcome: 'good' };
const fault: Found = { outcome: 'fault' };
const goodIf = (holds: boolean): Found => (holds ? good : fault);

const minute = 60_000;
const day = 86_400_000;
/** A clock may be this wrong before it muddles who saw what first. */
const clockSlack = 2 * minute;
const comparedWithin = 7 * day;
const enoughBattery = 30;

async function tracks(constraints: MediaStreamConstraints): Promise<boolean> {
  const stream = await navigator.mediaDevices.getUserMedia(constraints);
  const live = stream.getTracks().some((track) => track.readyState === 'live');
  for (const track of stream.getTracks()) track.stop();
  return live;
}

/** What this app is built on. Named as engineers name it, since the office will be asked about it. */
const features: Readonly<Record<string, () => boolean>> = {
  HTTPS: () => window.isSecureContext,
  IndexedDB: () => 'indexedDB' in window,
  WebCrypto: () => crypto.subtle !== undefined,
  OPFS: () => 'getDirectory' in (navigator.storage ?? {}),
  'Service Worker': () => 'serviceWorker' in navigator,
  'Web Locks': () => 'locks' in navigator,
  WebAssembly: () => 'WebAssembly' in window,
  getUserMedia: () => 'getUserMedia' in (navigator.mediaDevices ?? {}),
  MediaRecorder: () =>
    'MediaRecorder' in window &&
    ['audio/webm;codecs=opus', 'audio/mp4'].some((mime) => MediaRecorder.isTypeSupported(mime)),
  Geolocation: () => 'geolocation' in navigator,
};

interface BatteryManager {
  readonly level: number;
  readonly charging: boolean;
}

const run: Readonly<Record<SelfTestPart, (occasion: Occasion) => Promise<Found>>> = {
  browser: async () => {
    const missing = Object.keys(features).filter((name) => features[name]?.() !== true);
    return { ...goodIf(missing.length === 0), missing };
  },
  storage: async () => goodIf((await navigator.storage.persisted()) || (await navigator.storage.persist())),
  space: async ({ modes }) => {
    const { quota, usage } = await navigator.storage.estimate();
    if (quota === undefined) return { outcome: 'look' };
    const free = Math.max(0, quota - (usage ?? 0));
    return { ...goodIf(free >= expectedNeed(modes)), free };
  },
  battery: async () => {
    const ask = (navigator as { getBattery?: () => Promise<BatteryManager> }).getBattery;
    if (ask === undefined) return { outcome: 'look' };
    const { level, charging } = await ask.call(navigator);
    const battery = Math.round(level * 100);
    return { ...goodIf(charging || battery >= enoughBattery), battery };
  },
  clock: async ({ db }) => {
    const clock = await readServerClock(db);
    if (clock === null) return { ...fault, clockOff: null };
    const clockOff = clock.here - clock.server;
    const days = Math.floor((Date.now() - clock.here) / day);
    if (Math.abs(clockOff) > clockSlack || Date.now() < clock.here - clockSlack)
      return { ...fault, clockOff, days };
    return { outcome: Date.now() - clock.here > comparedWithin ? 'look' : 'good', clockOff, days };
  },
  key: async ({ db }) => {
    const keys = await readDeviceKeys(db);
    if (keys === null || keys.signing.extractable) return fault;
    const message = crypto.getRandomValues(new Uint8Array(16));
    const signature = await signWith(keys.alg, keys.signing, message);
    return goodIf(await verifyWith(keys.alg, keys.publicKey, signature, message));
  },
  canary: async ({ db }) => goodIf(await canaryLives(db.name)),
  camera: async () => goodIf(await tracks({ video: { facingMode: { ideal: 'environment' } } })),
  microphone: async () => goodIf(await tracks({ audio: true })),
  position: () =>
    new Promise((done) => {
      navigator.geolocation.getCurrentPosition(
        () => done(good),
        () => done(fault),
        { timeout: 8_000, maximumAge: 60_000 },
      );
    }),
  screen: async () => {
    const lock = await navigator.wakeLock.request('screen');
    await lock.release();
    return good;
  },
  shell: async () => goodIf((await navigator.serviceWorker.getRegistration('/field/'))?.active != null),
  pack: async ({ pack, visit }) => {
    const missing: readonly PackLack[] = missingParts(pack, visit, Date.now());
    return { ...goodIf(missing.length === 0), missing };
  },
  version: async () => {
    const { stand } = await lookForUpdate();
    return stand === 'unknown' ? { outcome: 'look' } : goodIf(stand === 'none');
  },
};

/** One part; a browser that throws where it was asked has answered. */
export async function lookAt(part: SelfTestPart, occasion: Occasion): Promise<Found> {
  try {
    return await run[part](occasion);
  } catch {
    return fault;
  }
}
