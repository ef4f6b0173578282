import { TRPCError } from '@trpc/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { standingOf } from '../../src/access/standing.ts';
import { runLeaves } from '../../src/capabilities/registry/turnover/clock.ts';
import { type House, openHouse } from '../house/house.ts';
import { openTown, type Town } from '../house/town.ts';

const day = 86_400_000;
const reason = '参加培训';
let house: House;
let town: Town;
const seats = new Map<string, string>();

const refused = async (work: Promise<unknown>): Promise<string> => {
  const error = await work.then(
    () => null,
    (cause: unknown) => cause,
  );
  expect(error).toBeInstanceOf(TRPCError);
  return (error as TRPCError).message;
};
const seat = (key: string) => seats.get(key) ?? '';
const standing = (key: string) =>
  house.services.db.read((reader) => standingOf(reader, town.person(key), town.office));

async function sit(
  key: string,
  duty: 'chief' | 'deputy' | 'liaison' | 'reviewer' | 'planner',
  unit: string | null,
) {
  const made = await town.admin.registry.establishSeat({ unit, duty, title: duty });
  seats.set(key, made.id);
  await town.admin.registry.fillSeat({ id: made.id, expected: made.version, person: town.person(key) });
}

beforeAll(async () => {
  house = await openHouse();
  town = await openTown(house);
  await town.hire('chief', ['chief'], town.unit);
  await town.hire('deputy', [], town.unit);
  await town.hire('liaison', ['liaison'], town.unit);
  await town.hire('colleague', [], town.unit);
  await town.hire('stranger', ['liaison'], town.otherUnit);
  await sit('chief', 'chief', town.unit);
  await sit('deputy', 'deputy', town.unit);
  await sit('liaison', 'liaison', town.unit);
  await sit('reviewer', 'reviewer', null);
}, 180_000);
afterAll(() => house?.close());

describe('a leave', () => {
  const from = '2026-11-23';
  const until = '2026-11-24';
  let leave: { id: string; version: number };
  const declare = async (key: string, over: object = {}) =>
    (await town.as(key)).leaves.declare({
      seat: seat('liaison'),
      person: town.person('liaison'),
      deputy: town.person('colleague'),
      from,
      until,
      reason,
      ...over,
    });

  it('is declared for oneself, with a deputy of the same unit, in days that are not over', async () => {
    expect(await refused(declare('chief'))).toBe('leave.not-yours');
    expect(await refused(declare('liaison', { deputy: town.person('stranger') }))).toBe(
      'leave.deputy-elsewhere',
    );
    expect(await refused(declare('liaison', { deputy: town.person('liaison') }))).toBe(
      'leave.deputy-is-self',
    );
    expect(await refused(declare('liaison', { from: until, until: from }))).toBe('leave.days-reversed');
    expect(await refused(declare('liaison', { from: '2026-11-01', until: '2026-11-02' }))).toBe(
      'leave.over-already',
    );
    expect(await refused(declare('liaison', { seat: seat('chief') }))).toBe('leave.not-holder');
    leave = await declare('liaison');
    expect(await refused(declare('liaison'))).toBe('leave.overlaps');
  });

  it('is confirmed by somebody else, of the same unit or of the office', async () => {
    const target = () => ({ id: leave.id, expected: leave.version });
    const outside = await town.as('stranger');
    expect(await refused(outside.leaves.confirm(target()))).toBe('not-allowed');
    expect((await (await town.as('chief')).work.mine()).waiting).toContainEqual({
      what: 'leave.to-confirm',
      count: 1,
    });
    leave = await (await town.as('chief')).leaves.confirm(target());
    expect((await (await town.as('liaison')).leaves.get({ id: leave.id })).leave).toMatchObject({
      state: 'confirmed',
      reason,
    });
    // Who is away is no secret in the office; why is.
    expect((await (await town.as('planner')).leaves.get({ id: leave.id })).leave.reason).toBe(null);
  });

  it('gives the deputy the seat from its first day to its last, by entries and not by the clock', async () => {
    expect((await standing('colleague')).roles).toEqual([]);
    expect(await runLeaves(house.services)).toBe(0);
    house.clock.now += 3 * day;
    expect(await runLeaves(house.services)).toBe(1);
    expect(await runLeaves(house.services)).toBe(0);
    const away = await standing('colleague');
    expect(away).toMatchObject({ roles: ['liaison'], granted: [], seat: null });
    expect(away.seats).toEqual([
      expect.objectContaining({ id: seat('liaison'), because: 'leave', inFor: town.person('liaison') }),
    ]);
    expect(away.units).toContain(town.unit);
    expect((await (await town.as('colleague')).work.mine()).waiting).toContainEqual({
      what: 'seat.standing-in',
      count: 1,
    });
  });

  it('is told in what the deputy writes: the entry names the seat acted for', async () => {
    const made = await town.admin.registry.establishSeat({
      unit: town.unit,
      duty: 'inspector',
      title: '科长',
    });
    await town.admin.registry.fillSeat({
      id: made.id,
      expected: made.version,
      person: town.person('colleague'),
    });
    const second = await (await town.as('colleague')).leaves.declare({
      seat: made.id,
      person: town.person('colleague'),
      deputy: town.person('deputy'),
      from: '2026-12-01',
      until: '2026-12-02',
      reason,
    });
    const [entry] = await house.services.db.read((reader) =>
      reader.entriesOf({ type: 'leave', id: second.id }),
    );
    // Declaring is a right of whoever works at a seat: here it comes from the seat stood in for alone.
    expect(entry?.header.actor).toEqual({ person: town.person('colleague'), seat: seat('liaison') });
  });

  it('ends when its last day has passed, and the rights with it', async () => {
    house.clock.now += 2 * day;
    await runLeaves(house.services);
    expect((await (await town.as('liaison')).leaves.get({ id: leave.id })).leave.state).toBe('ended');
    expect((await standing('colleague')).roles).toEqual([]);
  });
});

