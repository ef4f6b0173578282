import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, expect, it } from 'vitest';
import { BlobStore } from '../../src/blobs/blob-store.ts';
import { destroyGoing } from '../../src/capabilities/retention/destroy-bytes.ts';
import type { Services } from '../../src/services.ts';
import { takeIn } from '../../src/uploads/finish.ts';

const folder = mkdtempSync(join(tmpdir(), 'mingcha-brought-again-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('bytes that another recording brings while they are destroyed are not lost with them', async () => {
  const bytes = Buffer.from('two recordings of the very same bytes');
  const store = new BlobStore(join(folder, 'blobs'));
  const { sha256, size } = await store.put(bytes);
  const file = join(folder, 'brought');
  writeFileSync(file, bytes);
  let rows = [{ sha256, subject: 'evd_gone', state: 'destroying' }];
  const going = () => rows.filter(({ state }) => state === 'destroying');
  const blob = {
    findMany: async () => going(),
    count: async () => going().length,
    deleteMany: async () => {
      rows = rows.filter(({ state }) => state !== 'destroying');
    },
    createMany: async ({ data }: { data: (typeof rows)[0] }) => {
      if (rows.length === 0) rows.push(data);
    },
  };
  const db = {
    prisma: { blob },
    transact: (work: (writer: unknown) => unknown) => work({ bookkeeping: { blob } }),
    // Who looked what still names these bytes looked before the other recording was there.
    read: async () => ({ living: new Set(), names: [] }),
  };
  let brought: Promise<unknown> = Promise.resolve();
  const blobs = Object.assign(new BlobStore(join(folder, 'blobs')), {
    destroy: async (one: string) => {
      const row = { sha256, size, mime: 'image/jpeg', office: 'ofc', subject: 'evd_again' };
      brought = takeIn(services, file, row);
      await Promise.race([brought, setTimeout(200)]);
      await store.destroy(one);
    },
  });
  const services = { db, blobs, now: () => 1, settings: { folders: {} } } as unknown as Services;
  await destroyGoing(services);
  await brought;
  expect(rows).toMatchObject([{ subject: 'evd_again', state: 'stored' }]);
  expect(readFileSync(store.absolute(sha256))).toEqual(bytes);
});
