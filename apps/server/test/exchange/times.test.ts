import { execFileSync } from 'node:child_process';
import { openDatabase } from '@mingcha/db';
import type { SealedEntry, TimeBlock } from '@mingcha/journal';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { printEvidenceList } from '../../src/capabilities/visits/evidence-list.ts';
import { printWorkingPaper } from '../../src/capabilities/visits/working-paper.ts';
import { folds, foldVersion } from '../../src/folds.ts';
import { lineOf } from '../../src/verify/told.ts';
import { verifyAll } from '../../src/verify/verify.ts';
import { releaseTask } from '../house/field-work.ts';
import { type House, openHouse } from '../house/house.ts';
import { nodeSigner } from '../house/tablet.ts';
import { openTown, type Town } from '../house/town.ts';
import { Pen } from './pen.ts';

let house: House;
let town: Town;
let visit: string;

const minute = 60_000;
const hour = 60 * minute;
/** The house's clock goes on by a little whenever it is read. */
const about = (at: number) => expect.closeTo(at, -3);

beforeAll(async () => {
  house = await openHouse();
  town = await openTown(house);
  ({ visit } = await releaseTask(town, { covert: true }));
}, 120_000);
afterAll(() => house.close());

/** A tablet of its own for each story: whatever its clock does, the others' are right. */
async function tablet(): Promise<{ pen: Pen; askToken: () => Promise<string> }> {
  const pen = new Pen(town, nodeSigner());
  await pen.enrol(['lead', 'inspector']);
  return { pen, askToken: () => pen.askToken() };
}

async function finding(pen: Pen, said: Partial<TimeBlock>): Promise<{ id: string; entry: SealedEntry }> {
  const id = house.services.newId('fnd');
  pen.time = said;
  const payload = {
    visit,
    style: 'POOR' as const,
    subCode: 'GAMES_FILMS',
    observation: '在岗看视频',
    observedAt: said.clock ?? house.services.now(),
    unit: town.unit,
    window: town.window,
    place: '东厅',
    evidence: [],
  };
  const by = town.person('inspector');
  return { id, entry: await pen.write('finding.recorded', { type: 'finding', id }, payload, by, visit) };
}
const push = async (pen: Pen, entries: readonly SealedEntry[]) => {
  const { results } = await pen.push(await pen.run(entries));
  expect(results.map(({ verdict }) => verdict)).toEqual(entries.map(() => 'accepted'));
};
const shown = async (id: string) => (await town.as('reviewer')).findings.get({ id });

async function verified() {
  const { url, directUrl } = house.services.db;
  const { keyring, secrets, settings } = house.services;
  const db = await openDatabase({ url, directUrl, folds, foldVersion, keyring });
  try {
    const { findings, doubts } = await verifyAll({ db, keyring, secrets, folders: settings.folders });
    return { findings: findings.map(lineOf), doubts: doubts.map(lineOf) };
  } finally {
    await db.close();
  }
}
const changed = (statement: string) =>
  house.services.db.prisma.$transaction(
    ['set local session_replication_role = replica', statement].map((each) =>
      house.services.db.prisma.$executeRawUnsafe(each),
    ),
  );

describe('a server time token', () => {
  test('is kept when it is given, for ever, so that an entry that quotes it is shown to be later', async () => {
    const { pen, askToken } = await tablet();
    const at = house.services.now();
    const token = await askToken();
    house.clock.now += 7 * minute;
    const { id, entry } = await finding(pen, { token });
    house.clock.now += 11 * minute;
    await push(pen, [entry]);
    expect((await shown(id)).proven).toEqual({
      clock: about(at + 7 * minute),
      after: about(at),
      before: about(at + 18 * minute),
      doubt: null,
      byServer: false,
    });
    const page = await (await house.as(town.auditor, town.office)).journal.get({ hash: entry.hash });
    expect([page.token?.at, page.proven.after, page.proven.before]).toEqual([
      about(at),
      about(at),
      about(at + 18 * minute),
    ]);
    const { prisma } = house.services.db;
    await expect(prisma.$executeRaw`update time_token set at = 0`).rejects.toThrow('append-only');
    await expect(prisma.$executeRaw`delete from time_token`).rejects.toThrow('append-only');
  });

  test('that nobody quotes leaves the interval open on that side, and so does one that was issued to another', async () => {
    const [one, other] = [await tablet(), await tablet()];
    const { id, entry } = await finding(one.pen, { token: null });
    const foreign = await finding(one.pen, { token: await other.askToken() });
    await push(one.pen, [entry, foreign.entry]);
    for (const each of [id, foreign.id]) {
      const { proven } = await shown(each);
      expect([proven?.after, proven?.before]).toEqual([null, about(house.services.now())]);
    }
  });

  test('of which one bit is changed is named, and proves nothing any more', async () => {
    const { pen, askToken } = await tablet();
    const token = await askToken();
    const { id, entry } = await finding(pen, { token });
    await push(pen, [entry]);
    await changed(`update time_token set at = at - 3600000 where hash = '${token}'`);
    const { findings } = await verified();
    expect(findings).toEqual([expect.stringContaining(`token.signature-wrong  time_token ${token}`)]);
    expect((await shown(id)).proven?.after).toBeNull();
    await changed(`update time_token set at = at + 3600000 where hash = '${token}'`);
    expect((await verified()).findings).toEqual([]);
  });

  test('that is gone is told once for its writer, and nothing is broken by it', async () => {
    const { pen, askToken } = await tablet();
    const { entry } = await finding(pen, { token: await askToken() });
    await push(pen, [entry]);
    await changed(`delete from time_token where writer = '${pen.signer.writer}'`);
    const { findings, doubts } = await verified();
    expect(findings).toEqual([]);
    expect(doubts.filter((line) => line.includes(pen.signer.writer))).toEqual([
      `token.not-kept  writer ${pen.signer.writer} entries 1–1  found 1`,
    ]);
  });
});

