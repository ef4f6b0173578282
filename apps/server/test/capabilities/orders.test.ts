import { execFileSync } from 'node:child_process';
import { compareLive, type OpenDatabase, rebuild } from '@mingcha/db';
import { instantOf } from '@mingcha/domain/calendar';
import type { FileRef } from '@mingcha/domain/papers';
import { readXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeDisposedFindings, runOrderClocks } from '../../src/capabilities/orders/clock.ts';
import { renderOrder } from '../../src/capabilities/orders/render.ts';
import { signedInAs } from '../door/signed-in.ts';
import { lockVisit, makeVisit, releaseTask } from '../house/field-work.ts';
import { type House, openHouse } from '../house/house.ts';
import { draftOrder, issueOrder, planFor, type Seated, seatUnit, versionOf } from '../house/orders.ts';
import { confirmAll } from '../house/paper.ts';
import { clockFace, handedOver, typed, withPen } from '../house/pen.ts';
import { scanned } from '../house/scan.ts';
import { Tablet } from '../house/tablet.ts';
import { openTown, type Town } from '../house/town.ts';

let house: House;
let town: Town;
let seated: Seated;
let findings: string[] = [];
let scan: FileRef;

const at = (day: string, time = '10:00') => instantOf(day, time, 'Asia/Shanghai');

beforeAll(async () => {
  house = await openHouse();
  town = await openTown(house);
  // Two days off in the week, and the Saturday after is worked.
  await town.admin.registry.loadCalendar({
    year: 2026,
    version: '2026-t',
    holidays: ['2026-11-24', '2026-11-25'],
    workdays: ['2026-11-28'],
    provisional: false,
  });
  const tablet = new Tablet(town);
  await tablet.enrol(['lead', 'inspector']);
  const { visit } = await releaseTask(town);
  const found = await makeVisit(town, tablet, visit, { findings: 4 });
  await tablet.send();
  await lockVisit(town, visit);
  await confirmAll(town, found.findings);
  findings = [...found.findings];
  scan = await scanned(town, '送达回证');
}, 180_000);
afterAll(() => house?.close());

/** Text of a printed sheet without white space, and how it was answered. */
async function sheet(person: string, path: string): Promise<{ status: number; text: string }> {
  const answer = await fetch(new URL(path, house.url), {
    headers: (await signedInAs(town, person)).signed,
  });
  const bytes = Buffer.from(await answer.arrayBuffer());
  return { status: answer.status, text: answer.ok ? textOfPdf(bytes) : '' };
}

const textOfPdf = (bytes: Uint8Array): string =>
  execFileSync('pdftotext', ['-raw', '-', '-'], { input: bytes }).toString().replace(/\s/gu, '');

const told = (n: number, proof: FileRef) => ({
  n,
  result: '已恢复值守。',
  rootCause: '排班无人负责。',
  sameClass: '其余四个窗口已自查。',
  handler: '刘某',
  proof: [proof],
});

