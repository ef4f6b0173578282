import { evidenceLifecycle } from '@mingcha/domain/evidence';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Fix } from '../src/capture/position.ts';
import { random } from '../src/keys/bytes.ts';
import { lookAt } from '../src/self-test/checks.ts';
import { missingParts } from '../src/self-test/missing-parts.ts';
import type { Pack } from '../src/state/pack.ts';
import { readRange } from '../src/vault/media-reader.ts';
import { sliceSize } from '../src/vault/media-writer.ts';
import { makePersonKey, unlockVault } from '../src/vault/vault.ts';
import { importFromGallery } from '../src/visit/import-acts.ts';
import { keepPhoto } from '../src/visit/media-acts.ts';
import { type FieldVisit, runningVisit } from './helpers/field-visit.ts';

// What others' users paid for: docs/field-traps.md has the whole list, and where the rest of it is tried.
afterEach(() => vi.unstubAllGlobals());

const stateOf = ({ open }: FieldVisit, id: string) => open.notebook.stateOf(evidenceLifecycle, id);

describe('a service worker that answers an upload sends an empty body:', () => {
  type Fetched = {
    request: { method: string; url: string; mode: string };
    respondWith(answer: Promise<unknown>): void;
  };
  const origin = 'https://tablet.example';

  async function worker() {
    const heard = new Map<string, (event: Fetched) => void>();
    vi.stubGlobal('self', {
      __WB_MANIFEST: [],
      location: { origin },
      addEventListener: (type: string, listener: (event: Fetched) => void) => heard.set(type, listener),
    });
    vi.stubGlobal('caches', { match: async () => undefined, keys: async () => [], has: async () => false });
    vi.resetModules();
    await import('../src/sw.ts');
    return (method: string, path: string): boolean => {
      let answered = false;
      heard.get('fetch')?.({
        request: { method, url: new URL(path, origin).href, mode: 'cors' },
        respondWith(answer) {
          answered = true;
          answer.catch(() => {});
        },
      });
      return answered;
    };
  }

  it('ours answers no POST and no PATCH, wherever it goes, and of GET only its own files', async () => {
    const answers = await worker();
    for (const method of ['POST', 'PATCH', 'PUT', 'HEAD', 'DELETE', 'OPTIONS'])
      for (const path of [
        '/uploads',
        '/uploads/evd_1-aa',
        '/trpc/exchange.push',
        '/field/',
        '/field/assets/a.js',
      ])
        expect(answers(method, path), `${method} ${path}`).toBe(false);
    for (const path of [
      '/uploads/evd_1-aa',
      '/trpc/session.me',
      '/health',
      '/',
      'https://other.example/field/a.js',
    ])
      expect(answers('GET', path), path).toBe(false);
    expect(answers('GET', '/field/assets/a.js'), 'this test would notice an answer').toBe(true);
  });
});

describe('the browser strips the position from a picture that is handed to it:', () => {
  const here: Promise<Fix> = Promise.resolve({
    position: { lat7: 360_662_000, lon7: 1_203_826_000, accuracyCm: 800 },
    noFix: null,
  });
  /** The head of a JPEG with a GPS directory, as a camera writes it. */
  const exif = Uint8Array.from([
    ...[0xff, 0xd8, 0xff, 0xe1, 0x00, 0x22, ...new TextEncoder().encode('Exif\0\0II*\0')],
    ...[8, 0, 0, 0, 1, 0, 0x25, 0x88, 4, 0, 1, 0, 0, 0, 0x1a, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xd9],
  ]);

  it('ours has the place that was read at the shutter, and the bytes as they came', async () => {
    const field = await runningVisit(['photo']);
    const stripped = Uint8Array.from([0xff, 0xd8, 0xff, 0xd9]);
    const to = { visit: field.visit, finding: null, position: here };
    const kept = await keepPhoto(field.open, stripped.slice(), to);
    expect(stateOf(field, kept.id).position).toEqual((await here).position);
    expect(await readRange(field.store, field.open.keys, kept.id, 0, 4)).toEqual(stripped);
  });

  it('and what a file says of itself is never taken for a place', async () => {
    const field = await runningVisit(['photo']);
    const file = new File([exif], 'IMG_1.jpg', { type: 'image/jpeg' });
    const kept = await importFromGallery(field.open, file, { visit: field.visit, finding: null });
    expect(stateOf(field, kept.id)).toMatchObject({ position: null, noFix: 'not-native' });
  });
});

