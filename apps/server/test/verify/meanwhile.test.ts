import { type OpenDatabase, openDatabase } from '@mingcha/db';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { folds, foldVersion } from '../../src/folds.ts';
import { makeVisit, releaseTask } from '../house/field-work.ts';
import { type House, openHouse } from '../house/house.ts';
import { Tablet } from '../house/tablet.ts';
import { openTown, type Town } from '../house/town.ts';
import { lookAt } from './tampered.ts';

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
  const goesOn: OpenDatabase = {
    ...db,
    async *leaves() {
      for await (const some of db.leaves()) {
        if (some.isLast) await work();
        yield some;
      }
    },
  };
  expect(await lookAt(house, goesOn, {})).toEqual([]);
});
