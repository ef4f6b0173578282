import { execFileSync } from 'node:child_process';
import { compareLive, type OpenDatabase, openDatabase, rebuild } from '@mingcha/db';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { printAppeal } from '../../src/capabilities/accountability/appeal-print.ts';
import { runCaseClocks } from '../../src/capabilities/accountability/clocks.ts';
import { folds, foldVersion } from '../../src/folds.ts';
import { checkPapers } from '../../src/verify/check-papers.ts';
import { readGround } from '../../src/verify/ground.ts';
import { issuedBulletin, requestOf, reviewing, verdictOf } from '../house/appeals.ts';
import { day, hireOrgan, next, scanOf, standingFinding } from '../house/cases.ts';
import { type House, openHouse } from '../house/house.ts';
import { draftOrder, issueOrder, type Seated, seatUnit } from '../house/orders.ts';
import { clockFace, handedOver, typed, withPen } from '../house/pen.ts';
import { openTown, type Town } from '../house/town.ts';

let house: House;
let town: Town;
let unit: Seated;
let finding: string;
/** Issued to the unit. */
let bulletin: { id: string; number: string };

beforeAll(async () => {
  house = await openHouse();
  town = await openTown(house);
  await hireOrgan(town);
  unit = await seatUnit(town);
  finding = await standingFinding(town);
  bulletin = await issuedBulletin(town, finding);
}, 300_000);
afterAll(() => house?.close());

const code = async (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => 'done',
    (error: Error) => error.message,
  );

const request = (about: Parameters<typeof requestOf>[1], of = town.unit) => requestOf(town, about, of);
const ofBulletin = () => ({ type: 'bulletin' as const, id: bulletin.id });

const textOf = (pdf: Uint8Array): string =>
  execFileSync('pdftotext', ['-layout', '-', '-'], { input: Buffer.from(pdf) })
    .toString()
    .replace(/\s/gu, '');