describe('an order', () => {
  it('is not signed for a unit with an empty seat, and takes no number', async () => {
    const drafted = await draftOrder(town, findings.slice(0, 1));
    await expect(issueOrder(town, drafted)).rejects.toThrow('order.unit-without-seat');
    expect(await house.services.db.reader.prisma.seriesNumber.count()).toBe(0);
    seated = await seatUnit(town);
  });

  it('goes from its draft to the last closed item, and closes its findings', async () => {
    const own = findings.slice(0, 2);
    const drafted = await draftOrder(town, own);
    const { id } = drafted;
    const [chief, liaison, director, planner] = [
      await town.as(seated.chief),
      await town.as(seated.liaison),
      await town.as('director'),
      await town.as('planner'),
    ];
    await expect(liaison.orders.get({ id })).rejects.toThrow('not-found');
    const issued = await issueOrder(town, drafted);
    expect(issued.number).toBe('清督改〔2026〕1号');
    const { finding } = await director.findings.get({ id: own[0] ?? '' });
    expect(finding.state).toBe('disposed');

    // Left behind: nobody says so alone, and with one witness two cannot say it either.
    const proof = {
      method: 'left' as const,
      at: house.clock.now,
      place: '该局收发室',
      refusedReason: '负责人拒绝签收',
      witnesses: ['王某', '李某'].map((name) => ({ name, organ: '东街社区' })),
      scan,
    };
    const before = await versionOf(town, id);
    for (const alone of [planner, director])
      await expect(alone.orders.serve({ id, expected: before, proof })).rejects.toThrow(
        'service.needs-second',
      );
    const said = {
      method: 'left',
      time: clockFace(house.clock.now),
      place: proof.place,
      refusedReason: proof.refusedReason,
    };
    const left = (witnesses: string) => ({
      ...handedOver(town, 'orders.serve', { id }),
      said: { ...said, witnesses },
    });
    await expect(typed(town, left('东街社区 王某'))).rejects.toThrow('service.proof-missing');
    const receipt = await typed(town, left('东街社区 王某\n东街社区 李某'));
    // Typed, and nothing runs before somebody else has looked.
    expect((await planner.orders.get({ id })).order.state).toBe('issued');
    await expect(planner.papers.check(receipt)).rejects.toThrow('paper.checker-is-recorder');
    await director.papers.check(receipt);
    const { items, order, history } = await liaison.orders.get({ id });
    // What the office did, and nobody in it by name.
    expect(history.map(({ kind, person }) => [kind, person])).toEqual([
      ['order.issued', ''],
      ['order.served', ''],
    ]);
    // Served on Friday the 20th: Monday 23rd, then 24 and 25 off: 26 and 27; Saturday the 28th is worked.
    expect(items.map((item) => item.clock?.day)).toEqual(['2026-11-27', '2026-12-14']);
    expect(order.hand).toMatchObject({ role: 'liaison', person: town.person(seated.liaison) });
    expect(order.drafter).toBe('');

    const got = await liaison.orders.acknowledge({ id, expected: order.version });
    const planned = await chief.orders.plan({
      id,
      expected: got.version,
      items: [planFor(1), planFor(2, '2026-12-10')],
    });
    const longer = await liaison.orders.askExtension({
      id,
      expected: planned.version,
      n: 2,
      days: 5,
      reason: '设备采购需要时间',
    });
    const extended = await director.orders.extend({
      id,
      expected: longer.version,
      n: 2,
      days: 5,
      reason: '同意。',
    });
    const unsigned = { id, expected: extended.version, items: [told(1, scan)] };
    await expect(liaison.orders.report(unsigned)).rejects.toThrow('order.report-unsigned');
    // What the chief is to sign is printed of what is typed, and nothing is reported by it.
    const toSign = await liaison.orders.draftReport({ id, items: [told(1, scan)] });
    const asked = textOfPdf(Buffer.from(toSign.pdf, 'base64'));
    for (const said of ['签发人：', '关于清督改〔2026〕1号整改情况的报告', '已恢复值守。', '尚未报告的事项'])
      expect(asked).toContain(said);
    await expect(planner.orders.draftReport({ id, items: [told(1, scan)] })).rejects.toThrow('not-allowed');
    expect((await sheet(seated.liaison, `/files/orders/${id}/report.pdf`)).status).toBe(409);
    expect((await sheet('director', `/files/orders/${id}/items/1/close-out.pdf`)).status).toBe(409);
    const sealed = await scanned(town, '整改报告，签字盖章', '整改报告.pdf');
    const first = await liaison.orders.report({ ...unsigned, report: [sealed] });
    const both = await chief.orders.report({ id, expected: first.version, items: [told(2, scan)] });

    const inspector = await town.as('third');
    const check = { id, method: 'on-site' as const, note: '现场看过。' };
    const bad = await inspector.orders.verify({ ...check, expected: both.version, n: 1, result: 'not-done' });
    const rejected = await director.orders.rejectItem({
      id,
      expected: bad.version,
      n: 1,
      reason: '午间仍无人。',
      days: 3,
    });
    expect(rejected.state).toBe('rejected');
    const again = await chief.orders.report({ id, expected: rejected.version, items: [told(1, sealed)] });
    const good = await inspector.orders.verify({ ...check, expected: again.version, n: 1, result: 'done' });
    const two = await inspector.orders.verify({ ...check, expected: good.version, n: 2, result: 'done' });
    const one = await director.orders.closeItem({ id, expected: two.version, n: 1, opinion: '同意销号。' });
    expect(one.state).not.toBe('closed');
    const end = await director.orders.closeItem({ id, expected: one.version, n: 2, opinion: '同意销号。' });
    expect(end.state).toBe('closed');

    // Both sides read the report; only the office reads who judged it; only who verifies looks back.
    for (const reader of [seated.chief, 'director']) {
      const report = await sheet(reader, `/files/orders/${id}/report.pdf`);
      expect([report.status, report.text.includes('通知所列事项均已报告整改结果')]).toEqual([200, true]);
    }
    const form = await sheet('third', `/files/orders/${id}/items/1/close-out.pdf`);
    expect(form.text).toMatch(/未整改到位.*退回.*午间仍无人.*整改到位.*督查室意见.*同意销号/u);
    expect((await sheet(seated.chief, `/files/orders/${id}/items/1/close-out.pdf`)).status).toBe(404);
    expect((await sheet('director', `/files/orders/${id}/items/9/close-out.pdf`)).status).toBe(409);
    const back = await sheet('third', `/files/orders/${id}/look-back.pdf`);
    expect(back.text).toContain('第2项核查');
    // The team that was there, whoever verified and whoever closed are named: they do not look back.
    const names = await house.services.db.reader.prisma.person.findMany({
      where: { id: { in: ['lead', 'inspector', 'third', 'director'].map((key) => town.person(key)) } },
    });
    for (const { name } of names) expect(back.text).toContain(name);
    for (const reader of ['director', seated.chief])
      expect((await sheet(reader, `/files/orders/${id}/look-back.pdf`)).status).toBe(403);
    const copies = await house.services.db.reader.prisma.accessLog.findMany({
      where: { target: id, action: 'exported' },
    });
    expect(new Set(copies.map(({ facts }) => (facts as { copy?: string }).copy))).toEqual(
      new Set(['report-draft', 'report', 'close-out', 'look-back']),
    );

    expect(await closeDisposedFindings(house.services)).toBe(2);
    expect(await closeDisposedFindings(house.services)).toBe(0);
    expect((await director.findings.get({ id: own[1] ?? '' })).finding.state).toBe('closed');
  }, 60_000);

  it('is received by the liaison’s own hand when nobody has served it, and seen by no other unit', async () => {
    const drafted = await draftOrder(town, findings.slice(2, 3));
    const { id } = drafted;
    await issueOrder(town, drafted);
    const stranger = await town.hire('stranger', ['liaison'], town.otherUnit);
    expect(stranger).toBeTruthy();
    await expect((await town.as('stranger')).orders.get({ id })).rejects.toThrow('not-found');
    expect((await (await town.as('stranger')).orders.list({})).total).toBe(0);
    const liaison = await town.as(seated.liaison);
    const { order } = await liaison.orders.get({ id });
    const got = await liaison.orders.acknowledge({ id, expected: order.version });
    expect(got.state).toBe('acknowledged');
    expect((await liaison.orders.get({ id })).proof?.method).toBe('electronic');
  }, 60_000);
});

