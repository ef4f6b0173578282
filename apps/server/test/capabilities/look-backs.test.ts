import { execFileSync } from 'node:child_process';
import { compareLive, type OpenDatabase, rebuild } from '@mingcha/db';
import { dayOf, instantOf, plusDays } from '@mingcha/domain/calendar';
import type { FileRef } from '@mingcha/domain/papers';
import { readXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dueLookBacks } from '../../src/capabilities/orders/look-back-clock.ts';
import { subjectsOf } from '../../src/packages/case-subjects.ts';
import { reachOf } from '../../src/packages/reach.ts';
import { signedInAs } from '../door/signed-in.ts';
import { lockVisit, makeVisit, releaseTask } from '../house/field-work.ts';
import { type House, openHouse } from '../house/house.ts';
import { draftOrder, issueOrder, planFor, type Seated, seatUnit, versionOf } from '../house/orders.ts';
import { confirmAll } from '../house/paper.ts';
import { scanned } from '../house/scan.ts';
import { Tablet } from '../house/tablet.ts';
import { openTown, type Town } from '../house/town.ts';
import { heard, openAccounts, tellAll } from '../notices/told.ts';

let house: House;
let town: Town;
let seated: Seated;
let scan: FileRef;
/** Closed with two items; one that holds, one of which an item relapses. */
let holds = '';
let relapses = '';

const zone = 'Asia/Shanghai';
const everybody = ['planner', 'director', 'third', 'gao', 'he'];

beforeAll(async () => {
  house = await openHouse();
  town = await openTown(house);
  const tablet = new Tablet(town);
  await tablet.enrol(['lead', 'inspector']);
  const { visit } = await releaseTask(town);
  const { findings } = await makeVisit(town, tablet, visit, { findings: 4 });
  await tablet.send();
  await lockVisit(town, visit);
  await confirmAll(town, findings);
  seated = await seatUnit(town);
  for (const key of ['gao', 'he']) await town.hire(key, ['inspector']);
  await town.hire('insider', ['inspector'], town.unit);
  scan = await scanned(town, '佐证');
  holds = await closedOrder(findings.slice(0, 2));
  relapses = await closedOrder(findings.slice(2, 4));
  await openAccounts(town, [...everybody, 'insider', seated.chief, seated.liaison]);
  await tellAll(house);
}, 180_000);
afterAll(() => house?.close());

async function closedOrder(findings: readonly string[]): Promise<string> {
  const { id, version } = await draftOrder(town, findings);
  await issueOrder(town, { id, version });
  const [chief, third] = [await town.as(seated.chief), await town.as('third')];
  const planned = await chief.orders.acknowledge({ id, expected: await versionOf(town, id) });
  await chief.orders.plan({ id, expected: planned.version, items: [planFor(1), planFor(2)] });
  await reportAndClose(id, [1, 2], third);
  return id;
}

async function reportAndClose(id: string, numbers: readonly number[], verifier: Caller): Promise<void> {
  const [chief, director] = [await town.as(seated.chief), await town.as('director')];
  const said = {
    result: '已恢复值守。',
    rootCause: '无人负责。',
    sameClass: '已自查。',
    handler: '刘某',
    proof: [scan],
  };
  let { version } = await chief.orders.report({
    id,
    expected: await versionOf(town, id),
    items: numbers.map((n) => ({ n, ...said })),
    report: [],
  });
  for (const n of numbers) {
    const check = { id, n, method: 'on-site' as const, note: '看过。', result: 'done' as const };
    ({ version } = await verifier.orders.verify({ ...check, expected: version }));
    ({ version } = await director.orders.closeItem({ id, expected: version, n, opinion: '同意。' }));
  }
}
type Caller = Awaited<ReturnType<Town['as']>>;

const about = async (key: string, order: string) => (await town.as(key)).lookBacks.about({ id: order });
const rowOf = async (order: string) => {
  const { rows } = await about('director', order);
  const [row] = rows;
  if (row === undefined) throw new Error(`no look-back at ${order}`);
  return row;
};
const today = () => dayOf(house.clock.now, zone);
const saw = (on: string, ...results: ('held' | 'relapsed' | 'new')[]) => ({
  method: 'covert' as const,
  on,
  items: results.map((result, at) => ({ n: at + 1, result })),
  seen: results.map((result, at) => ({
    n: at + 1,
    text: result === 'relapsed' ? '午间又无人值守。' : '有人值守。',
  })),
  scan: [],
});
const work = async (key: string) =>
  Object.fromEntries(
    (await (await town.as(key)).work.mine()).waiting.map(({ what, count }) => [what, count]),
  );