describe('an empty seat', () => {
  it('falls to the deputy in charge, with an alarm for them and for the director', async () => {
    const director = await town.as('director');
    const before =
      (await director.work.mine()).waiting.find(({ what }) => what === 'seat.vacant')?.count ?? 0;
    await town.admin.registry.vacateSeat({ id: seat('chief'), expected: 2, reason: '调离' });
    expect((await director.work.mine()).waiting).toContainEqual({ what: 'seat.vacant', count: before + 1 });
    const deputy = await standing('deputy');
    expect(deputy.roles).toEqual(['chief']);
    expect(deputy.seats.at(-1)).toMatchObject({ id: seat('chief'), because: 'empty', inFor: null });
    expect((await (await town.as('deputy')).work.mine()).waiting).toContainEqual({
      what: 'seat.standing-in',
      count: 1,
    });
    await town.admin.registry.fillSeat({ id: seat('chief'), expected: 3, person: town.person('chief') });
    expect((await standing('deputy')).roles).toEqual([]);
  });

  it('of the office gives the director what makes and sends, never the second pair of eyes', async () => {
    for (const duty of ['planner', 'reviewer', 'leader', 'privacy'] as const)
      await town.admin.registry.establishSeat({ unit: null, duty, title: duty });
    const director = await standing('director');
    expect(director.roles).toEqual(['director', 'planner']);
    expect(director.granted).toEqual(['director']);
    // Whoever keeps the system stands in for nobody.
    expect((await standing('lead')).seats).toEqual([]);
  });
});

describe('a hand-over', () => {
  let handover: { id: string; version: number };
  const on = () => ({ id: handover.id, expected: handover.version });

  it('is opened by the director, with what waits at the seat', async () => {
    await town.hire('successor', ['liaison'], town.unit);
    const planner = await town.as('planner');
    await planner.plans.draft({
      title: '第13轮',
      basis: '依据',
      scope: '范围',
      method: '暗访',
      modes: ['photo'],
      from: '2026-12-01',
      to: '2026-12-20',
      covertFirst: true,
      units: [town.unit],
      secrecy: 'internal',
    });
    await sit('planner', 'planner', null);
    const director = await town.as('director');
    const open = (of: string, to: string) => director.handovers.open({ seat: seat(of), to: town.person(to) });
    expect(await refused(open('liaison', 'liaison'))).toBe('handover.same-person');
    const planned = await open('planner', 'successor');
    const { items } = await director.handovers.get({ id: planned.id });
    expect(items.map(({ what, label }) => [what, label])).toContainEqual(['plan.open', '第13轮']);
    await director.handovers.cancel({ id: planned.id, expected: planned.version, reason: '暂缓' });
    handover = await open('liaison', 'successor');
    expect(await refused(open('liaison', 'successor'))).toBe('handover.open-already');
  });

  it('is given by the leaver, taken by the successor and approved by a third, in that order', async () => {
    const [leaver, taker, director, stranger] = [
      await town.as('liaison'),
      await town.as('successor'),
      await town.as('director'),
      await town.as('stranger'),
    ];
    expect(await refused(stranger.handovers.get({ id: handover.id }))).toBe('not-found');
    expect(await refused(director.handovers.approve(on()))).toBe('state-forbids');
    expect(await refused(taker.handovers.give(on()))).toBe('handover.not-leaver');
    expect((await leaver.work.mine()).waiting).toContainEqual({ what: 'handover.to-give', count: 1 });
    handover = await leaver.handovers.give(on());
    expect(await refused(leaver.handovers.take(on()))).toBe('handover.not-successor');
    handover = await taker.handovers.take({ ...on(), note: '逐项核对无误' });
    expect((await director.work.mine()).waiting).toContainEqual({ what: 'handover.to-approve', count: 1 });
    handover = await director.handovers.approve(on());
    const row = await house.services.db.read(({ prisma }) =>
      prisma.seat.findUniqueOrThrow({ where: { id: seat('liaison') } }),
    );
    expect(row.holder).toBe(town.person('successor'));
    const tenures = await house.services.db.read(({ prisma }) =>
      prisma.seatTenure.findMany({ where: { seat: seat('liaison') }, orderBy: { since: 'asc' } }),
    );
    expect(tenures.map(({ person, reason: why }) => [person, why])).toEqual([
      [town.person('liaison'), '办理交接'],
      [town.person('successor'), null],
    ]);
  });

  it('does not go on when the seat changed hands otherwise', async () => {
    const director = await town.as('director');
    const open = await director.handovers.open({ seat: seat('liaison'), to: town.person('liaison') });
    const version = (await director.registry.unit.get({ id: town.unit })).seats.find(
      ({ id }) => id === seat('liaison'),
    );
    await town.admin.registry.vacateSeat({
      id: seat('liaison'),
      expected: version?.version ?? 0,
      reason: '调离',
    });
    const leaver = await town.as('successor');
    expect(await refused(leaver.handovers.give({ id: open.id, expected: open.version }))).toBe(
      'handover.not-holder',
    );
  });
});
