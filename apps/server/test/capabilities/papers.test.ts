import { writeFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { compareLive, type OpenDatabase } from '@mingcha/db';
import type { Recorded, Subject } from '@mingcha/domain';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { printPaper } from '../../src/capabilities/papers/print.ts';
import { destroyGoing } from '../../src/capabilities/retention/destroy-bytes.ts';
import { type House, openHouse } from '../house/house.ts';
import { scanned } from '../house/scan.ts';
import { openTown, type Town } from '../house/town.ts';

let house: House;
let town: Town;

beforeAll(async () => {
  house = await openHouse();
  town = await openTown(house);
  await town.hire('second-planner', ['planner']);
  await town.hire('second-leader', []);
  const seat = await town.admin.registry.establishSeat({ unit: null, duty: 'leader', title: '副市长' });
  await town.admin.registry.fillSeat({
    id: seat.id,
    expected: seat.version,
    person: town.person('second-leader'),
  });
}, 120_000);
afterAll(() => house?.close());

const entriesOf = (subject: Subject): Promise<readonly Recorded[]> =>
  house.services.db.read((reader) => reader.recordedOf(subject));
const today = '2026-11-20';

/** A plan that waits for its leader, drafted by the planner. */
async function submitted() {
  const planner = await town.as('planner');
  const drafted = await planner.plans.draft({
    title: '12月政务服务窗口暗访',
    basis: '市长批示〔2026〕9号',
    scope: '政务服务窗口作风',
    method: '先暗访后明查',
    modes: ['photo', 'note'],
    from: '2026-12-01',
    to: '2026-12-20',
    covertFirst: true,
    units: [town.unit],
    secrecy: 'internal',
  });
  const handedIn = await planner.plans.submit({ id: drafted.id, expected: drafted.version });
  const reviewer = await town.as('reviewer');
  return reviewer.plans.review({ id: drafted.id, expected: handedIn.version, opinion: '可行。' });
}

async function printed(plan: { readonly id: string; readonly version: number }) {
  const planner = await town.as('planner');
  return planner.papers.prepare({ act: 'plans.approve', target: { id: plan.id, version: plan.version } });
}

async function entered(paper: { readonly id: string; readonly version: number }, changes: object = {}) {
  const recorder = await town.as('second-planner');
  return recorder.papers.enter({
    id: paper.id,
    expected: paper.version,
    decidedBy: town.person('second-leader'),
    decidedOn: today,
    said: { decision: 'agree', opinion: '同意，抓紧实施。' },
    scan: await scanned(town, `呈批单 ${paper.id}`),
    ...changes,
  });
}
const codeOf = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'done',
    (error: Error) => error.message,
  );

describe('a scan whose bytes are destroyed in the same moment', () => {
  // As the entry of a destruction does in its own transaction.
  const marked = (sha256: string) =>
    house.services.db.transact(async (writer) => {
      await writer.lock([{ type: 'evidence', id: house.services.newId('evd') }]);
      await writer.bookkeeping.blob.updateMany({ where: { sha256 }, data: { state: 'destroying' } });
    });
  const blobOf = (sha256: string) => house.services.db.prisma.blob.findUnique({ where: { sha256 } });

  it('stays where the entry that vouches for it was being written first', async () => {
    const { blobs } = house.services;
    const scan = await scanned(town, 'the same page as a recording');
    const paper = await printed(await submitted());
    let gone: Promise<unknown> = Promise.resolve();
    vi.spyOn(blobs, 'size').mockImplementationOnce(async (sha256) => {
      gone = marked(sha256).then(() => destroyGoing(house.services));
      await Promise.race([gone, setTimeout(200)]);
      return blobs.size(sha256);
    });
    expect((await entered(paper, { scan })).state).toBe('entered');
    await gone;
    expect(await blobs.size(scan.sha256)).toBe(scan.size);
    expect(await blobOf(scan.sha256)).toMatchObject({ state: 'stored' });
  });

  it('is missing where the destruction was first, and whoever brings it again waits until that is over', async () => {
    const scan = await scanned(town, 'the page of a recording that goes');
    const paper = await printed(await submitted());
    await marked(scan.sha256);
    expect(await codeOf(entered(paper, { scan }))).toBe('attachment.missing');
    const again = scanned(town, 'the page of a recording that goes');
    await destroyGoing(house.services);
    expect((await again).sha256).toBe(scan.sha256);
    expect((await entered(paper, { scan })).state).toBe('entered');
  });
});

