import { mkdirSync, mkdtempSync, rmdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { openHouse } from '../house/house.ts';
import { openTown } from '../house/town.ts';

const folder = mkdtempSync(join(tmpdir(), 'mingcha-keys-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('a key that an erasure emptied and a fault kept is destroyed by the next start, and one that still opens something is not', async () => {
  const first = await openHouse({ folder });
  const town = await openTown(first);
  const { settings } = first.services;
  const register = (name: string, phone: string) =>
    town.admin.registry.registerPerson({ name, phone, unit: town.unit });
  const { id: gone } = await register('白景和', '19900001111');
  const { id: half } = await register('冯启', '19900002222');
  const director = await town.as('director');
  const privacy = await town.as('privacy');
  const erase = async (person: string, only?: readonly string[]) => {
    const { entries } = await director.erasures.held({ person });
    const asked = await director.erasures.ask({
      person,
      entries: entries.map(({ hash, paths }) => ({ hash, paths: only ? [...only] : paths })),
      reason: '本人申请删除',
    });
    await privacy.erasures.approve({ id: asked.id, expected: asked.version });
  };

  // Where the mark of destruction should be written lies something that cannot be written: the commit is behind us already.
  const obstacle = join(settings.folders.keys, `${gone}.destroyed`);
  mkdirSync(obstacle);
  await erase(gone);
  await erase(half, ['phone']);
  const { prisma } = first.services.db.reader;
  expect((await prisma.person.findUnique({ where: { id: gone } }))?.name, 'erased all the same').toBeNull();
  expect(first.services.keyring.get(gone), 'and the key outlived it').not.toBeNull();
  await first.close();

  const blocked = await openHouse({ folder });
  expect(blocked.services.keyring.get(gone), 'a start goes on where the disk still refuses').not.toBeNull();
  await blocked.close();

  rmdirSync(obstacle);
  const again = await openHouse({ folder });
  const { keyring } = again.services;
  expect([keyring.get(gone), keyring.isDestroyed(gone)]).toEqual([null, true]);
  expect(keyring.get(half)).not.toBeNull();
  await again.close();
}, 180_000);
