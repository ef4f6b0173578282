import { afterAll, beforeAll, expect, it } from 'vitest';
import { scope } from '../../src/access/scope.ts';
import { type House, openHouse } from '../house/house.ts';
import { openTown, type Town } from '../house/town.ts';

let house: House;
let town: Town;

beforeAll(async () => {
  house = await openHouse();
  town = await openTown(house);
}, 120_000);
afterAll(() => house?.close());

it('without the right no row is reached, whatever condition stands beside it', async () => {
  const { prisma } = house.services.db.reader;
  const ctx = await town.contextOf('privacy', 'work.read');
  const { id } = await prisma.plan.findFirstOrThrow();
  const within = scope(ctx, 'plan.read', 'Plan');
  expect(await prisma.plan.count({ where: within })).toBe(0);
  expect(await prisma.plan.count({ where: { AND: [within, { id }] } })).toBe(0);
  expect(await prisma.plan.count({ where: { OR: [within, { AND: [within] }] } })).toBe(0);
});

it('a code is not issued for a row that its issuer may not read', async () => {
  // Codes are issued by reviewers too, and paper sheets are none of a liaison's business.
  const { id } = await house.services.db.reader.prisma.plan.findFirstOrThrow();
  const discipline = await town.hire('supervisor', ['discipline']);
  const until = house.clock.now + 86_400_000;
  const asked = { about: { type: 'plan' as const, id }, role: 'party' as const, person: discipline, until };
  await expect((await town.as('supervisor')).passes.issue(asked)).rejects.toThrow('not-found');
});