/** All that the unit can read of an order: its page, the list and every filter and count, the ledger. */
async function readByUnit(key: string) {
  const unit = await town.as(key);
  const bytes = await fetch(new URL(`/files/ledgers/all.xlsx`, house.url), {
    headers: (await signedInAs(town, key)).signed,
  });
  const book = await readXlsx(new Uint8Array(await bytes.arrayBuffer()));
  return JSON.stringify([
    await unit.orders.get({ id: holds }),
    await unit.orders.get({ id: relapses }),
    await unit.orders.list({ sort: 'changedAt' }),
    await unit.orders.counts(),
    ...(await Promise.all(
      (['due', 'to-confirm', 'open'] as const).map((lookBack) => unit.orders.list({ lookBack })),
    )),
    await unit.work.mine(),
    (await unit.notices.list({ limit: 100 })).rows
      .filter(({ subjectType }) => subjectType !== 'account')
      .map(({ code }) => code),
    book.sheets.map(({ rows }) => rows),
  ]);
}

/** Whether the package of an order, as the director makes it, holds a look-back. */
async function isPacked(order: string): Promise<boolean> {
  const { session } = await town.contextOf('director', 'package.full');
  const subjects = await house.services.db.read((reader) =>
    subjectsOf(reader, reachOf(session), { type: 'order', id: order }),
  );
  return subjects.some(({ type }) => type === 'look-back');
}

describe('the sixtieth day after the closing', () => {
  it('makes a look-back due and no day before, once, whoever runs the clock', async () => {
    const closedOn = today();
    expect((await about('gao', holds)).dueDay).toBe(dueDay(closedOn));
    house.clock.now = instantOf(plusDays(dueDay(closedOn), -1), '23:59', zone);
    expect(await dueLookBacks(house.services)).toBe(0);
    house.clock.now = instantOf(dueDay(closedOn), '00:05', zone);
    const made = await Promise.all([dueLookBacks(house.services), dueLookBacks(house.services)]);
    expect(made.reduce((sum, count) => sum + count)).toBe(2);
    expect(await dueLookBacks(house.services)).toBe(0);
    expect(await rowOf(holds)).toMatchObject({
      state: 'due',
      closedOn,
      dueDay: dueDay(closedOn),
      items: [1, 2],
    });
    expect((await about('gao', holds)).dueDay).toBeNull();
  });

  /** 60 days, and on to a day that is worked. */
  function dueDay(closedOn: string): string {
    let day = plusDays(closedOn, 60);
    while ([0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay())) day = plusDays(day, 1);
    return day;
  }

  it('is offered and told to inspectors who had no part in it, and the director sees that it waits', async () => {
    await tellAll(house);
    for (const key of ['gao', 'he']) {
      expect((await work(key))['look-back.due'], key).toBe(2);
      expect(await heard(town, key), key).toContain('look-back.due');
      expect((await (await town.as(key)).orders.list({ lookBack: 'due' })).total).toBe(2);
    }
    for (const key of ['lead', 'inspector', 'third', 'insider']) {
      expect((await work(key))['look-back.due'], key).toBeUndefined();
      expect((await (await town.as(key)).orders.list({ lookBack: 'due' })).total, key).toBe(0);
    }
    for (const key of ['lead', 'inspector', 'third'])
      expect(await heard(town, key), key).not.toContain('look-back.due');
    expect((await work('director'))['look-back.open']).toBe(2);
  });
});

describe('before two have agreed', () => {
  it('refuses whoever inspected, verified or closed by what they did, and whoever belongs to the unit', async () => {
    const { id, version } = await rowOf(holds);
    const said = { id, expected: version, ...saw(today(), 'held', 'held') };
    for (const key of ['lead', 'inspector', 'third'])
      await expect((await town.as(key)).lookBacks.record(said), key).rejects.toThrow('look-back.took-part');
    // To an inspector who belongs to the unit there is none.
    await expect((await town.as('insider')).lookBacks.record(said)).rejects.toThrow('not-found');
    await expect(about('insider', holds)).rejects.toThrow('not-found');
    for (const key of ['director', 'planner', seated.chief, seated.liaison])
      await expect((await town.as(key)).lookBacks.record(said), key).rejects.toThrow('not-allowed');
    expect((await about('third', holds)).rows[0]?.aside).toBe('look-back.took-part');
    expect((await about('gao', holds)).rows[0]?.aside).toBeNull();
  });

  it('tells the unit nothing, neither that it is due nor that it was recorded', async () => {
    const before = await readByUnit(seated.chief);
    const { id, version } = await rowOf(relapses);
    await (await town.as('gao')).lookBacks.record({
      id,
      expected: version,
      ...saw(today(), 'held', 'relapsed'),
    });
    await tellAll(house);
    for (const key of [seated.chief, seated.liaison]) {
      await expect(about(key, relapses), key).rejects.toThrow('not-allowed');
      const read = await readByUnit(key);
      for (const word of ['look-back', 'lookback', 'relapsed', '反弹', '回头看结果', '午间又无人', id])
        expect(read, word).not.toContain(word);
    }
    expect(await readByUnit(seated.chief)).toBe(before);
    const answer = await fetch(new URL(`/files/look-backs/${id}.pdf`, house.url), {
      headers: (await signedInAs(town, seated.chief)).signed,
    });
    expect(answer.status).toBe(403);
    expect(await isPacked(relapses)).toBe(false);
  });

  it('is confirmed by another and never by whoever recorded it', async () => {
    const { id, version } = await rowOf(relapses);
    expect((await work('gao'))['look-back.to-confirm']).toBeUndefined();
    expect((await work('he'))['look-back.to-confirm']).toBe(1);
    await expect((await town.as('gao')).lookBacks.confirm({ id, expected: version })).rejects.toThrow(
      'look-back.second-is-first',
    );
    await expect((await town.as('third')).lookBacks.confirm({ id, expected: version })).rejects.toThrow(
      'look-back.took-part',
    );
    const reason = '没有写明时间。';
    const back = await (await town.as('he')).lookBacks.return({ id, expected: version, reason });
    expect((await rowOf(relapses)).reason).toBe(reason);
    const again = saw(today(), 'held', 'relapsed');
    await (await town.as('gao')).lookBacks.record({ id, expected: back.version, ...again, scan: [scan] });
  });
});

