import { compareLive, type OpenDatabase } from '@mingcha/db';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recountDeadlines } from '../../src/calendar/recount.ts';
import { lockVisit, makeVisit, releaseTask } from '../house/field-work.ts';
import { type House, openHouse } from '../house/house.ts';
import { draftOrder, issueOrder, type Seated, seatUnit, versionOf } from '../house/orders.ts';
import { confirmAll } from '../house/paper.ts';
import { Tablet } from '../house/tablet.ts';
import { openTown, type Town } from '../house/town.ts';
import { heard, openAccounts, tellAll } from '../notices/told.ts';

let house: House;
let town: Town;
let seated: Seated;
let order: string;
let sheet: string;

const year = (version: string, holidays: string[], workdays: string[] = []) => ({
  year: 2026,
  version,
  holidays,
  workdays,
  provisional: false,
});
const itemRow = () =>
  house.services.db.read(({ prisma }) => prisma.orderItem.findFirstOrThrow({ where: { order } }));
const sheetRow = () =>
  house.services.db.read(({ prisma }) => prisma.confirmation.findUniqueOrThrow({ where: { id: sheet } }));
const kinds = async (type: 'order' | 'confirmation', id: string) =>
  (await house.services.db.read((reader) => reader.entriesOf({ type, id }))).map(({ header }) => header.kind);

beforeAll(async () => {
  house = await openHouse();
  town = await openTown(house);
  const tablet = new Tablet(town);
  await tablet.enrol(['lead', 'inspector']);
  const { visit } = await releaseTask(town);
  const { findings } = await makeVisit(town, tablet, visit, { findings: 2 });
  await tablet.send();
  await lockVisit(town, visit);
  const [confirmed = '', open = ''] = findings;
  await confirmAll(town, [confirmed]);
  seated = await seatUnit(town);
  const chief = await town.as(seated.chief);
  order = (await draftOrder(town, [confirmed])).id;
  await issueOrder(town, { id: order, version: await versionOf(town, order) });
  // Opened with an account, which is its service: from here its clocks run.
  await chief.orders.acknowledge({ id: order, expected: await versionOf(town, order) });
  const director = await town.as('director');
  const { finding } = await director.findings.get({ id: open });
  const opened = await director.confirmations.open({ id: open, expected: finding.version });
  sheet = opened.confirmations[0] ?? '';
  await chief.confirmations.receive({ id: sheet, expected: (await sheetRow()).version });
}, 180_000);
afterAll(() => house?.close());

describe('a year that is published', () => {
  it('moves every running clock on by an entry of its own that names the publication', async () => {
    expect(await recountDeadlines(house.services)).toBe(0);
    const before = { item: await itemRow(), sheet: await sheetRow() };
    const loaded = await town.admin.registry.loadCalendar(
      year('2026-t', [before.item.dueDay ?? '', before.sheet.dueDay ?? '']),
    );
    const [publication] = await house.services.db.read((reader) =>
      reader.entriesOf({ type: 'calendar', id: loaded.id }),
    );
    expect(await recountDeadlines(house.services)).toBe(2);
    expect(await recountDeadlines(house.services)).toBe(0);
    const [item, answer] = [await itemRow(), await sheetRow()];
    expect(Number(item.due)).toBeGreaterThan(Number(before.item.due));
    expect(Number(answer.due)).toBeGreaterThan(Number(before.sheet.due));
    expect((await kinds('order', order)).at(-1)).toBe('order.recounted');
    expect((await kinds('confirmation', sheet)).at(-1)).toBe('confirmation.recounted');
    const entries = await house.services.db.read((reader) => reader.recordedOf({ type: 'order', id: order }));
    expect(entries.at(-1)?.payload).toMatchObject({ because: [publication?.hash] });
  });

  it('brings none forward, whatever days are worked after all', async () => {
    const before = { item: await itemRow(), sheet: await sheetRow() };
    await town.admin.registry.loadCalendar(year('2026-u', [], ['2026-11-21', '2026-11-22', '2026-11-28']));
    expect(await recountDeadlines(house.services)).toBe(0);
    expect((await itemRow()).due).toBe(before.item.due);
    expect((await sheetRow()).due).toBe(before.sheet.due);
  });

  it('tells the unit', async () => {
    await openAccounts(town, [seated.chief]);
    await tellAll(house);
    await town.admin.registry.loadCalendar(year('2026-v', [(await itemRow()).dueDay ?? '']));
    expect(await recountDeadlines(house.services)).toBeGreaterThan(0);
    await tellAll(house);
    expect(await heard(town, seated.chief, order)).toContain('order.recounted');
  });

  it('leaves rows that the journal gives again', async () => {
    expect(await compareLive(house.services.db as OpenDatabase)).toEqual([]);
  });
});
