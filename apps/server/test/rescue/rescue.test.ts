import type { OpenDatabase } from '@mingcha/db';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listHeld, rebuildTables, recordRestore, releaseHeld } from '../../src/rescue/rescue.ts';
import { verifyAll } from '../../src/verify/verify.ts';
import { Pen } from '../exchange/pen.ts';
import { releaseTask } from '../house/field-work.ts';
import { type House, openHouse } from '../house/house.ts';
import { openTown, type Town } from '../house/town.ts';

let house: House;
let town: Town;
beforeAll(async () => {
  house = await openHouse();
  town = await openTown(house);
});
afterAll(() => house.close());

async function findings(): Promise<string[]> {
  const { keyring, secrets, settings, db } = house.services;
  const { findings } = await verifyAll({
    db: db as OpenDatabase,
    keyring,
    secrets,
    folders: settings.folders,
  });
  return findings.map(({ code, place }) => `${code} ${place}`);
}

test('tables that were changed by hand are made anew from the journal', async () => {
  const { prisma } = house.services.db;
  await prisma.$executeRawUnsafe(`update unit set name = 'forged' where id = '${town.unit}'`);
  await prisma.$executeRawUnsafe(`delete from role_grant where person = '${town.person('leader')}'`);
  expect((await findings()).length).toBeGreaterThan(1);
  await rebuildTables(house.services);
  expect(await findings()).toEqual([]);
});

test('a held entry is let in by the name of somebody whose role may, with the reason as an entry', async () => {
  const { visit } = await releaseTask(town, { covert: true });
  const pen = new Pen(town);
  const device = await pen.enrol(['lead', 'inspector']);
  const lead = town.person('lead');
  const subject = { type: 'visit' as const, id: visit };
  await pen.push(
    await pen.run([await pen.write('visit.opened', subject, { packVersion: 'v' }, lead, visit)]),
  );
  const row = await house.services.db.prisma.device.findUniqueOrThrow({ where: { id: device } });
  await town.admin.access.devices.revoke({ id: device, expected: row.version, reason: '遗失' });
  const late = await pen.write('visit.noted', subject, { text: '吊销后写的' }, lead, visit);
  await pen.push(await pen.run([late]));
  expect(await listHeld(house.services)).toMatchObject([
    { hash: late.hash, reason: 'after-revocation', subject: visit },
  ]);

  const ask = (username: string) =>
    releaseHeld(house.services, { hash: late.hash, username, reason: '平板已找回，内容属实' });
  const person = town.person('director');
  await town.admin.access.accounts.open({ person, username: 'the-director' });
  await town.admin.access.accounts.open({ person: town.person('planner'), username: 'the-planner' });
  expect(await ask('nobody')).toBe('account-unknown');
  expect(await ask('the-planner')).toBe('role-missing');
  expect(await ask('the-director')).toBe('accepted');
  expect(await listHeld(house.services)).toEqual([]);
  expect(await house.services.db.reader.entry(late.hash)).not.toBeNull();
  const released = await house.services.db.prisma.entry.findFirst({ where: { kind: 'hold.released' } });
  expect(released?.actorPerson).toBe(person);
  expect(await findings()).toEqual([]);
});

test('a restore is said by the journal itself', async () => {
  const hash = await recordRestore(house.services, '自昨夜备份恢复');
  expect((await house.services.db.reader.entry(hash))?.header.kind).toBe('log.restored');
  expect(await findings()).toEqual([]);
});
