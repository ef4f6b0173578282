import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { alarmVisits } from '../../src/capabilities/visits/alarm.ts';
import { makeVisit, releaseTask } from '../house/field-work.ts';
import { type House, openHouse } from '../house/house.ts';
import { Tablet } from '../house/tablet.ts';
import { openTown, type Town } from '../house/town.ts';

let house: House;
let town: Town;
let tablet: Tablet;

beforeAll(async () => {
  house = await openHouse();
  town = await openTown(house);
  tablet = new Tablet(town);
  await tablet.enrol(['lead', 'inspector']);
}, 180_000);
afterAll(() => house?.close());

const task = (members: readonly string[]) => ({
  plan: town.plan,
  unit: town.unit,
  covert: true,
  lead: town.person(members[0] ?? ''),
  members: members.map(town.person),
  modes: ['photo' as const],
  from: '2026-11-20',
  to: '2026-11-20',
  scenario: '以普通群众身份咨询。',
  areas: [],
  contact: '',
  dutyPhone: '',
});

describe('who may be sent', () => {
  it('whoever comes from the unit is stopped by the check and not asked', async () => {
    const native = await town.hire('native', ['inspector'], town.unit);
    await (await town.as('director')).registry.appointInspector({
      id: native,
      expected: 1,
      homeUnit: town.unit,
    });
    const planner = await town.as('planner');
    const created = await planner.assignments.create(task(['lead', 'native']));
    expect(created.state).toBe('recusal-check');
    const { assignment, members } = await planner.assignments.get({ id: created.id });
    expect(assignment.recused).toEqual([native]);
    expect(members.find((member) => member.person === native)?.answer).toBe('recused');

    const again = await planner.assignments.reassign({
      id: created.id,
      expected: created.version,
      lead: town.person('lead'),
      members: [town.person('lead'), town.person('inspector')],
    });
    expect(again.state).toBe('offered');
  });

  it('whoever declared a relation after the check cannot accept', async () => {
    const planner = await town.as('planner');
    const created = await planner.assignments.create(task(['lead', 'third']));
    const third = await town.as('third');
    await third.registry.declareRelation({
      person: town.person('third'),
      unit: town.unit,
      nature: '配偶在该单位任职',
    });
    await expect(
      third.assignments.accept({ id: created.id, expected: created.version, declaration: '无利害关系。' }),
    ).rejects.toThrow('recused');
  });

  it('one person alone is not sent', async () => {
    const planner = await town.as('planner');
    await expect(planner.assignments.create(task(['lead']))).rejects.toThrow('assignment.needs-two');
  });
});

describe('a released task', () => {
  it('is a visit with a key, and its card is carried only by the tablet of its team', async () => {
    const { visit } = await releaseTask(town);
    expect(house.services.keyring.get(visit)).not.toBeNull();
    const known = { pack: null, visits: {} };
    const mine = await house.tablet(tablet.device).exchange.pull({ known });
    expect(Object.keys(mine.pack?.caseKeys ?? {})).toContain(visit);
    expect(mine.pack?.assignments.some((one) => one.visit === visit && one.card !== null)).toBe(true);

    const stranger = { ...tablet.device, persons: [town.person('third')] };
    const theirs = await house.tablet(stranger).exchange.pull({ known });
    expect(Object.keys(theirs.pack?.caseKeys ?? {})).not.toContain(visit);
    expect(theirs.pack?.assignments.some((one) => one.visit === visit)).toBe(false);

    await makeVisit(town, tablet, visit, { findings: 1 });
    await tablet.send();
    expect((await (await town.as('director')).visits.get({ id: visit })).visit.state).toBe('submitted');
  });

  it('whose team is not heard of in time raises one alarm, however often the clock looks', async () => {
    const { visit } = await releaseTask(town);
    const director = await town.as('director');
    expect(await alarmVisits(house.services)).toBe(0);
    house.clock.now = Date.UTC(2026, 10, 20, 16, 1);
    expect(await alarmVisits(house.services)).toBe(1);
    expect(await alarmVisits(house.services)).toBe(0);
    const { visit: row, history } = await director.visits.get({ id: visit });
    expect(row.alarmedAt).not.toBeNull();
    expect(history.filter((line) => line.kind === 'visit.alarmed')).toHaveLength(1);
    expect((await director.work.mine()).waiting).toContainEqual({ what: 'visit.overdue', count: 1 });
    expect((await director.visits.list({ alarmed: true })).rows.map(({ id }) => id)).toEqual([visit]);
  });

  it('that is overt says how many covert visits it still waits for', async () => {
    const first = await releaseTask(town);
    const overt = await releaseTask(town, { covert: false });
    const waits = async () => {
      const { pack } = await house.tablet(tablet.device).exchange.pull({ known: { pack: null, visits: {} } });
      return pack?.assignments.find((one) => one.visit === overt.visit)?.covertOpen ?? -1;
    };
    const before = await waits();
    expect(before).toBeGreaterThan(0);
    await makeVisit(town, tablet, first.visit, { findings: 1 });
    await tablet.send();
    expect(await waits()).toBe(before - 1);
  });
});

describe('lists', () => {
  it('go on where the page before ended, and miss nothing', async () => {
    const planner = await town.as('planner');
    const seen: string[] = [];
    let cursor: string | null | undefined;
    do {
      const page = await planner.registry.people.list({ limit: 3, ...(cursor ? { cursor } : {}) });
      seen.push(...page.rows.map((row) => row.id));
      if (cursor === undefined) expect(page.total).toBeGreaterThan(9);
      cursor = page.next;
    } while (cursor !== null);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toHaveLength(
      await house.services.db.reader.prisma.person.count({ where: { office: town.office } }),
    );
  });

  it('refuse a cursor that nobody gave out', async () => {
    const planner = await town.as('planner');
    await expect(planner.registry.people.list({ cursor: 'bm90IGEgY3Vyc29y' })).rejects.toThrow(
      'input-invalid',
    );
  });
});
