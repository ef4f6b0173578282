import { openDatabase } from '@mingcha/db';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anchorAccessLog } from '../../src/access-log/anchor.ts';
import { carryOutDestructions } from '../../src/capabilities/retention/carry-out.ts';
import { folds, foldVersion } from '../../src/folds.ts';
import { lineOf } from '../../src/verify/told.ts';
import { verifyAll } from '../../src/verify/verify.ts';
import { releaseTask } from '../house/field-work.ts';
import { type House, openHouse } from '../house/house.ts';
import { Tablet } from '../house/tablet.ts';
import { openTown, type Town } from '../house/town.ts';

const day = 86_400_000;
const key = 'retention.access-log-days';
const reason = '保存期已满';

let house: House;
let town: Town;
let evidence: string;

beforeAll(async () => {
  house = await openHouse();
  town = await openTown(house);
  const { visit } = await releaseTask(town, { covert: true });
  const tablet = new Tablet(town);
  await tablet.enrol(['lead', 'inspector']);
  evidence = await tablet.photograph(visit, town.person('inspector'), true);
  await tablet.send();
}, 120_000);
afterAll(() => house?.close());

const prisma = () => house.services.db.prisma;
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => (error as Error).message,
  );
const adopt = async (value: unknown) => {
  const { version } = await prisma().office.findUniqueOrThrow({ where: { id: town.office } });
  return (await town.as('director')).registry.adoptRuleSetting({
    key,
    value: value as number,
    expected: version,
  });
};
const due = async () => (await (await town.as('privacy')).keeping.dueLog()).log;
const seqs = async () =>
  (await prisma().accessLog.findMany({ orderBy: { seq: 'asc' }, select: { seq: true } })).map(({ seq }) =>
    Number(seq),
  );
async function look() {
  const { keyring, secrets, settings, db: live } = house.services;
  const db = await openDatabase({ url: live.url, directUrl: live.directUrl, folds, foldVersion, keyring });
  try {
    const { findings, cuts } = await verifyAll({ db, keyring, secrets, folders: settings.folders });
    return { faults: findings.map(lineOf), cuts };
  } finally {
    await db.close();
  }
}

describe('the access log', () => {
  it('is kept for ever unless the office adopts a period, and never for less than six months', async () => {
    await (await town.as('reviewer')).evidence.get({ id: evidence });
    await (await town.as('director')).keeping.place({ about: { type: 'evidence', id: evidence }, reason });
    for (let n = 0; n < 5; n += 1)
      await (await town.as('planner')).evidence.custody({ id: evidence }).catch(() => {});
    await (await town.as('planner')).plans.list({ limit: 10 });
    await anchorAccessLog(house.services);
    house.clock.now += 200 * day;
    await (await town.as('reviewer')).evidence.get({ id: evidence });
    expect(await due()).toBeNull();
    expect(await codeOf(adopt(183))).toBe('retention.out-of-range');
    expect(await codeOf((await town.as('privacy')).keeping.drawLog({ reason }))).toBe(
      'destruction.log-not-due',
    );
    await adopt(201);
    expect(await due()).toBeNull();
    await adopt(184);
    expect(await due()).toMatchObject({ from: 1, days: 184 });
    await adopt(0);
    expect(await due()).toBeNull();
    await adopt(184);
  });

  it('loses its oldest stretch by a list alone that another duty approved; what is about a hold stays', async () => {
    await expect(prisma().$executeRaw`delete from access_log where seq = 1`).rejects.toThrow('append-only');
    const stretch = await due();
    if (stretch === null) throw new Error('nothing is due');
    const before = await seqs();
    const list = await (await town.as('privacy')).keeping.drawLog({ reason });
    expect(await due()).toBeNull();
    const decision = { id: list.id, expected: list.version };
    expect(await codeOf((await town.as('privacy')).keeping.approve(decision))).toBe(
      'destruction.second-person',
    );
    await (await town.as('leader')).keeping.approve(decision);
    await carryOutDestructions(house.services);
    await carryOutDestructions(house.services);
    const after = await seqs();
    const stays = after.filter((seq) => seq <= stretch.to);
    const kept = await prisma().accessLog.findMany({ where: { seq: { in: stays } } });
    expect(new Set(kept.map(({ target }) => target))).toEqual(new Set([evidence]));
    expect(after.filter((seq) => seq > stretch.to)).toEqual(before.filter((seq) => seq > stretch.to));
    expect(await (await town.as('privacy')).keeping.list({ id: list.id })).toMatchObject({
      list: { state: 'carried-out', count: stretch.lines, destroyed: stretch.lines - stays.length },
    });
    const { faults, cuts } = await look();
    expect(faults).toEqual([]);
    expect(cuts).toMatchObject([{ from: 1, to: stretch.to, kept: { lines: stays.length }, list: list.id }]);
    const [cut] = cuts;
    const told = { until: stretch.last, entry: cut?.entry };
    expect((await (await town.as('reviewer')).evidence.custody({ id: evidence })).cut).toEqual(told);
    expect((await town.security.access.log.list({ limit: 5 }).catch(() => null))?.cut ?? told).toEqual(told);
  });

  it('goes on as one chain, and shows what somebody takes away or puts back beyond the list', async () => {
    await anchorAccessLog(house.services);
    const [first] = await prisma().accessLog.findMany({ orderBy: { seq: 'asc' }, take: 1 });
    if (first === undefined) throw new Error('no line');
    await prisma().accessLog.delete({ where: { seq: first.seq } });
    expect((await look()).faults).toEqual([expect.stringContaining('log.kept-differs')]);
    await prisma().accessLog.create({ data: { ...first, facts: {}, person: town.person('leader') } });
    expect((await look()).faults.join()).toContain('log.line-changed');
    await prisma().accessLog.delete({ where: { seq: first.seq } });
    await prisma().accessLog.create({ data: { ...first, facts: first.facts ?? {} } });
    expect((await look()).faults).toEqual([]);
    const last = BigInt((await seqs()).at(-1) ?? 0);
    await expect(prisma().accessLog.delete({ where: { seq: last } })).rejects.toThrow();
  });

  it('does not count a destruction that no second duty approved, or one that came too early', async () => {
    const cut = await prisma().accessLogCut.findFirst();
    const subject = { type: 'office' as const, id: town.office };
    await house.services.db.transact(async (writer) => {
      await writer.lock([subject]);
      const done = (await writer.recordedOf(subject)).find(({ kind }) => kind === 'access-log.destroyed');
      if (done?.kind !== 'access-log.destroyed') throw new Error('no cut');
      const payload = {
        ...done.payload,
        from: Number(cut?.toSeq) + 1,
        to: Number(cut?.toSeq) + 2,
        last: house.clock.now,
      };
      const actor = { person: town.person('leader'), seat: null };
      const expected = await writer.count(subject);
      const { kind } = done;
      return writer.append([{ kind, subject, office: town.office, actor, payload, expected }]);
    });
    const faults = (await look()).faults.join('\n');
    for (const code of ['destruction.not-approved', 'log.cut-too-early', 'log.anchor-differs'])
      expect(faults).toContain(code);
  });
});
