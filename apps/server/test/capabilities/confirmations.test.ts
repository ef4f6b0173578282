import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lapseConfirmations } from '../../src/capabilities/findings/lapse.ts';
import { type Found, lockVisit, makeVisit, releaseTask } from '../house/field-work.ts';
import { chiefOf, openSheets, receive } from '../house/hear.ts';
import { type House, openHouse } from '../house/house.ts';
import { draftBulletin } from '../house/paper.ts';
import { clockFace, handedOver, typed, withPen } from '../house/pen.ts';
import { scanned } from '../house/scan.ts';
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
  found = await makeVisit(town, tablet, visit, { findings: 8 });
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

  it('is not counted as served on one person’s word, whatever they hold in their hand', async () => {
    const { unit } = await openSheets(town, nth(3));
    const { version } = await sheet(unit);
    const at = house.services.now();
    const scan = await scanned(town, '送达回证');
    const proof = { method: 'direct' as const, at, receivedBy: '收发室', scan };
    for (const role of ['planner', 'reviewer', 'director']) {
      const alone = (await town.as(role)).confirmations;
      await expect(alone.serve({ id: unit, expected: version, proof })).rejects.toThrow(
        'service.needs-second',
      );
      // Nor can anybody say for the addressee that they have seen it themselves.
      const seen = { method: 'electronic' as const, at };
      await expect(alone.serve({ id: unit, expected: version, proof: seen })).rejects.toThrow(
        'service.electronic-not-own',
      );
    }
    expect(await sheet(unit)).toMatchObject({ state: 'opened', due: null });
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
      director.confirmations.noteRefusal({ id: unit, expected, witnesses, note: '阅后拒签' }),
    ).rejects.toThrow('confirmation.refusal-needs-second');
    const record = (signed: string) => ({
      ...handedOver(town, 'confirmations.noteRefusal', { id: unit }),
      recorder: 'reviewer',
      said: { note: '阅后拒签', witnesses: signed },
    });
    await expect(typed(town, record('社区居委会 甲某\n社区居委会 甲某'))).rejects.toThrow(
      'confirmation.refusal-witnesses',
    );
    await withPen(town, record('社区居委会 甲某\n市司法局 乙某'));
    const noted = await sheet(unit);
    expect(noted).toMatchObject({ state: 'refused', heard: true });
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

describe('a receipt that one typed and another compared', () => {
  it('serves the unit and the person, each with its own, and the entry says who stood behind it', async () => {
    const { unit, persons } = await openSheets(town, nth(6), [town.person('clerk')]);
    const [own = ''] = persons;
    const receipt = await typed(town, handedOver(town, 'confirmations.serve', { id: unit }));
    expect(await sheet(unit)).toMatchObject({ state: 'opened', due: null });
    const planner = await town.as('planner');
    await expect(planner.papers.check(receipt)).rejects.toThrow('paper.checker-is-recorder');
    await (await town.as('director')).papers.check(receipt);
    const served = await sheet(unit);
    expect(served).toMatchObject({ state: 'served', proof: { method: 'direct', receivedBy: '收发室' } });
    expect(served.due).not.toBeNull();
    expect(await sheet(own)).toMatchObject({ state: 'opened', due: null });

    const entry = (await house.services.db.reader.recordedOf({ type: 'confirmation', id: unit })).find(
      ({ kind }) => kind === 'confirmation.served',
    );
    expect(entry?.actor.person).toBe(town.person('planner'));
    expect(entry?.payload).toMatchObject({
      paper: { recordedBy: town.person('planner'), checkedBy: town.person('director') },
    });

    const time = clockFace(house.services.now());
    await withPen(town, {
      ...handedOver(town, 'confirmations.serve', { id: own }),
      said: { method: 'post', time, tracking: 'EX123456789CN' },
    });
    expect(await sheet(own)).toMatchObject({ state: 'served', proof: { method: 'post' } });
  });

  it('left behind: the reason and two witnesses, or it is not even entered', async () => {
    const { unit } = await openSheets(town, nth(7));
    const left = (said: object) =>
      typed(town, {
        ...handedOver(town, 'confirmations.serve', { id: unit }),
        said: { method: 'left', time: clockFace(house.services.now()), ...said },
      });
    const one = '东街社区 王某';
    await expect(left({ refusedReason: '拒绝签收', witnesses: one })).rejects.toThrow(
      'service.proof-missing',
    );
    await expect(left({ refusedReason: '拒绝签收', witnesses: `${one}\n${one}` })).rejects.toThrow(
      'service.proof-missing',
    );
    const receipt = await left({ refusedReason: '拒绝签收', witnesses: `${one}\n市司法局 李某` });
    await (await town.as('second-reviewer')).papers.check(receipt);
    expect(await sheet(unit)).toMatchObject({
      state: 'served',
      proof: { method: 'left', witnesses: [{ name: '王某' }, { name: '李某', organ: '市司法局' }] },
    });
  });

  it('tells whoever witnesses it nothing of what stands in the envelope', async () => {
    const [unit = ''] = (await state(nth(7))).confirmations;
    const director = await town.as('director');
    const { rows } = await director.papers.list({ about: { type: 'confirmation', id: unit } });
    const shown = JSON.stringify((await director.papers.get({ id: rows[0]?.id ?? '' })).sheet);
    expect(shown).toContain('清源市自然资源和规划局');
    expect(shown).not.toContain('看网络视频');
  });
});
