import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lapseConfirmations } from '../../src/capabilities/findings/lapse.ts';
import { type Found, lockVisit, makeVisit, releaseTask } from '../house/field-work.ts';
import { chiefOf, openSheets, receive } from '../house/hear.ts';
import { type House, openHouse } from '../house/house.ts';
import { draftBulletin } from '../house/paper.ts';
import { Tablet } from '../house/tablet.ts';
import { openTown, type Town } from '../house/town.ts';

let house: House;
let town: Town;
let found: Found;

beforeAll(async () => {
  house = await openHouse();
  town = await openTown(house);
  await town.hire('clerk', ['party'], town.unit);
  await town.hire('stranger', ['chief'], town.otherUnit);
  const tablet = new Tablet(town);
  await tablet.enrol(['lead', 'inspector']);
  const { visit } = await releaseTask(town);
  found = await makeVisit(town, tablet, visit, { findings: 6 });
  await tablet.send();
  await lockVisit(town, visit);
}, 180_000);
afterAll(() => house?.close());

const nth = (n: number): string => found.findings[n] ?? '';
const state = async (id: string) => (await (await town.as('director')).findings.get({ id })).finding;
const sheet = async (id: string) =>
  (await (await town.as('director')).confirmations.get({ id })).confirmation;

describe('a dispute', () => {
  it('is answered point by point, confirmed, and both texts are frozen beside the finding', async () => {
    const chief = await chiefOf(town);
    const reviewer = await town.as('reviewer');
    const director = await town.as('director');
    const { unit } = await openSheets(town, nth(0));
    const expected = await receive(chief, unit);
    const points = [
      { n: 1, text: '当时为业务学习时间' },
      { n: 2, text: '窗口另有人值守' },
    ];
    const answered = await chief.confirmations.answer({
      id: unit,
      expected,
      answer: 'partly',
      statement: '我局高度重视。',
      points,
    });
    expect(answered.entries[0]).toBe((await sheet(unit)).receipt);
    expect((await state(nth(0))).state).toBe('disputed');
    expect((await reviewer.confirmations.list({ objected: true })).rows.map(({ id }) => id)).toEqual([unit]);

    const confirm = async () =>
      director.findings.confirm({ id: nth(0), expected: (await state(nth(0))).version, opinion: '属实。' });
    await expect(confirm()).rejects.toThrow('finding.replies-open');
    await reviewer.confirmations.reply({
      id: unit,
      expected: answered.version,
      points: [
        { n: 1, outcome: 'rejected', text: '无学习安排记录。' },
        { n: 2, outcome: 'accepted', text: '已注明另有人值守。' },
      ],
    });
    const heard = await director.findings.list({ heard: true });
    expect(heard.rows.map(({ id }) => id)).toEqual([nth(0)]);
    await confirm();

    const drafted = await draftBulletin(town, { findings: [nth(0)], photos: [] });
    const { view } = await director.bulletins.preview({ id: drafted.id });
    expect(view.findings[0]?.replies).toEqual([
      {
        respondent: '清源市自然资源和规划局',
        answer: 'partly',
        statement: '我局高度重视。',
        points,
        officeReply: [
          { n: 1, outcome: 'rejected', text: '无学习安排记录。' },
          { n: 2, outcome: 'accepted', text: '已注明另有人值守。' },
        ],
      },
    ]);
  });
});

describe('unit and person', () => {
  it('each have a sheet of their own, and neither reads the other’s', async () => {
    const [chief, clerk, stranger] = [await chiefOf(town), await town.as('clerk'), await town.as('stranger')];
    const { unit, persons } = await openSheets(town, nth(1), [town.person('clerk')]);
    const [own = ''] = persons;
    await expect(chief.confirmations.get({ id: own })).rejects.toThrow('not-found');
    await expect(clerk.confirmations.get({ id: unit })).rejects.toThrow('not-found');
    await expect(stranger.confirmations.get({ id: unit })).rejects.toThrow('not-found');
    expect((await stranger.confirmations.list({})).total).toBe(0);
    expect((await clerk.confirmations.list({})).rows.map(({ id }) => id)).toEqual([own]);

    await chief.confirmations.answer({ id: unit, expected: await receive(chief, unit), answer: 'agrees' });
    await clerk.confirmations.answer({
      id: own,
      expected: await receive(clerk, own),
      answer: 'objects',
      points: [{ n: 1, text: '画面中的人不是我' }],
    });
    expect([(await sheet(unit)).answer, (await sheet(own)).answer]).toEqual(['agrees', 'objects']);
    expect((await state(nth(1))).state).toBe('disputed');
  });

  it('somebody of another unit is not asked', async () => {
    const director = await town.as('director');
    await expect(
      director.confirmations.open({
        id: nth(2),
        expected: (await state(nth(2))).version,
        persons: [town.person('stranger')],
      }),
    ).rejects.toThrow('confirmation.person-elsewhere');
  });
});

