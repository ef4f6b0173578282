import { compareLive, type OpenDatabase, rebuild } from '@mingcha/db';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyAll } from '../../src/verify/verify.ts';
import { type House, openHouse } from '../house/house.ts';
import { openTown, type Town } from '../house/town.ts';

let house: House;
let town: Town;

beforeAll(async () => {
  house = await openHouse();
  town = await openTown(house);
}, 180_000);
afterAll(() => house?.close());

const stepOf = async (step: string) => {
  const { steps } = await (await town.as('planner')).registry.overview.get();
  const found = steps.find((one) => one.step === step);
  return { have: found?.have, lack: found?.lack };
};

describe('the registers', () => {
  it('count what is missing as their lists show it', async () => {
    const { registry } = await town.as('planner');
    for (const lacks of ['seats', 'windows', 'posts', 'items'] as const) {
      const { total } = await registry.units.list({ lacks });
      expect((await stepOf(lacks)).lack, lacks).toBe(total);
    }
    expect((await stepOf('windows')).lack).toBe(1);
    for (const duty of ['chief', 'deputy'] as const)
      await registry.establishSeat({ unit: town.unit, duty, title: duty });
    expect((await stepOf('seats')).lack, 'two of three is not enough').toBe(2);
    await registry.establishSeat({ unit: town.unit, duty: 'liaison', title: '联络员' });
    expect(await stepOf('seats')).toEqual({ have: 3, lack: 1 });
    expect(await stepOf('holders')).toEqual({ have: 0, lack: 3 });
  });

  it('find a person by name or by unit, however many there are, and call those who were chosen before', async () => {
    const { registry } = await town.as('planner');
    const ids: string[] = [];
    for (let n = 1; n <= 104; n += 1) {
      const name = n === 104 ? '尉迟末' : `某甲${n}`;
      ids.push((await registry.registerPerson({ name, phone: `1990001${n}`, unit: town.unit })).id);
    }
    const first = await registry.people.list({ limit: 100 });
    expect(first.rows.some(({ name }) => name === '尉迟末')).toBe(false);
    const [found] = (await registry.people.list({ text: '尉迟', limit: 30 })).rows;
    expect(found?.id).toBe(ids.at(-1));
    const unit = await registry.unit.get({ id: town.unit });
    expect((await registry.people.list({ text: unit.unit.name, limit: 1 })).total).toBeGreaterThanOrEqual(
      104,
    );
    const chosen = await registry.people.list({ ids: [ids[0] ?? '', ids[103] ?? ''], limit: 100 });
    expect(chosen.rows.map(({ name }) => name).sort()).toEqual(['尉迟末', '某甲1'].sort());
  }, 60_000);

  it('show a line as it was last said, and keep what it said before in the journal', async () => {
    const { registry } = await town.as('planner');
    const { id, version } = await registry.registerPost({
      unit: town.unit,
      window: town.window,
      name: '窗口人员',
    });
    await registry.revisePost({ id, expected: version, unit: town.unit, name: '后台审核' });
    const { posts } = await registry.unit.get({ id: town.unit });
    expect(posts.find((post) => post.id === id)).toMatchObject({ name: '后台审核', window: null });
    const entries = await (house.services.db as OpenDatabase).reader.recordedOf({ type: 'post', id });
    expect(entries.map(({ kind }) => kind)).toEqual(['post.registered', 'post.revised']);
  });

  it('offer nowhere what has ended, show it to those who ask, and name it on what was recorded before', async () => {
    const { registry } = await town.as('planner');
    const on = '2026-11-18';
    const ending = { reason: '窗口整合', on };
    const fields = { unit: town.unit, name: '西厅九号窗口' };
    const window = await registry.registerWindow(fields);
    const post = await registry.registerPost({ unit: town.unit, window: window.id, name: '九号窗口人员' });
    const tomorrow = registry.endWindow({
      id: window.id,
      expected: window.version,
      ...ending,
      on: '2099-01-01',
    });
    await expect(tomorrow).rejects.toThrow('registry.end-in-future');
    const ended = await registry.endWindow({ id: window.id, expected: window.version, ...ending });
    const names = async (ask: object) =>
      (await registry.windows.list({ unit: town.unit, ...ask })).rows.map(({ name }) => name);
    expect(await names({})).not.toContain(fields.name);
    expect(await names({ ended: true })).toEqual([fields.name]);
    const { rows, names: called } = await registry.posts.list({ unit: town.unit });
    expect(called[rows.find(({ id }) => id === post.id)?.window ?? '']).toBe(fields.name);
    const again = registry.reviseWindow({ id: window.id, expected: ended.version, ...fields });
    await expect(again).rejects.toThrow('state-forbids');
    // Registered anew it is another line.
    expect((await registry.registerWindow(fields)).id).not.toBe(window.id);

    const unit = { name: '乙局', level: 'unit' as const, parent: null, targetClass: null, hasWindow: false };
    const made = await registry.registerUnit({ code: 'QY-乙', ...unit });
    const below = await registry.registerUnit({ code: 'QY-乙-1', ...unit, parent: made.id });
    const end = (id: string, expected: number) =>
      registry.endUnit({ id, expected, reason: '机构改革', on, into: town.unit });
    await expect(end(made.id, made.version)).rejects.toThrow('registry.unit-in-use');
    await end(below.id, below.version);
    await end(made.id, made.version);
    const tree = await registry.unitsTree.list();
    expect(tree.find(({ id }) => id === made.id)).toMatchObject({ endedOn: on, endedInto: town.unit });
    expect((await registry.units.list({ limit: 100 })).rows.some(({ id }) => id === made.id)).toBe(false);
    expect((await registry.unit.get({ id: made.id })).unit).toMatchObject({ name: '乙局', endedOn: on });
  });

  it('let one of two people who revise at once win, and tell the other', async () => {
    const { registry } = await town.as('planner');
    const { id, version } = await registry.registerWindow({ unit: town.unit, name: '综合窗口' });
    const said = { id, expected: version, unit: town.unit };
    await registry.reviseWindow({ ...said, name: '综合1号窗口' });
    await expect(registry.reviseWindow({ ...said, name: '综合一窗' })).rejects.toThrow('changed-meanwhile');
  });

  it('adopt no version of a classification twice', async () => {
    const { registry } = await town.as('director');
    const adopted = await registry.taxonomy.get();
    await expect(
      registry.adoptTaxonomy({ version: adopted?.edition ?? '', axes: adopted?.axes ?? [] }),
    ).rejects.toThrow('registry.version-taken');
  });
});