describe('the office’s clock', () => {
  it('urges, marks overdue and goes to the leader on the working days of the office, each step once', async () => {
    const drafted = await draftOrder(town, findings.slice(3, 4));
    const { id } = drafted;
    await issueOrder(town, drafted);
    await withPen(town, handedOver(town, 'orders.serve', { id }));
    const steps = async (now: number) => {
      const before = house.clock.now;
      house.clock.now = now;
      // Two servers at once: what one has done the other finds done.
      const done = await Promise.all([runOrderClocks(house.services), runOrderClocks(house.services)]);
      const kinds = (await house.services.db.reader.entriesOf({ type: 'order', id }))
        .filter((entry) => entry.header.time.clock >= now)
        .map((entry) => entry.header.kind);
      expect(done.reduce((sum, count) => sum + count, 0)).toBeGreaterThanOrEqual(kinds.length);
      expect(await runOrderClocks(house.services)).toBe(0);
      house.clock.now = Math.max(before, house.clock.now);
      return kinds.sort();
    };
    // Acknowledge by Thursday the 26th: 24 and 25 are off.
    expect(await steps(at('2026-11-25', '18:00'))).toEqual([]);
    expect(await steps(at('2026-11-26', '17:29'))).toEqual([]);
    expect(await steps(at('2026-11-26', '17:31'))).toEqual(['order.urged']);
    // The item itself: Friday the 27th.
    expect(await steps(at('2026-11-27', '17:31'))).toEqual(['order.overdue', 'order.urged']);
    // Three working days after the 26th: 27, Saturday 28 is worked, Monday 30.
    expect(await steps(at('2026-11-29', '10:00'))).toEqual([]);
    expect(await steps(at('2026-11-30', '09:00'))).toEqual(['order.urged']);
    expect(await steps(at('2026-12-01', '09:00'))).toEqual(['order.urged']);
    expect(await steps(at('2026-12-03', '09:00'))).toEqual(['order.escalated']);
    expect(await steps(at('2026-12-04', '09:00'))).toEqual(['order.escalated']);
    const leader = await town.as('leader');
    const { rows } = await leader.orders.list({ clock: 'red', escalated: true });
    expect(rows.map((row) => row.id)).toContain(id);
    const { waiting } = await leader.work.mine();
    expect(waiting).toContainEqual({ what: 'order.escalated', count: rows.length });
  }, 60_000);

  it('and all of it folds again into the same rows', async () => {
    const db = house.services.db as OpenDatabase;
    expect(await compareLive(db)).toEqual([]);
    await rebuild(db);
    expect(await compareLive(db)).toEqual([]);
  }, 60_000);
});