describe('the envelope', () => {
  it('stays closed until it is served, and never says who was there', async () => {
    const chief = await chiefOf(town);
    const { unit } = await openSheets(town, nth(2));
    const before = await chief.confirmations.get({ id: unit });
    expect(before.confirmation).toMatchObject({ closed: true, facts: null, finding: null, due: null });
    expect(before.left).toBeNull();
    await receive(chief, unit);
    const after = await chief.confirmations.get({ id: unit });
    expect(after.confirmation.facts).toContain('看网络视频');
    expect(after.left).toBe(5);
    expect(after.history).toEqual([]);
    const told = JSON.stringify(after);
    for (const who of ['lead', 'inspector', 'director']) expect(told).not.toContain(town.person(who));
    // Covert originals are not among what is shown.
    expect(after.confirmation.shows).toEqual([]);
  });

  it('is not counted as served on a word alone', async () => {
    const { unit } = await openSheets(town, nth(3));
    const planner = await town.as('planner');
    const { version } = await sheet(unit);
    const proof = { method: 'direct' as const, at: house.services.now(), receivedBy: '收发室' };
    await expect(planner.confirmations.serve({ id: unit, expected: version, proof })).rejects.toThrow(
      'service.proof-missing',
    );
    const scan = { sha256: 'a'.repeat(64), size: 10, mime: 'image/jpeg' as const, name: '回证.jpg' };
    await expect(
      planner.confirmations.serve({ id: unit, expected: version, proof: { ...proof, scan } }),
    ).rejects.toThrow('attachment.missing');
  });
});

describe('time', () => {
  it('passes for a served sheet, once, whoever looks first; an unserved one waits for ever', async () => {
    const [served, unserved] = [nth(2), nth(3)];
    const [one = ''] = (await state(served)).confirmations;
    const [other = ''] = (await state(unserved)).confirmations;
    const { due } = await sheet(one);
    house.clock.now = (due ?? 0) - 1000;
    expect(await lapseConfirmations(house.services)).toBe(0);
    house.clock.now = (due ?? 0) + 60_000;
    const twice = await Promise.all([lapseConfirmations(house.services), lapseConfirmations(house.services)]);
    expect(twice[0] + twice[1]).toBe(1);
    expect(await sheet(one)).toMatchObject({ state: 'unanswered', answer: null, heard: true });
    expect((await sheet(other)).state).toBe('opened');
    const lapses = await house.services.db.prisma.entry.count({ where: { kind: 'confirmation.lapsed' } });
    expect(lapses).toBe(1);
  });

  it('a late word is still heard, and marked', async () => {
    const [one = ''] = (await state(nth(2))).confirmations;
    const chief = await chiefOf(town);
    const { version } = await sheet(one);
    await chief.confirmations.answer({ id: one, expected: version, answer: 'agrees' });
    expect(await sheet(one)).toMatchObject({ state: 'answered', late: true });
  });
});

describe('a refusal to sign', () => {
  it('is noted with two witnesses, counts as heard, and says so in print', async () => {
    const director = await town.as('director');
    const { unit } = await openSheets(town, nth(4));
    const expected = await receive(await chiefOf(town), unit);
    const witnesses = [
      { name: '甲某', organ: '社区居委会' },
      { name: '乙某', organ: '市司法局' },
    ];
    await expect(
      director.confirmations.noteRefusal({
        id: unit,
        expected,
        witnesses: witnesses.slice(0, 1),
        note: '阅后拒签',
      }),
    ).rejects.toThrow();
    await director.confirmations.noteRefusal({ id: unit, expected, witnesses, note: '阅后拒签' });
    const { version } = await state(nth(4));
    await director.findings.confirm({ id: nth(4), expected: version, opinion: '属实。' });
    const drafted = await draftBulletin(town, { findings: [nth(4)], photos: [] });
    const { view } = await director.bulletins.preview({ id: drafted.id });
    expect(view.findings[0]?.replies?.[0]).toMatchObject({ answer: 'refused', points: [] });
  });
});

describe('a finding that goes back', () => {
  it('takes its open sheets back, without telling the unit why', async () => {
    const director = await town.as('director');
    const { unit } = await openSheets(town, nth(5));
    await receive(await chiefOf(town), unit);
    await director.findings.return({
      id: nth(5),
      expected: (await state(nth(5))).version,
      reason: '照片时间与记录不一致',
    });
    const row = await sheet(unit);
    expect(row.state).toBe('withdrawn');
    expect(row.reason).not.toContain('照片');
  });
});