describe('an erasure', () => {
  it('by two people takes the values out of the tables and the journal for good, and the key with the last of them', async () => {
    const db = house.services.db as OpenDatabase;
    const { keyring } = house.services;
    const { id: person } = await town.admin.registry.registerPerson({
      name: '白景和',
      phone: '19900001111',
      unit: town.unit,
    });
    const planner = await town.as('planner');
    await planner.registry.declareRelation({ person, unit: town.unit, nature: '配偶在该单位任职' });
    const director = await town.as('director');
    const { entries } = await director.erasures.held({ person });
    expect(entries.map(({ paths }) => paths)).toEqual([['name', 'phone'], ['nature']]);

    const asked = await director.erasures.ask({
      person,
      entries: entries.map(({ hash, paths }) => ({ hash, paths })),
      reason: '本人申请删除',
    });
    const decision = { id: asked.id, expected: asked.version };
    await expect(director.erasures.approve(decision)).rejects.toThrow('erasure.second-person');
    expect((await db.reader.prisma.person.findUnique({ where: { id: person } }))?.name).toBe('白景和');

    const privacy = await town.as('privacy');
    await privacy.erasures.approve(decision);
    const row = await db.reader.prisma.person.findUnique({ where: { id: person } });
    expect([row?.name, row?.phone, row?.erased]).toEqual([null, null, true]);
    const relation = await db.reader.prisma.relation.findFirst({ where: { person } });
    expect([relation?.nature, relation?.erased]).toEqual([null, true]);
    expect((await privacy.erasures.held({ person })).entries).toEqual([]);
    expect(keyring.isDestroyed(person)).toBe(true);
    expect(await compareLive(db)).toEqual([]);
    await rebuild(db);
    expect(await compareLive(db)).toEqual([]);
    const { secrets, settings } = house.services;
    await db.sequencer.run();
    const { findings } = await verifyAll({ db, keyring, secrets, folders: settings.folders });
    expect(findings, 'the chains still check, and nothing is missed that was not ordered away').toEqual([]);

    await expect(
      planner.registry.declareRelation({ person, unit: town.unit, nature: '同学' }),
    ).rejects.toThrow('registry.person-erased');
  }, 120_000);

  it('waits as work for whoever did not ask for it', async () => {
    const { id: person } = await town.admin.registry.registerPerson({
      name: '冯启',
      phone: '19900002222',
      unit: null,
    });
    const director = await town.as('director');
    const { entries } = await director.erasures.held({ person });
    await director.erasures.ask({
      person,
      entries: entries.map(({ hash }) => ({ hash, paths: ['phone'] })),
      reason: '本人申请删除电话',
    });
    const waits = async (key: string) =>
      (await (await town.as(key)).work.mine()).waiting.some(({ what }) => what === 'erasure.to-decide');
    expect([await waits('director'), await waits('privacy')]).toEqual([false, true]);
  });
});