describe('on paper', () => {
  const onPaper = (
    act: string,
    target: Record<string, unknown>,
    decider: string,
    said: Record<string, unknown>,
  ) => withPen(town, { act, target, decider, said });

  it('an order is signed, acknowledged, planned, reported and closed with a pen, and every entry says so', async () => {
    const drafted = await draftOrder(town, findings.slice(2, 3));
    const { id } = drafted;
    const planner = await town.as('planner');
    await planner.orders.submit({ id, expected: drafted.version });
    const { viewHash } = await planner.orders.preview({ id });
    await onPaper('orders.issue', { id, viewHash }, 'leader', { decision: 'agree', opinion: '同意签发。' });
    await renderOrder(house.services, id);
    // Left behind: one witness is told to whoever types it.
    const left = { method: 'left', time: clockFace(house.clock.now), refusedReason: '负责人拒绝签收' };
    const one = onPaper('orders.serve', { id }, 'planner', { ...left, witnesses: '东街社区 王某' });
    await expect(one).rejects.toThrow('service.proof-missing');
    const two = { ...left, witnesses: '东街社区 王某\n东街社区 李某' };
    await onPaper('orders.serve', { id }, 'planner', two);
    await onPaper('orders.acknowledge', { id }, seated.liaison, {});
    const plan = { leader: '孙局长', section: '登记中心', person: '刘某', measure: '双岗值守。' };
    await onPaper('orders.plan', { id }, seated.chief, plan);
    const told = { result: '已恢复。', rootCause: '无人顶岗。', sameClass: '已自查。', handler: '刘某' };
    await onPaper('orders.report', { id, n: 1 }, seated.chief, told);
    const inspector = await town.as('third');
    const expected = await versionOf(town, id);
    await inspector.orders.verify({
      id,
      expected,
      n: 1,
      result: 'done',
      method: 'document',
      note: '材料齐全。',
    });
    const closing = { decision: 'agree', days: 5, opinion: '同意销号。' };
    await onPaper('orders.closeItem', { id, n: 1 }, 'director', closing);
    const { order, items } = await planner.orders.get({ id });
    expect(order.state).toBe('closed');
    expect(items[0]?.proof).toHaveLength(1);
    expect(order.issuedBy).toBe(town.person('leader'));
    const marked = (await house.services.db.reader.recordedOf({ type: 'order', id })).filter(
      (entry) => 'paper' in entry.payload && entry.payload.paper !== undefined,
    );
    expect(marked.map((entry) => entry.kind)).toEqual([
      'order.issued',
      'order.served',
      'order.acknowledged',
      'order.planned',
      'order.reported',
      'order.item-closed',
    ]);
  }, 60_000);
});