describe('a unit that contests a bulletin', () => {
  it('sees on the page of the bulletin until when it may ask, and asks by its chief', async () => {
    const liaison = await town.as(unit.liaison);
    const { ways, rows } = await liaison.appeals.own({ about: ofBulletin() });
    expect(rows).toEqual([]);
    // Issued on Friday, 20 November: thirty days on is a Sunday, so the last day is Monday.
    expect(ways).toEqual([
      { unit: town.unit, route: 'UNIT_REVIEW', receivedOn: '2026-11-20', lastDay: '2026-12-21' },
    ]);
    expect(await code(liaison.appeals.file(request(ofBulletin())))).toBe('not-allowed');
    const chief = await town.as(unit.chief);
    expect(await code(chief.appeals.file(request(ofBulletin(), town.otherUnit)))).toBe('not-found');
    await chief.appeals.file(request(ofBulletin()));
    expect(await code(chief.appeals.file(request(ofBulletin())))).toBe('appeal.one-open');
    const after = await liaison.appeals.own({ about: ofBulletin() });
    expect(after.ways).toEqual([]);
    expect(after.rows).toMatchObject([{ state: 'filed', aboutType: 'bulletin', result: null }]);
  });

  it('is another unit’s affair to nobody', async () => {
    const other = await seatUnit(town, town.otherUnit);
    const chief = await town.as(other.chief);
    expect(await chief.appeals.own({ about: ofBulletin() })).toMatchObject({ rows: [], ways: [] });
    expect(await code(chief.appeals.file(request(ofBulletin(), town.otherUnit)))).toBe('not-found');
    expect(await code(chief.appeals.file(request(ofBulletin())))).toBe('appeal.not-appellant');
  });

  it('is read by its reviewers with the number and state of what it contests', async () => {
    const [filed] = (await (await town.as('reviewer-3')).appeals.list({ about: bulletin.id })).rows;
    const { contested } = await (await town.as('reviewer-3')).appeals.get({ id: filed?.id ?? '' });
    expect(contested).toMatchObject({ type: 'bulletin', number: bulletin.number, state: 'issued' });
    expect(await code((await town.as('planner')).appeals.get({ id: filed?.id ?? '' }))).toBe('not-found');
  });

  it('is decided, numbered and printed as decided; the unit reads nothing of it before it has received it', async () => {
    const [filed] = (await (await town.as('reviewer-3')).appeals.list({ about: bulletin.id })).rows;
    const assigned = await reviewing(town, filed ?? { id: '', version: 0 });
    const outside = await town.as('outside');
    await outside.appeals.decide({ ...next(assigned), ...(await verdictOf(town, 'revoked')) });
    const liaison = await town.as(unit.liaison);
    const own = async () => (await liaison.appeals.own({})).rows[0];
    expect(await own()).toMatchObject({ state: 'decided', result: null, reasons: null, number: null });
    const { id } = assigned;
    const toUnit = async () => printAppeal(await town.contextOf(unit.liaison, 'appeal.own'), id);
    expect(await code(toUnit())).toBe('not-found');
    const { appeal } = await outside.appeals.get({ id });
    expect(appeal.number).toBe('清督复〔2026〕1号');
    const { bytes } = await printAppeal(await town.contextOf('outside', 'appeal.read'), id);
    for (const said of [
      '清督复〔2026〕1号',
      '督查结论复核决定书',
      '窗口空置二十一分钟',
      '空岗时间不实',
      `撤销《关于暗访情况的通报》（${bulletin.number}）`,
      '2026年11月20日',
      '政府督查工作条例第十七条',
      '参与原检查、原决定的人员均未参加复核',
    ])
      expect(textOf(bytes), said).toContain(said);
    const receivers = await liaison.appeals.receive({ id, expected: appeal.version });
    expect(receivers.state).toBe('served');
    expect(await own()).toMatchObject({ state: 'served', result: 'revoked', number: '清督复〔2026〕1号' });
    expect(Buffer.from((await toUnit()).bytes).equals(Buffer.from(bytes))).toBe(true);
  }, 60_000);

  it('is carried out when the bulletin is put right, and by nobody’s word alone', async () => {
    const director = await town.as('director');
    const [row] = (await director.appeals.list({ about: bulletin.id })).rows;
    const carry = async () =>
      director.appeals.execute({
        ...next(row ?? { id: '', version: 0 }),
        did: [{ what: 'bulletin-corrected' }],
      });
    expect(await code(carry())).toBe('appeal.document-stands');
    // From now on those who write and sign bulletins see what came of it, on the bulletin's page too.
    for (const key of ['planner', 'leader'])
      expect((await (await town.as(key)).appeals.list({ about: bulletin.id })).rows).toHaveLength(1);
    const { bulletin: issued } = await (await town.as('leader')).bulletins.get({ id: bulletin.id });
    await (await town.as('leader')).bulletins.revoke({ ...next(issued), reason: '复核决定撤销。' });
    expect(await code(carry())).toBe('done');
    const { contested, appeal } = await director.appeals.get({ id: row?.id ?? '' });
    expect(contested).toMatchObject({ type: 'bulletin', id: bulletin.id, state: 'revoked' });
    expect(appeal.state).toBe('executed');
    await runCaseClocks(house.services);
    expect((await director.appeals.get({ id: appeal.id })).appeal.state, 'there is no further way').toBe(
      'closed',
    );
  });
});