describe('a plan is approved with a pen', () => {
  it('by somebody without an account: the entry is theirs, and says who typed and who compared it', async () => {
    const plan = await submitted();
    const paper = await entered(await printed(plan));
    const checker = await town.as('reviewer');
    const { paper: row, said, sheet, scan } = await checker.papers.get({ id: paper.id });
    expect(row.state).toBe('entered');
    expect(said).toEqual({ decision: 'agree', opinion: '同意，抓紧实施。' });
    expect(sheet?.title).toBe('12月政务服务窗口暗访');
    const checked = await checker.papers.check({ id: paper.id, expected: paper.version });
    expect(checked.state).toBe('checked');

    const approved = (await entriesOf({ type: 'plan', id: plan.id })).at(-1);
    expect(approved?.kind).toBe('plan.approved');
    expect(approved?.actor.person).toBe(town.person('second-leader'));
    expect(approved?.payload).toMatchObject({
      instruction: '同意，抓紧实施。',
      paper: {
        paper: paper.id,
        decidedBy: town.person('second-leader'),
        decidedOn: today,
        recordedBy: town.person('second-planner'),
        checkedBy: town.person('reviewer'),
        scan: scan?.sha256,
      },
    });
    const { plan: after } = await checker.plans.get({ id: plan.id });
    expect(after.state).toBe('approved');
  });

  it('and sent back with a pen just as well', async () => {
    const plan = await submitted();
    const paper = await entered(await printed(plan), {
      said: { decision: 'return', opinion: '对象过宽，请重拟。' },
    });
    const checker = await town.as('reviewer');
    await checker.papers.check({ id: paper.id, expected: paper.version });
    const returned = (await entriesOf({ type: 'plan', id: plan.id })).at(-1);
    expect(returned?.kind).toBe('plan.returned');
    expect(returned?.payload).toHaveProperty('paper.paper', paper.id);
  });
});

describe('a paper is refused', () => {
  it('when the drafter or the decider types it, and when who typed it compares it', async () => {
    const plan = await submitted();
    const paper = await printed(plan);
    const planner = await town.as('planner');
    const scan = await scanned(town, '呈批单');
    const words = {
      id: paper.id,
      expected: paper.version,
      decidedBy: town.person('second-leader'),
      decidedOn: today,
      said: { decision: 'agree', opinion: '同意。' },
      scan,
    };
    expect(await codeOf(planner.papers.enter(words))).toBe('paper.recorder-is-drafter');
    expect(await codeOf(entered(paper, { decidedBy: town.person('second-planner') }))).toBe(
      'paper.recorder-is-decider',
    );
    expect(await codeOf(entered(paper, { decidedBy: town.person('inspector') }))).toBe(
      'paper.decider-has-no-duty',
    );
    expect(await codeOf(entered(paper, { decidedOn: '2026-11-19' }))).toBe('paper.decided-before-prepared');
    expect(await codeOf(entered(paper, { scan: { ...scan, sha256: '0'.repeat(64) } }))).toBe(
      'attachment.missing',
    );
    const done = await entered(paper);
    const recorder = await town.as('second-planner');
    expect(await codeOf(recorder.papers.check({ id: paper.id, expected: done.version }))).toBe(
      'paper.checker-is-recorder',
    );
    expect((await entriesOf({ type: 'plan', id: plan.id })).at(-1)?.kind).toBe('plan.reviewed');
  });

  it('with the reason of the act itself, and then nothing is recorded at all', async () => {
    const plan = await submitted();
    const paper = await entered(await printed(plan));
    // Meanwhile the leader decided at the desk.
    const leader = await town.as('leader');
    await leader.plans.approve({ id: plan.id, expected: plan.version, instruction: '同意。' });
    const before = await entriesOf({ type: 'paper', id: paper.id });
    const checker = await town.as('reviewer');
    expect(await codeOf(checker.papers.check({ id: paper.id, expected: paper.version }))).toBe(
      'changed-meanwhile',
    );
    expect(await entriesOf({ type: 'paper', id: paper.id })).toHaveLength(before.length);
    expect((await entriesOf({ type: 'plan', id: plan.id })).at(-1)?.actor.person).toBe(town.person('leader'));
  });

  it('when what was typed is not on it, and it is typed again', async () => {
    const plan = await submitted();
    const paper = await entered(await printed(plan));
    const checker = await town.as('reviewer');
    const back = await checker.papers.mismatch({
      id: paper.id,
      expected: paper.version,
      reason: '纸上写的是“原则同意”。',
    });
    expect(back.state).toBe('prepared');
    const again = await entered(back, { said: { decision: 'agree', opinion: '原则同意。' } });
    await checker.papers.check({ id: paper.id, expected: again.version });
    expect((await entriesOf({ type: 'plan', id: plan.id })).at(-1)?.payload).toHaveProperty(
      'instruction',
      '原则同意。',
    );
  });

  it('when nobody can do this with a pen', async () => {
    const planner = await town.as('planner');
    expect(await codeOf(planner.papers.prepare({ act: 'plans.delete', target: {} }))).toBe(
      'paper.act-unknown',
    );
  });
});

describe('all of it', () => {
  it('stands in the tables as the journal has it', async () => {
    expect(await compareLive(house.services.db as OpenDatabase)).toEqual([]);
  });
});

describe('a sheet', () => {
  it('is printed with the words that are to be decided, and says nothing to whoever cannot read them', async () => {
    const plan = await submitted();
    const paper = await printed(plan);
    const bytes = await printPaper(await town.contextOf('planner', 'paper.read'), paper.id);
    expect(Buffer.from(bytes).subarray(0, 5).toString()).toBe('%PDF-');
    if (process.env.KEEP_SHEET) writeFileSync(process.env.KEEP_SHEET, bytes);
    const inspector = await town.as('inspector');
    expect(await codeOf(inspector.papers.get({ id: paper.id }))).toBe('not-allowed');
  });
});