describe('the ledger', () => {
  const ledger = async (person: string, which: string) =>
    fetch(new URL(`/files/ledgers/${which}`, house.url), {
      headers: (await signedInAs(town, person)).signed,
    });

  it('is printed for the office, and as a workbook with a row for each thing to be put right', async () => {
    const pdf = await ledger('director', 'all.pdf');
    expect([pdf.status, pdf.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    const book = await ledger('director', 'all.xlsx');
    expect(book.headers.get('content-disposition')).toMatch(/^attachment/);
    const { sheets } = await readXlsx(Buffer.from(await book.arrayBuffer()));
    const [headings = [], ...rows] = sheets[0]?.rows ?? [];
    const items = await house.services.db.reader.prisma.orderItem.count({
      where: { order: { in: await numbered() } },
    });
    expect(rows).toHaveLength(items);
    const column = (name: string) => rows.map((row) => row[headings.indexOf(name)]);
    expect(column('状态')).toContain('已销号');
    expect(column('责任单位')).toEqual(rows.map(() => '清源市自然资源和规划局'));
    expect(column('程度').some((each) => each !== '')).toBe(true);
  });

  it('shows a unit its own and without what is the office’s own word, and nobody else anything', async () => {
    const own = await ledger(seated.chief, `${town.unit}.xlsx`);
    const { sheets } = await readXlsx(Buffer.from(await own.arrayBuffer()));
    const [headings = [], ...rows] = sheets[0]?.rows ?? [];
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.map((row) => row[headings.indexOf('程度')] ?? '')).toEqual(rows.map(() => ''));
    expect((await ledger(seated.chief, 'unt_00000000000000000000000000.pdf')).status).toBe(404);
    expect((await ledger('director', 'all.csv')).status).toBe(404);
    expect((await ledger('privacy', 'all.pdf')).status).toBe(403);
  });

  it('makes a page for each unit to a meeting, for who drafts orders alone, and in two editions', async () => {
    const pack = async (person: string, which: string) =>
      fetch(new URL(`/files/meetings/${which}`, house.url), {
        headers: (await signedInAs(town, person)).signed,
      });
    const names = [];
    for (const which of ['all.pdf', `${town.unit}.outward.pdf`]) {
      const made = await pack('planner', which);
      expect([made.status, made.headers.get('content-type')]).toEqual([200, 'application/pdf']);
      names.push(decodeURIComponent(made.headers.get('content-disposition') ?? ''));
    }
    expect(names[0]).toContain('督查室内部使用');
    expect(names[1]).toContain('会议用');
    expect((await pack('planner', 'all.everything.pdf')).status).toBe(404);
    for (const person of [seated.chief, 'leader']) expect((await pack(person, 'all.pdf')).status).toBe(403);
  });

  const numbered = async () =>
    (
      await house.services.db.reader.prisma.order.findMany({
        where: { number: { not: null }, state: { not: 'revoked' } },
      })
    ).map(({ id }) => id);
});