describe('a unit that contests an order', () => {
  let order: string;

  it('asks from the day it was served, on time or with a reason', async () => {
    const own = await standingFinding(town, { lead: 'lead-2', second: 'inspector-2' });
    const issued = await issueOrder(town, await draftOrder(town, [own]));
    order = issued.id;
    const about = { type: 'order' as const, id: order };
    const chief = await town.as(unit.chief);
    expect(await code(chief.appeals.file(request(about)))).toBe('appeal.nothing-received');
    await withPen(town, handedOver(town, 'orders.serve', { id: order }));
    const { ways } = await chief.appeals.own({ about });
    expect(ways).toMatchObject([{ unit: town.unit, lastDay: '2026-12-21' }]);
    const before = house.clock.now;
    house.clock.now = Date.parse('2026-12-21T16:01:00Z');
    expect(await code(chief.appeals.file(request(about)))).toBe('appeal.late');
    house.clock.now = before;
  }, 60_000);

  it('may write it on paper: typed from its scan by one, compared by another, and done in the chief’s name', async () => {
    const { about, route, unit: of, grounds, requests } = request({ type: 'order', id: order });
    const penned = {
      act: 'appeals.file',
      target: { about, route, unit: of },
      decider: unit.chief,
      said: { grounds, requests },
    };
    const paper = await typed(town, penned);
    const [before] = (await (await town.as(unit.chief)).appeals.own({ about })).rows;
    expect(before, 'one pair of eyes is not enough').toBeUndefined();
    await (await town.as('second-reviewer')).papers.check(paper);
    const [row] = (await (await town.as(unit.chief)).appeals.own({ about })).rows;
    expect(row).toMatchObject({ state: 'filed', requests, grounds });
    expect(row?.files, 'the scan stays with it').toHaveLength(1);
    const { history } = await (await town.as('reviewer-3')).appeals.get({ id: row?.id ?? '' });
    expect(history[0]?.person).toBe(town.person(unit.chief));
    expect(history[0]?.paper).not.toBeNull();
  });

  it('is decided with a pen, and served by a receipt that two have seen', async () => {
    const [filed] = (await (await town.as('reviewer-3')).appeals.list({ about: order })).rows;
    const assigned = await reviewing(town, filed ?? { id: '', version: 0 });
    const { id } = assigned;
    const hands = { preparer: 'outside-2', recorder: 'outside-2', checker: 'reviewer-3' };
    await withPen(town, {
      act: 'appeals.decide',
      target: { id, ...(await verdictOf(town, 'upheld')) },
      decider: 'outside',
      said: { decision: 'agree' },
      ...hands,
      recorder: 'reviewer-3',
      checker: 'outside-2',
    });
    const outside = await town.as('reviewer-3');
    const { appeal } = await outside.appeals.get({ id });
    expect(appeal).toMatchObject({ state: 'decided', result: 'upheld', number: '清督复〔2026〕2号' });
    const proof = {
      method: 'direct' as const,
      at: house.clock.now,
      receivedBy: '收发室',
      witnesses: [],
      scan: await scanOf(town, '送达回证'),
    };
    expect(await code(outside.appeals.serve({ ...next(appeal), proof }))).toBe('service.needs-second');
    await withPen(town, {
      act: 'appeals.serve',
      target: { id },
      decider: 'reviewer-3',
      said: { method: 'direct', time: clockFace(house.clock.now), receivedBy: '收发室' },
      ...hands,
      recorder: 'reviewer-3',
      checker: 'outside-2',
    });
    const [own] = (await (await town.as(unit.liaison)).appeals.own({ about: { type: 'order', id: order } }))
      .rows;
    expect(own).toMatchObject({ state: 'served', result: 'upheld' });
    const director = await town.as('director');
    const { appeal: served } = await director.appeals.get({ id });
    expect(await code(director.appeals.execute({ ...next(served), did: [{ what: 'told-upheld' }] }))).toBe(
      'done',
    );
  }, 60_000);

  it('is not asked twice: what was upheld is not looked at again by the same people’s office', async () => {
    const about = { type: 'order' as const, id: order };
    expect(await code((await town.as(unit.chief)).appeals.file(request(about)))).toBe('appeal.route-closed');
    house.clock.now += day;
  });
});

describe('the check of every act on paper', () => {
  it('finds the appeal that came on paper agreeing with its sheet, which is about what it contests', async () => {
    const { keyring, secrets, blobs, db: running } = house.services;
    const { url, directUrl } = running;
    const db = await openDatabase({ url, directUrl, folds, foldVersion, keyring });
    try {
      const found: object[] = [];
      for await (const one of checkPapers(await readGround({ db, keyring, secrets, blobs }))) found.push(one);
      expect(found).toEqual([]);
    } finally {
      await db.close();
    }
  });
});

describe('the tables', () => {
  it('of all this are the same when read again from the journal', async () => {
    const db = house.services.db as OpenDatabase;
    expect(await compareLive(db)).toEqual([]);
    await rebuild(db);
    expect(await compareLive(db)).toEqual([]);
  }, 120_000);
});