describe('once two have agreed', () => {
  it('reopens what relapsed by a day of its own, tells the unit why, and leaves closed what held', async () => {
    const { id, version } = await rowOf(relapses);
    await (await town.as('he')).lookBacks.confirm({ id, expected: version });
    await tellAll(house);
    expect(await heard(town, seated.chief, relapses)).toContain('order.reopened');
    expect(await heard(town, 'director', relapses)).toContain('order.relapsed');
    expect(await isPacked(relapses)).toBe(true);
    const chief = await town.as(seated.chief);
    const { order, items, history } = await chief.orders.get({ id: relapses });
    expect([order.state, order.relapses]).toEqual(['reopened', 1]);
    expect(items.map(({ state, lookBack, lookBackSeen }) => [state, lookBack, lookBackSeen])).toEqual([
      ['closed', 'held', null],
      ['open', 'relapsed', '午间又无人值守。'],
    ]);
    expect(items[1]?.clock?.workingDays).toBe(15);
    // The office did it, and nobody in it by name.
    expect(history.at(-1)).toMatchObject({ kind: 'order.reopened', person: '' });
    expect((await work(seated.chief))['order.to-answer']).toBe(1);
    await chief.orders.plan({ id: relapses, expected: order.version, items: [planFor(2, '2027-02-10')] });
    await reportAndClose(relapses, [2], await town.as('third'));
    expect((await chief.orders.get({ id: relapses })).order.state).toBe('closed');
    expect(await dueLookBacks(house.services)).toBe(0);
  });

  it('archives what held, and a new problem beside it reopens nothing', async () => {
    const { id, version } = await rowOf(holds);
    const done = await (await town.as('he')).lookBacks.record({
      id,
      expected: version,
      ...saw(today(), 'held', 'new'),
    });
    await (await town.as('gao')).lookBacks.confirm({ id, expected: done.version });
    const { order, items } = await (await town.as(seated.chief)).orders.get({ id: holds });
    expect([order.state, ...items.map(({ lookBack }) => lookBack)]).toEqual(['archived', 'held', 'new']);
    expect((await work('director'))['look-back.open']).toBeUndefined();
  });

  it('stands in the ledger, and on the sheet with both names and none of those who stand aside', async () => {
    const read = await readByUnit(seated.chief);
    for (const word of ['已保持', '新问题']) expect(read).toContain(word);
    const { id } = await rowOf(holds);
    const answer = await fetch(new URL(`/files/look-backs/${id}.pdf`, house.url), {
      headers: (await signedInAs(town, 'director')).signed,
    });
    const input = Buffer.from(await answer.arrayBuffer());
    const text = execFileSync('pdftotext', ['-raw', '-', '-'], { input }).toString().replace(/\s/gu, '');
    for (const said of ['暗访', '第2项核查', '新问题', '记录人he同志', '复核人gao同志', 'third同志'])
      expect(text).toContain(said);
  });

  it('comes again sixty days after the second closing, and the first team’s verifier stands aside still', async () => {
    house.clock.now += 64 * 24 * 60 * 60_000;
    expect(await dueLookBacks(house.services)).toBe(1);
    expect(await rowOf(relapses)).toMatchObject({ state: 'due', items: [2] });
    expect((await about('director', relapses)).rows).toHaveLength(2);
  });

  it('leaves rows that the journal gives again', async () => {
    expect(await compareLive(house.services.db as OpenDatabase)).toEqual([]);
    await rebuild(house.services.db as OpenDatabase);
    expect(await compareLive(house.services.db as OpenDatabase)).toEqual([]);
  });
});
