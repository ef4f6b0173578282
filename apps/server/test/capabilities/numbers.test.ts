import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lockVisit, makeVisit, releaseTask } from '../house/field-work.ts';
import { type House, openHouse } from '../house/house.ts';
import { confirmAll, draftBulletin, signBulletin } from '../house/paper.ts';
import { Tablet } from '../house/tablet.ts';
import { openTown, type Town } from '../house/town.ts';

let house: House;
let town: Town;
const signed: { id: string; version: number }[] = [];
const together = 16;

beforeAll(async () => {
  house = await openHouse();
  town = await openTown(house);
  const tablet = new Tablet(town);
  await tablet.enrol(['lead', 'inspector']);
  const { visit } = await releaseTask(town);
  const found = await makeVisit(town, tablet, visit, { findings: 1 });
  await tablet.send();
  await lockVisit(town, visit);
  await confirmAll(town, found.findings);
  for (let n = 0; n <= together; n += 1) {
    signed.push(
      await signBulletin(town, await draftBulletin(town, { ...found, photos: [] }, `第${n + 1}次通报`)),
    );
  }
}, 180_000);
afterAll(() => house?.close());

describe('numbers', () => {
  it('sixteen who ask at once get sixteen numbers in a row, none skipped and none twice', async () => {
    const planner = await town.as('planner');
    const asked = signed.slice(0, together);
    const numbered = await Promise.all(
      asked.map(({ id, version }) => planner.bulletins.number({ id, expected: version })),
    );
    const serials = numbered.map(({ number }) => Number(/〔2026〕(\d+)号/.exec(number)?.[1]));
    expect(serials.sort((a, b) => a - b)).toEqual(Array.from({ length: together }, (_, n) => n + 1));
    const register = await house.services.db.reader.prisma.seriesNumber.findMany({
      orderBy: { serial: 'asc' },
    });
    expect(register.map((row) => row.serial)).toEqual(Array.from({ length: together }, (_, n) => n + 1));
    expect(new Set(register.map((row) => row.bulletin)).size).toBe(together);
  }, 60_000);

  it('two who number one bulletin get one number, and the second is told that it changed', async () => {
    const last = signed.at(-1);
    if (last === undefined) throw new Error('nothing was signed');
    const [planner, director] = [await town.as('planner'), await town.as('director')];
    const ask = { id: last.id, expected: last.version };
    const answers = await Promise.allSettled([planner.bulletins.number(ask), director.bulletins.number(ask)]);
    expect(answers.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected']);
    const refused = answers.find((one) => one.status === 'rejected');
    expect(refused?.reason.message).toBe('changed-meanwhile');
    expect(await house.services.db.reader.prisma.seriesNumber.count()).toBe(together + 1);
  });

  it('a number stays in the register when its bulletin is revoked', async () => {
    const [first] = signed;
    const leader = await town.as('leader');
    const { bulletin } = await leader.bulletins.get({ id: first?.id ?? '' });
    await leader.bulletins.revoke({
      id: bulletin.id,
      expected: bulletin.version,
      reason: '事实有误，撤回。',
    });
    expect(
      await house.services.db.reader.prisma.seriesNumber.count({ where: { bulletin: bulletin.id } }),
    ).toBe(1);
  });
});
