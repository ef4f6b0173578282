import { afterAll, beforeAll, expect, test } from 'vitest';
import { verifyInstallation } from '../../src/verify/by-itself.ts';
import { type House, openHouse } from '../house/house.ts';
import { openTown, type Town } from '../house/town.ts';

// Nobody has to ask: the program looks at everything by itself and says in its journal what it saw.

let house: House;
let town: Town;
beforeAll(async () => {
  house = await openHouse();
  town = await openTown(house);
}, 120_000);
afterAll(() => house.close());

const written = async () => {
  const recorded = await house.services.db.reader.recordedOf({ type: 'office', id: town.office });
  return recorded.filter(({ kind }) => kind.startsWith('verification.'));
};

test('what is whole is written down as whole, with how much was looked at and the head of the log', async () => {
  await house.services.db.sequencer.run();
  const head = await house.services.db.tree.head();
  await verifyInstallation(house.services);
  const [entry, ...others] = await written();
  expect(others).toEqual([]);
  expect(entry).toMatchObject({
    kind: 'verification.passed',
    actor: { seat: null },
    payload: { entries: expect.any(Number), head: { size: head?.size, root: head?.root } },
  });
});

test('what was changed past the program is named by its place, without a word of what stands there', async () => {
  const { prisma } = house.services.db;
  const unit = await prisma.unit.findFirstOrThrow();
  await prisma.$executeRawUnsafe(`update unit set name = 'somebody’s hand' where id = '${unit.id}'`);
  try {
    await verifyInstallation(house.services);
  } finally {
    await prisma.$executeRawUnsafe(`update unit set name = '${unit.name}' where id = '${unit.id}'`);
  }
  const entry = (await written()).at(-1);
  expect(entry).toMatchObject({
    kind: 'verification.failed',
    payload: {
      faults: 1,
      first: [{ check: 'tables', code: 'row.differs', place: `unit row ${unit.id} column name` }],
    },
  });
  expect(JSON.stringify(entry?.payload)).not.toContain('hand');
});

test('a server that stops ends the look, and nothing is written down as seen', async () => {
  const ending = AbortSignal.abort();
  const before = (await written()).length;
  await expect(verifyInstallation({ ...house.services, ending })).rejects.toThrow(
    'goes on at its next start',
  );
  expect(await written()).toHaveLength(before);
});
