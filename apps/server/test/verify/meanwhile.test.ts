import { type LiveReading, type OpenDatabase, openDatabase } from '@mingcha/db';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { folds, foldVersion } from '../../src/folds.ts';
import { makeVisit, releaseTask } from '../house/field-work.ts';
import { type House, openHouse } from '../house/house.ts';
import { Tablet } from '../house/tablet.ts';
import { openTown, type Town } from '../house/town.ts';
import { behindMoment, lookAt, tamperedBy } from './tampered.ts';

// The look of every night looks at an office that goes on working: what comes meanwhile is no fault of what was there.

let house: House;
let town: Town;
let db: OpenDatabase;
let tablet: Tablet;
beforeAll(async () => {
  house = await openHouse();
  town = await openTown(house);
  const { url, directUrl } = house.services.db;
  db = await openDatabase({ url, directUrl, folds, foldVersion, keyring: house.services.keyring });
  tablet = new Tablet(town);
  await tablet.enrol(['lead', 'inspector']);
}, 300_000);
afterAll(async () => {
  await db.close();
  await house.close();
});

async function work(): Promise<void> {
  const { visit } = await releaseTask(town, { covert: true });
  await makeVisit(town, tablet, visit);
  await tablet.send();
  await house.services.db.sequencer.run();
}

test('leaves that come after the last was read, with their tiles and heads, are no change of the tree', async () => {
  const goesOn: LiveReading = {
    ...db,
    async moment() {
      const moment = await db.moment();
      return {
        ...moment,
        async *leaves() {
          for await (const some of moment.leaves()) {
            if (some.isLast) await work();
            yield some;
          }
        },
      };
    },
  };
  expect(await lookAt(house, goesOn, {})).toEqual([]);
});

test('an office at work from the first pass to the last is whole, on one thread and on several', async () => {
  for (const threadsFrom of [Number.POSITIVE_INFINITY, 0]) {
    let looked = false;
    const seen = lookAt(house, db, { threadsFrom }).finally(() => {
      looked = true;
    });
    let works = 0;
    for (; !looked; works += 1) await work();
    expect(works).toBeGreaterThan(1);
    expect(await seen).toEqual([]);
  }
});

test('who is erased behind the moment, with the key, has all of it looked at again, and nothing is missed', async () => {
  const director = await town.as('director');
  const { id: person } = await town.admin.registry.registerPerson({
    name: '白景和',
    phone: '19900001111',
    unit: town.unit,
  });
  const { entries } = await director.erasures.held({ person });
  const asked = await director.erasures.ask({
    person,
    entries: entries.map(({ hash, paths }) => ({ hash, paths })),
    reason: '本人申请删除',
  });
  let again = 0;
  const erasing = behindMoment(db, async () => {
    await (await town.as('privacy')).erasures.approve({ id: asked.id, expected: asked.version });
  });
  expect(await lookAt(house, erasing, { again: () => (again += 1) })).toEqual([]);
  expect([house.services.keyring.isDestroyed(person), again]).toEqual([true, 1]);
});

test('what is changed past the program is named at the first look whose moment has it, whoever works, on one thread and on several', async () => {
  const { id, name } = await db.prisma.unit.findFirstOrThrow();
  const put = (text: string) => `update unit set name = '${text}' where id = '${id}'`;
  const changed = () => db.prisma.$executeRawUnsafe(put('elsewhere'));
  const again = () => expect.unreachable('nothing went');
  for (const threadsFrom of [Number.POSITIVE_INFINITY, 0]) {
    await tamperedBy(house, { change: [], undo: [put(name)] }, async () => {
      expect(await lookAt(house, behindMoment(db, changed), { threadsFrom, again })).toEqual([]);
      const named = await lookAt(house, behindMoment(db, work), { threadsFrom, again });
      expect(named).toEqual([expect.stringContaining(`row.differs  unit row ${id} column name`)]);
      return named;
    });
  }
});
