import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Found, lockVisit, makeVisit, releaseTask } from '../house/field-work.ts';
import { type House, openHouse } from '../house/house.ts';
import { confirmAll, draftBulletin, signBulletin } from '../house/paper.ts';
import { Tablet } from '../house/tablet.ts';
import { openTown, type Town } from '../house/town.ts';

let house: House;
let town: Town;
let found: Found;
const signed: { id: string; version: number }[] = [];
/** Leaders who sign and planners who number at one moment. */
const together = 50;

beforeAll(async () => {
  house = await openHouse();
  town = await openTown(house);
  const tablet = new Tablet(town);
  await tablet.enrol(['lead', 'inspector']);
  const { visit } = await releaseTask(town);
  found = { ...(await makeVisit(town, tablet, visit, { findings: 1 })), photos: [] };
  await tablet.send();
  await lockVisit(town, visit);
  await confirmAll(town, found.findings);
  const titles = Array.from({ length: together + 1 }, (_, n) => `第${n + 1}次通报`);
  const drafts = await Promise.all(titles.map((title) => draftBulletin(town, found, title)));
  signed.push(...(await Promise.all(drafts.map((draft) => signBulletin(town, draft)))));
}, 180_000);
afterAll(() => house?.close());

describe('numbers', () => {
  it('fifty who ask at once get fifty numbers in a row, none skipped and none twice', async () => {
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
    const { prisma } = house.services.db.reader;
    expect(await prisma.seriesNumber.count({ where: { bulletin: bulletin.id } })).toBe(1);
    const planner = await town.as('planner');
    const next = await signBulletin(town, await draftBulletin(town, found, '又一次通报'));
    const { number } = await planner.bulletins.number({ id: next.id, expected: next.version });
    expect(number).toBe(`${town.code}〔2026〕${together + 2}号`);
  });
});