describe('a clock that is wrong', () => {
  test('a one-hour clock jump back and forth is told on the finding, on the visit and on its papers, and breaks nothing', async () => {
    const { pen, askToken } = await tablet();
    const token = await askToken();
    const begun = house.services.now();
    const at = (passed: number, off = 0) => ({
      token,
      boot: 'ef'.repeat(16),
      mono: passed,
      clock: begun + passed + off,
    });
    const [first, second, third] = [
      await finding(pen, at(10 * minute)),
      await finding(pen, at(20 * minute, -hour)),
      await finding(pen, at(30 * minute)),
    ];
    house.clock.now += 40 * minute;
    await push(pen, [first.entry, second.entry, third.entry]);
    const jumps = [
      { code: 'clock.set-back', by: hour, at: begun + 20 * minute - hour, tablet: '二号平板' },
      { code: 'clock.set-forward', by: hour, at: begun + 30 * minute, tablet: '二号平板' },
    ];
    const { clocks, proven } = await shown(second.id);
    expect(proven?.doubt).toBe('clock.before-token');
    expect(clocks.filter(({ code }) => code.startsWith('clock.set'))).toEqual([
      { ...jumps[0], here: true },
      { ...jumps[1], here: false },
    ]);
    // The neighbour is told of the jump as well, and that its own time stands.
    const neighbour = await shown(first.id);
    expect(neighbour.proven?.doubt).toBeNull();
    expect(neighbour.clocks.map(({ code, here }) => [code, here])).toEqual([
      ['clock.set-back', false],
      ['clock.set-forward', false],
    ]);
    const page = await (await town.as('reviewer')).visits.get({ id: visit });
    expect(page.clocks.filter(({ code }) => code.startsWith('clock.set'))).toHaveLength(2);

    const { findings, doubts } = await verified();
    expect(findings).toEqual([]);
    expect(doubts.filter((line) => line.includes(second.entry.hash))).toEqual([
      expect.stringMatching(/^clock\.before-token {2}entry .*expected .*…/u),
    ]);
    const ctx = await town.contextOf('reviewer', 'visit.read');
    const text = execFileSync('pdftotext', ['-raw', '-', '-'], {
      input: await printWorkingPaper(ctx, visit),
      maxBuffer: 1e8,
    })
      .toString()
      .replace(/\s/gu, '');
    expect(text).toContain('平板时钟往回跳了1小时');
    expect(text).toMatch(/可证明的时间：不早于2026-11-20\d\d:\d\d，不晚于2026-11-20\d\d:\d\d。/u);
    expect(text).toContain('最早何时没有凭证');
    expect((await printEvidenceList(ctx, visit)).byteLength).toBeGreaterThan(1000);
  });

  test('a backdated entry shows the time it claims beside the time it cannot be earlier than', async () => {
    const { pen, askToken } = await tablet();
    const token = await askToken();
    const issued = house.services.now();
    house.clock.now += minute;
    const { id, entry } = await finding(pen, { token, clock: issued - 26 * hour });
    await push(pen, [entry]);
    const { proven, clocks } = await shown(id);
    expect(proven).toMatchObject({
      clock: issued - 26 * hour,
      after: about(issued),
      before: about(issued + minute),
      doubt: 'clock.before-token',
    });
    expect(clocks).toEqual([
      {
        code: 'clock.before-token',
        by: about(26 * hour),
        at: issued - 26 * hour,
        tablet: '二号平板',
        here: true,
      },
    ]);
    const { findings, doubts } = await verified();
    expect(findings).toEqual([]);
    expect(doubts.filter((line) => line.includes(entry.hash))).toHaveLength(1);
  });

  test('an entry that says it was written after it was here is told as well', async () => {
    const { pen } = await tablet();
    const { id, entry } = await finding(pen, { clock: house.services.now() + hour });
    await push(pen, [entry]);
    expect((await shown(id)).proven?.doubt).toBe('clock.after-arrival');
  });
});
