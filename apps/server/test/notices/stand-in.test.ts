import { afterAll, beforeAll, expect, it } from 'vitest';
import { runLeaves } from '../../src/capabilities/registry/turnover/clock.ts';
import { recipientsOf } from '../../src/notices/recipients.ts';
import { type House, openHouse } from '../house/house.ts';
import { openTown, type Town } from '../house/town.ts';
import { heard, openAccounts, tellAll } from './told.ts';

const day = 86_400_000;
let house: House;
let town: Town;
let reviewing: string;

const sit = async (key: string | null, duty: 'reviewer' | 'deputy' | 'chief', unit: string | null) => {
  const { id, version } = await town.admin.registry.establishSeat({ unit, duty, title: duty });
  if (key !== null) await town.admin.registry.fillSeat({ id, expected: version, person: town.person(key) });
  return id;
};

beforeAll(async () => {
  house = await openHouse();
  town = await openTown(house);
  await town.hire('stand-in', ['publisher']);
  await town.hire('bystander', ['publisher']);
  await town.hire('in-charge', [], town.unit);
  await town.hire('elsewhere', [], town.otherUnit);
  reviewing = await sit('reviewer', 'reviewer', null);
  await sit('in-charge', 'deputy', town.unit);
  await sit('elsewhere', 'deputy', town.otherUnit);
  await sit(null, 'chief', town.unit);
  await openAccounts(town, [
    ...['planner', 'reviewer', 'director', 'stand-in', 'bystander'],
    ...['in-charge', 'elsewhere'],
  ]);
  await tellAll(house);
}, 180_000);
afterAll(() => house?.close());

const submitted = async (): Promise<string> => {
  const planner = await town.as('planner');
  const { id, version } = await planner.plans.draft({
    title: '12月窗口暗访',
    basis: '市长批示',
    scope: '窗口作风',
    method: '暗访',
    modes: ['photo'],
    from: '2026-12-01',
    to: '2026-12-10',
    covertFirst: true,
    units: [town.unit],
    secrecy: 'internal',
  });
  await planner.plans.submit({ id, expected: version });
  await tellAll(house);
  return id;
};

it('whoever stands in for a colleague on leave is told while the leave runs, and neither before nor after', async () => {
  const declared = await (await town.as('reviewer')).leaves.declare({
    seat: reviewing,
    person: town.person('reviewer'),
    deputy: town.person('stand-in'),
    from: '2026-11-23',
    until: '2026-11-24',
    reason: '参加培训',
  });
  await (await town.as('director')).leaves.confirm({ id: declared.id, expected: declared.version });
  const before = await submitted();
  house.clock.now += 3 * day;
  await runLeaves(house.services);
  const during = await submitted();
  house.clock.now += 2 * day;
  await runLeaves(house.services);
  const after = await submitted();
  expect(await heard(town, 'stand-in', before)).toEqual([]);
  expect(await heard(town, 'stand-in', during)).toEqual(['plan.to-review']);
  expect(await heard(town, 'stand-in', after)).toEqual([]);
  expect(await heard(town, 'reviewer', during)).toEqual(['plan.to-review']);
  expect(await heard(town, 'bystander', during)).toEqual([]);
}, 60_000);

it('what is meant for an empty seat of a unit reaches the deputy in charge there, and no other', async () => {
  const told = await house.services.db.read((reader) =>
    recipientsOf(reader, {
      tell: {
        code: 'order.to-acknowledge',
        by: null,
        to: [{ seat: 'chief' }],
        states: null,
        due: null,
      } as never,
      subject: { type: 'order', id: 'ord_x' },
      about: {
        office: town.office,
        units: [town.unit],
        parts: {},
        state: null,
        number: null,
        dues: {},
      } as never,
      actor: null,
    }),
  );
  expect(told).toEqual([town.person('in-charge')]);
});
