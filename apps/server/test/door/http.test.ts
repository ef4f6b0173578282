import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { migrate, startEmbedded } from '@mingcha/db';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Env } from '../../src/config/env.ts';
import { openSecrets } from '../../src/config/secrets.ts';
import { settingsOf } from '../../src/config/settings.ts';
import { createServer, type RunningServer } from '../../src/create-server.ts';
import { prepareFolders } from '../../src/start/folder.ts';
import { parseRange } from '../../src/web/range.ts';

let folder: string;
let server: RunningServer;
let close: () => Promise<void>;
const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${server.url}${path}`, { headers });

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'mingcha-door-'));
  for (const app of ['desk', 'field']) {
    mkdirSync(join(folder, app, 'assets'), { recursive: true });
    writeFileSync(join(folder, app, 'index.html'), `<!doctype html><title>${app}</title>`);
    writeFileSync(join(folder, app, 'assets', 'a-1234.js'), 'export {};');
    writeFileSync(join(folder, app, 'assets', 'a-1234.js.br'), brotliCompressSync('export {};'));
    writeFileSync(join(folder, app, 'sw.js'), '// worker');
  }
  const embedded = await startEmbedded({ folder: join(folder, 'data') });
  await migrate(embedded.url);
  const env = Env.parse({
    MINGCHA_DATA: join(folder, 'data'),
    MINGCHA_LOG: 'silent',
    MINGCHA_MIN_FREE_MB: '0',
  });
  const settings = { ...settingsOf(env, folder, 'C'), port: 0 };
  prepareFolders(settings.folders, 0);
  const secrets = await openSecrets(settings.folders.secrets, 2);
  server = await createServer(settings, secrets, {
    jobs: false,
    apps: { desk: join(folder, 'desk'), field: join(folder, 'field') },
    store: { url: embedded.url, directUrl: embedded.url, stop: async () => {} },
  });
  close = async () => {
    await server.stop();
    await embedded.stop();
    rmSync(folder, { recursive: true, force: true });
  };
});
afterAll(() => close());

describe('pages', () => {
  test('of both apps come with a policy that lets nothing foreign in, and are never kept', async () => {
    for (const [path, title] of [
      ['/', 'desk'],
      ['/field/', 'field'],
    ] as const) {
      const answer = await get(path);
      expect(await answer.text()).toContain(`<title>${title}</title>`);
      expect(answer.headers.get('cache-control')).toBe('no-store');
      const policy = answer.headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'none'");
      expect(policy).toMatch(/script-src 'self' 'wasm-unsafe-eval'(;|$)/);
      expect(policy).toMatch(/style-src 'self'(;|$)/);
      expect(policy).toContain("frame-ancestors 'none'");
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
      expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
      expect(answer.headers.get('permissions-policy')).toContain('camera=(self)');
    }
  });

  test('inside an app are the app itself; named files are kept for a year, a worker is asked for each time', async () => {
    expect(await (await get('/findings/fnd_x')).text()).toContain('desk');
    expect(await (await get('/field/visit/1')).text()).toContain('field');
    expect((await get('/assets/a-1234.js')).headers.get('cache-control')).toContain('immutable');
    expect((await get('/field/sw.js')).headers.get('cache-control')).toBe('no-cache');
    expect((await get('/assets/gone-1.js')).status).toBe(404);
    expect((await get('/field')).redirected).toBe(true);
  });

  test('a script goes out compressed to whoever takes it so, and is the same to everybody', async () => {
    for (const [accepted, coding] of [
      ['gzip, br', 'br'],
      ['gzip;q=1, br;q=0.5', 'br'],
      ['gzip, br;q=0', null],
      ['identity', null],
    ] as const) {
      const answer = await get('/field/assets/a-1234.js', { 'accept-encoding': accepted });
      expect(answer.headers.get('content-encoding'), accepted).toBe(coding);
      expect(answer.headers.get('content-type')).toMatch(/javascript/);
      expect(answer.headers.get('vary')).toContain('accept-encoding');
      expect(await answer.text()).toBe('export {};');
    }
  });

  test('never are files outside their folder', async () => {
    for (const path of ['/..%2f..%2fdata%2fsecrets%2freceipt.pem', '/assets/..%2f..%2f..%2fetc%2fpasswd'])
      expect((await get(path)).status, path).not.toBe(200);
    expect(existsSync(join(folder, 'data/secrets/receipt.pem'))).toBe(true);
  });
});

describe('programs', () => {
  test('are answered as programs: a code and facts, never a page', async () => {
    const unknown = await get('/api/auth/nothing');
    expect(unknown.status).toBe(404);
    expect(await unknown.json()).toEqual({ refusal: { code: 'not-found', facts: { subject: '' } } });
    const refused = await get('/trpc/visits.list?input=%7B%7D');
    expect(refused.status).toBe(401);
    expect(((await refused.json()) as { error: { data: object } }).error.data).toMatchObject({
      refusal: { code: 'not-signed-in', facts: {} },
    });
    const malformed = await fetch(`${server.url}/trpc/exchange.open`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"writer":1}',
    });
    expect(((await malformed.json()) as { error: { data: object } }).error.data).toMatchObject({
      refusal: { code: 'input-invalid', facts: { field: 'writer' } },
    });
  });

  test('see whether work can be done; figures are for this machine alone', async () => {
    expect(await (await get('/health')).json()).toMatchObject({ ok: true });
    expect((await get('/metrics')).status).toBe(200);
    expect((await get('/metrics', { 'x-forwarded-for': '10.0.0.1' })).status).toBe(404);
  });

  test('that guess are slowed down', async () => {
    const attempts = await Promise.all(
      Array.from({ length: 40 }, (_, n) =>
        fetch(`${server.url}/api/auth/sign-in/username`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ username: `guess${n % 2}`, password: 'x' }),
        }),
      ),
    );
    const slowed = attempts.filter(({ status }) => status === 429);
    expect(slowed.length).toBeGreaterThanOrEqual(10);
    expect(await slowed[0]?.json()).toMatchObject({ refusal: { code: 'too-many-requests' } });
  });
});

test('byte ranges are read as RFC 9110 writes them', () => {
  expect(parseRange('bytes=0-99', 1000)).toEqual({ start: 0, end: 99 });
  expect(parseRange('bytes=900-', 1000)).toEqual({ start: 900, end: 999 });
  expect(parseRange('bytes=-100', 1000)).toEqual({ start: 900, end: 999 });
  expect(parseRange('bytes=0-5000', 1000)).toEqual({ start: 0, end: 999 });
  expect(parseRange('bytes=1000-', 1000)).toBe('unsatisfiable');
  expect(parseRange('bytes=5-2', 1000)).toBe('unsatisfiable');
  expect(parseRange('items=0-1', 1000)).toBeNull();
  expect(parseRange(undefined, 1000)).toBeNull();
});
