import { afterAll, beforeAll, expect, it } from 'vitest';
import { lockVisit, makeVisit, releaseTask } from '../house/field-work.ts';
import { type House, openHouse } from '../house/house.ts';
import { draftOrder, issueOrder, type Seated, seatUnit, versionOf } from '../house/orders.ts';
import { confirmAll } from '../house/paper.ts';
import { Tablet } from '../house/tablet.ts';
import { openTown, type Town } from '../house/town.ts';

let house: House;
let town: Town;
let seated: Seated;
let id: string;
let unprinted: string;

beforeAll(async () => {
  house = await openHouse();
  town = await openTown(house);
  const tablet = new Tablet(town);
  await tablet.enrol(['lead', 'inspector']);
  const { visit } = await releaseTask(town);
  const found = await makeVisit(town, tablet, visit, { findings: 2 });
  await tablet.send();
  await lockVisit(town, visit);
  await confirmAll(town, found.findings);
  seated = await seatUnit(town);
  const [one = '', two = ''] = found.findings;
  const drafted = await draftOrder(town, [one]);
  await issueOrder(town, drafted);
  ({ id } = drafted);
  unprinted = (await draftOrder(town, [two])).id;
}, 180_000);
afterAll(() => house?.close());

const asked = (role: 'liaison' | 'chief', seat = seated.seats[role] ?? '', order = id) => ({
  id: order,
  role,
  seat,
  until: '2026-12-31',
});

it('a code printed behind an order opens that order, for whoever sits in the seat, until its last day ends', async () => {
  const planner = await town.as('planner');
  const made = await planner.orders.printWithCode(asked('liaison'));
  expect(made.address).toContain(`/answer#${made.code.replaceAll('-', '')}`);
  expect(Buffer.from(made.pdf, 'base64').subarray(0, 5).toString()).toBe('%PDF-');
  const { rows } = await planner.passes.list({ about: { type: 'order', id } });
  expect(rows[0]).toMatchObject({
    id: made.pass,
    role: 'liaison',
    person: town.person(seated.liaison),
    until: Date.parse('2026-12-31T16:00:00Z') - 1,
  });
});

it('neither code nor slip is kept, and the printed order stays the bytes it was', async () => {
  const planner = await town.as('planner');
  const before = await planner.orders.get({ id });
  const blobs = await house.services.db.reader.prisma.blob.count();
  const { pass, code } = await planner.orders.printWithCode(asked('chief'));
  const after = await planner.orders.get({ id });
  expect(after.order.sha256).toBe(before.order.sha256);
  expect(after.order.version).toBe(before.order.version);
  expect(await house.services.db.reader.prisma.blob.count()).toBe(blobs);
  const entries = await house.services.db.reader.recordedOf({ type: 'pass', id: pass });
  expect(JSON.stringify(entries)).not.toContain(code.replaceAll('-', ''));
});

it('each printing has a code of its own', async () => {
  const planner = await town.as('planner');
  const one = await planner.orders.printWithCode(asked('liaison'));
  const two = await planner.orders.printWithCode(asked('liaison'));
  expect(two.code).not.toBe(one.code);
});

it('is refused for what is not printed yet, for a seat of another role, and to whoever serves nothing', async () => {
  const planner = await town.as('planner');
  await expect(planner.orders.printWithCode(asked('liaison', undefined, unprinted))).rejects.toThrow(
    'order.not-printed-yet',
  );
  await expect(planner.orders.printWithCode(asked('liaison', seated.seats.chief))).rejects.toThrow(
    'order.unit-without-seat',
  );
  for (const name of ['leader', seated.liaison])
    await expect((await town.as(name)).orders.printWithCode(asked('liaison'))).rejects.toThrow(
      /not-allowed|not-found/,
    );
  expect(await versionOf(town, id)).toBeGreaterThan(0);
});
