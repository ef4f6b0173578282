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

it('a right that nobody gave reaches no row, however the question is put together', async () => {
  const ctx = await house.signedIn(town.person('inspector'), town.office);
  const where = scope(ctx, 'role.grant', 'RoleGrant');
  await house.services.db.read(async ({ prisma }) => {
    expect(await prisma.roleGrant.count({ where: { office: town.office } })).toBeGreaterThan(0);
    expect(await prisma.roleGrant.count({ where })).toBe(0);
    expect(await prisma.roleGrant.count({ where: { AND: [where, { office: town.office }] } })).toBe(0);
  });
});