describe('large blobs in the database of a browser break:', () => {
  it('ours holds none; a picture of nine megabytes lies in the file system, in small chunks', async () => {
    const field = await runningVisit(['photo']);
    const position: Promise<Fix> = Promise.resolve({ position: null, noFix: 'off' });
    const bytes = random(9_000_000);
    await keepPhoto(field.open, bytes, { visit: field.visit, finding: null, position });
    for (const table of field.bench.db.tables)
      for (const row of await table.toArray()) expect(largest(row), table.name).toBeLessThan(64 * 1024);
    const chunks = [...field.store.files.values()].map(({ length }) => length);
    expect(chunks.reduce((sum, length) => sum + length, 0)).toBeGreaterThan(9_000_000);
    expect(Math.max(...chunks)).toBeLessThanOrEqual(8 * sliceSize);
  });

  /** Bytes of the largest value in a row. */
  function largest(value: unknown): number {
    if (value instanceof Blob) return Number.POSITIVE_INFINITY;
    if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) return value.byteLength;
    if (typeof value === 'string') return value.length;
    if (typeof value !== 'object' || value === null || value instanceof CryptoKey) return 0;
    return Math.max(0, ...Object.values(value).map(largest));
  }
});

describe('the storage of a browser can be evicted:', () => {
  const occasion = { pack: null, visit: null, modes: [] } as unknown as Parameters<typeof lookAt>[1];
  const promised = async (before: boolean, asked: boolean) => {
    const persist = vi.fn(async () => asked);
    vi.stubGlobal('navigator', { storage: { persisted: async () => before, persist } });
    return { outcome: (await lookAt('storage', occasion)).outcome, asked: persist.mock.calls.length };
  };

  it('ours asks that it be kept, and the self-test before leaving is red while nobody promised it', async () => {
    expect(await promised(false, false)).toEqual({ outcome: 'fault', asked: 1 });
    expect(await promised(false, true)).toEqual({ outcome: 'good', asked: 1 });
    expect(await promised(true, false)).toEqual({ outcome: 'good', asked: 0 });
  });
});

describe('days of UTC and days of the place are off by one:', () => {
  const packOf = (year: number, zone: string) =>
    ({
      calendars: [{ year }],
      units: [],
      checklists: [],
      persons: [],
      taxonomy: { axes: [] },
      zone,
    }) as unknown as Pack;
  const lacks = (year: number, at: number) => missingParts(packOf(year, 'Asia/Shanghai'), null, at);
  const newYear = Date.UTC(2026, 11, 31, 16);

  it('ours asks for the calendar of the year that it is in the zone of the office, from the first minute of it', () => {
    expect(lacks(2026, newYear - 60_000)).not.toContain('calendars');
    expect(lacks(2026, newYear)).toContain('calendars');
    expect(lacks(2027, newYear)).not.toContain('calendars');
    expect(lacks(2027, newYear - 60_000)).toContain('calendars');
  });
});

describe('a wipe after wrong PINs destroys what was not sent:', () => {
  it('ours wipes nothing, however often; who knows the PIN finds every byte', async () => {
    const field = await runningVisit(['photo']);
    const { bench, store } = field;
    const clock = { at: 1_000_000 };
    const parts = {
      db: bench.db,
      device: bench.device,
      recoveryKey: await identityToRecipient(await generateX25519Identity()),
      now: () => clock.at,
      cost: { memory: 64, passes: 1 },
    };
    await (await makePersonKey(parts, '246810', null)).keep(bench.person);
    const position: Promise<Fix> = Promise.resolve({ position: null, noFix: 'off' });
    await keepPhoto(field.open, random(500_000), { visit: field.visit, finding: null, position });
    const lying = async () => ({
      files: new Map([...store.files].map(([name, bytes]) => [name, bytes.slice()])),
      entries: await bench.db.entries.toArray(),
      media: await bench.db.media.toArray(),
      persons: (await bench.db.persons.toArray()).map(({ usedAt: _, ...person }) => person),
    });
    const before = await lying();
    for (let tried = 0; tried < 30; tried += 1) {
      const answer = await unlockVault(parts, '000000');
      if (answer.ok) throw new Error('opened');
      clock.at += 2 * 60 * 60_000;
    }
    expect(await lying()).toEqual(before);
    expect((await unlockVault(parts, '246810')).ok).toBe(true);
  });
});
