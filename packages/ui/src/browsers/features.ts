/** What a browser must bring, and since which version each family brings it. README and runbook state the outcome. */
export type AppName = 'desk' | 'field';
export type Family = 'chromium' | 'safari' | 'firefox';
export type Since = Readonly<Record<Family, number>>;

export interface Feature {
  readonly key: FeatureKey;
  readonly apps: readonly AppName[];
  /** In the language of browsers of 2009: it runs in those that lack it. A throw counts as missing. */
  readonly test: string;
  readonly since: Since;
}

export const featureKeys = [
  'module',
  'language',
  'layout',
  'events',
  'database',
  'crypto',
  'wasm',
  'worker',
  'files',
  'locks',
  'camera',
  'recorder',
] as const;
export type FeatureKey = (typeof featureKeys)[number];

const both: readonly AppName[] = ['desk', 'field'];
const field: readonly AppName[] = ['field'];

export const features: readonly Feature[] = [
  {
    key: 'module',
    apps: both,
    test: "'noModule' in document.createElement('script')",
    since: { chromium: 61, safari: 11, firefox: 60 },
  },
  {
    // The youngest of what both apps call; whoever has it knows the grammar of ES2023 too.
    key: 'language',
    apps: both,
    test: "typeof Map.groupBy === 'function' && typeof [].findLast === 'function'",
    since: { chromium: 117, safari: 17.4, firefox: 119 },
  },
  {
    key: 'layout',
    apps: both,
    test: "CSS.supports('selector(:has(a))') && CSS.supports('height', '1dvh') && CSS.supports('container-type', 'inline-size')",
    since: { chromium: 108, safari: 16, firefox: 121 },
  },
  {
    key: 'events',
    apps: ['desk'],
    test: "typeof EventSource === 'function'",
    since: { chromium: 6, safari: 5, firefox: 6 },
  },
  {
    key: 'database',
    apps: field,
    test: "typeof indexedDB === 'object' && indexedDB !== null && typeof IDBDatabase === 'function'",
    since: { chromium: 24, safari: 10, firefox: 16 },
  },
  {
    // P-256 where Ed25519 is not there yet (Chromium before 137, Firefox before 129).
    key: 'crypto',
    apps: field,
    test: "typeof crypto.subtle.generateKey === 'function'",
    since: { chromium: 41, safari: 11, firefox: 34 },
  },
  {
    key: 'wasm',
    apps: field,
    test: "typeof WebAssembly.instantiate === 'function' && typeof BigInt === 'function'",
    since: { chromium: 67, safari: 14, firefox: 68 },
  },
  {
    key: 'worker',
    apps: field,
    test: "'serviceWorker' in navigator && typeof Promise.withResolvers === 'function' && typeof caches === 'object'",
    since: { chromium: 119, safari: 17.4, firefox: 121 },
  },
  {
    key: 'files',
    apps: field,
    test: "typeof navigator.storage.getDirectory === 'function' && typeof FileSystemFileHandle === 'function'",
    since: { chromium: 102, safari: 15.2, firefox: 111 },
  },
  {
    key: 'locks',
    apps: field,
    test: "typeof navigator.locks.request === 'function'",
    since: { chromium: 69, safari: 15.4, firefox: 96 },
  },
  {
    key: 'camera',
    apps: field,
    test: "typeof navigator.mediaDevices.getUserMedia === 'function'",
    since: { chromium: 53, safari: 11, firefox: 38 },
  },
  {
    key: 'recorder',
    apps: field,
    test: "typeof MediaRecorder === 'function'",
    since: { chromium: 49, safari: 14.1, firefox: 25 },
  },
];

/** The oldest version of each family that brings everything an app needs. */
export function minimumOf(app: AppName): Since {
  const needed = features.filter(({ apps }) => apps.includes(app)).map(({ since }) => since);
  const most = (family: Family) => Math.max(...needed.map((since) => since[family]));
  return { chromium: most('chromium'), safari: most('safari'), firefox: most('firefox') };
}
