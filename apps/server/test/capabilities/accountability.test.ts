import { compareLive, type OpenDatabase, rebuild } from '@mingcha/db';
import { roles } from '@mingcha/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCaseClocks } from '../../src/capabilities/accountability/clocks.ts';
import { closeDisposedFindings } from '../../src/capabilities/orders/clock.ts';
import {
  answeredCase,
  day,
  decidedCase,
  decisionOf,
  defence,
  handed,
  hireOrgan,
  next,
  noticedCase,
  proposalOn,
  proposeCase,
  scanOf,
  standingFinding,
  tellCase,
  today,
} from '../house/cases.ts';
import { type House, openHouse } from '../house/house.ts';
import { openTown, type Town } from '../house/town.ts';

let house: House;
let town: Town;
let finding: string;

beforeAll(async () => {
  house = await openHouse();
  town = await openTown(house);
  await hireOrgan(town);
  finding = await standingFinding(town);
}, 300_000);
afterAll(() => house?.close());

const code = async (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => 'done',
    (error: Error) => error.message,
  );

describe('a case from a confirmed finding to its effect', () => {
  it('is told, defended, answered, decided lighter or as told, served twice, and takes effect by itself', async () => {
    const noticed = await noticedCase(town, finding);
    const answered = await answeredCase(town, noticed);
    const judge = await town.as('judge');
    const decision = await decisionOf(town);
    expect(
      await code(
        judge.cases.decide({ ...next(answered), ...decision, measures: ['MAJOR_DEMERIT'], months: 18 }),
      ),
    ).toBe('case.heavier');
    const officer = await town.as('officer');
    expect(await code(officer.cases.decide({ ...next(answered), ...decision }))).toBe('case.step-apart');
    const served = await decidedCase(town, answered);
    expect(served.version).toBeGreaterThan(answered.version);
    const { case: row, parts } = await judge.cases.get({ id: answered.id });
    expect(row).toMatchObject({
      state: 'in-effect',
      decided: ['DEMERIT'],
      from: '2026-11-20',
      until: '2027-11-20',
      remedy: { route: 'SUPERVISION_REVIEW', count: 1, unit: 'months' },
    });
    expect(parts.map((part) => part.part)).toEqual([
      'proposer',
      'approver',
      'investigator',
      'investigator',
      'decider',
      'decider',
      'decider',
    ]);
  }, 120_000);

  it('refuses a file that never arrived', async () => {
    const proof = {
      ...(await handed(town)),
      scan: { ...(await scanOf(town, '别的')), sha256: 'f'.repeat(64) },
    };
    const { rows } = await (await town.as('officer')).cases.list({});
    const id = rows[0]?.id ?? '';
    const expected = rows[0]?.version ?? 0;
    expect(await code((await town.as('officer')).cases.serve({ id, expected, to: 'unit', proof }))).toBe(
      'attachment.missing',
    );
  });

  it('ends when its last day is over, and not a minute before', async () => {
    const { rows } = await (await town.as('officer')).cases.list({ state: ['in-effect'] });
    const id = rows[0]?.id ?? '';
    const state = async () => (await (await town.as('officer')).cases.get({ id })).case.state;
    const before = house.clock.now;
    house.clock.now = Date.parse('2027-11-20T15:59:00Z');
    await runCaseClocks(house.services);
    expect(await state()).toBe('in-effect');
    house.clock.now = Date.parse('2027-11-20T16:01:00Z');
    await runCaseClocks(house.services);
    await runCaseClocks(house.services);
    expect(await state()).toBe('effect-ended');
    house.clock.now = before + day;
  });

  it('lapses where nobody defended, and is heard all the same until it was answered', async () => {
    const noticed = await noticedCase(town, finding);
    await runCaseClocks(house.services);
    const { case: still } = await (await town.as('officer')).cases.get({ id: noticed.id });
    expect(still.state).toBe('prior-notice');
    house.clock.now = (still.defenceDue ?? 0) + 1;
    await runCaseClocks(house.services);
    const { case: lapsed } = await (await town.as('officer')).cases.get({ id: noticed.id });
    expect(lapsed).toMatchObject({ state: 'defence', lapsed: true, defendedAt: null });
    const late = await (await town.as('respondent')).cases.defend({ ...next(lapsed), ...defence });
    expect(late.state).toBe('defence');
  });
});

describe('what a case does to its findings', () => {
  it('they are disposed of when it is handed over, and closed when it has come to its end', async () => {
    const own = await standingFinding(town, { lead: 'lead-2', second: 'inspector-2' });
    const director = await town.as('director');
    const finding = async () => (await director.findings.get({ id: own })).finding;
    const approved = await (await town.as('leader')).cases.approve({
      ...next(await proposeCase(town, own)),
      opinion: '同意',
    });
    expect((await finding()).state).toBe('confirmed');
    const transferred = await director.cases.transfer({ ...next(approved), handover: ['材料'] });
    expect((await finding()).state).toBe('disposed');
    await closeDisposedFindings(house.services);
    expect((await finding()).state).toBe('disposed');
    const told = await tellCase(town, transferred);
    await decidedCase(town, await answeredCase(town, told));
    await closeDisposedFindings(house.services);
    expect((await finding()).state).toBe('disposed');
    const before = house.clock.now;
    house.clock.now += 400 * day;
    await runCaseClocks(house.services);
    await closeDisposedFindings(house.services);
    expect((await finding()).state).toBe('closed');
    house.clock.now = before + day;
  }, 120_000);
});

describe('an appeal', () => {
  it('is looked at by others, ends lighter, and changes the case in the act that carries it out', async () => {
    const { id } = await decidedCase(town, await answeredCase(town, await noticedCase(town, finding)));
    const respondent = await town.as('respondent');
    const file = (route: 'SUPERVISION_REVIEW' | 'SUPERVISION_FURTHER') =>
      respondent.appeals.file({
        about: { type: 'case', id },
        route,
        grounds: '处分过重',
        requests: '请求变更为警告',
        files: [],
      });
    expect(await code(file('SUPERVISION_FURTHER'))).toBe('appeal.route-closed');
    const filed = await file('SUPERVISION_REVIEW');
    expect(await code(file('SUPERVISION_REVIEW'))).toBe('appeal.one-open');
    expect(await code((await town.as('officer')).appeals.accept(next(filed)))).toBe('appeal.took-part');
    // The reviewer who confirmed the finding is among those who took part; the director did, so both reviewers are free.
    const accepted = await (await town.as('reviewer-3')).appeals.accept(next(filed));
    const assign = async (reviewers: string[]) =>
      (await town.as('outside')).appeals.assign({ ...next(accepted), reviewers: reviewers.map(town.person) });
    expect(await code(assign(['outside', 'judge']))).toBe('appeal.took-part');
    expect(await code(assign(['outside', 'lead']))).toBe('appeal.took-part');
    const assigned = await assign(['outside', 'outside-2']);
    const verdict = {
      facts: '窗口空置三十一分钟，事后当场改正。',
      reasons: '情节较轻。',
      discussion: {
        on: today(town),
        participants: ['outside', 'outside-2', 'reviewer-3'].map(town.person),
        minutes: await scanOf(town, '复核讨论记录'),
      },
    };
    const decide = async (measures: string[], months: number | null) =>
      (await town.as('outside')).appeals.decide({
        ...next(assigned),
        ...verdict,
        result: 'changed',
        measures,
        months,
      });
    expect(await code(decide(['MAJOR_DEMERIT'], 18))).toBe('appeal.heavier');
    expect(await code(decide(['DEMERIT'], 12))).toBe('appeal.heavier');
    const decided = await decide(['WARN'], 6);
    const own = async () => (await respondent.cases.own()).rows.find((row) => row.id === id)?.appeals[0];
    expect(await own()).toMatchObject({ state: 'decided', result: null, reasons: null });
    // It is for the respondent, and opening it is receiving it.
    const served = await respondent.appeals.receive(next(decided));
    expect(await own()).toMatchObject({ result: 'changed', measures: ['WARN'] });
    await (await town.as('director')).appeals.execute({
      ...next(served),
      did: [{ what: 'decision-changed' }],
    });
    // A way that was gone is not offered again; the next one is, against the result.
    const { routes } = (await respondent.cases.own()).rows.find((one) => one.id === id) ?? {};
    expect(routes).toMatchObject([{ code: 'SUPERVISION_FURTHER', previous: filed.id }]);
    expect(await code(file('SUPERVISION_REVIEW'))).toBe('appeal.route-closed');
    const further = await respondent.appeals.file({
      about: { type: 'case', id },
      route: 'SUPERVISION_FURTHER',
      previous: filed.id,
      grounds: '仍然过重',
      requests: '请求撤销',
      files: [],
    });
    const { appeal: earlier } = await (await town.as('outside')).appeals.get({ id: filed.id });
    expect(earlier).toMatchObject({ state: 'further-appeal', further: further.id });
    const { case: row, appeals } = await (await town.as('judge')).cases.get({ id });
    expect(row).toMatchObject({ state: 'in-effect', decided: ['WARN'], months: 6 });
    expect(row.changedBy).toBe(appeals[0]?.id);
    const { contested } = await (await town.as('outside')).appeals.get({ id: filed.id });
    expect(contested, 'the decision it was against, not what became of it').toMatchObject({
      measures: ['DEMERIT'],
      months: 12,
    });
  }, 120_000);

  it('is pointed at once when nobody has looked at it in time', async () => {
    const { id } = await decidedCase(town, await answeredCase(town, await noticedCase(town, finding)));
    const filed = await (await town.as('respondent')).appeals.file({
      about: { type: 'case', id },
      route: 'SUPERVISION_REVIEW',
      grounds: '处分过重',
      requests: '请求撤销',
      files: [],
    });
    house.clock.now += 9 * day;
    await runCaseClocks(house.services);
    await runCaseClocks(house.services);
    const { appeal } = await (await town.as('outside')).appeals.get({ id: filed.id });
    expect(appeal.alarmed).toEqual(['admissibility']);
  });
});

describe('who is called to account', () => {
  it('is in no list of anybody who has no step in it', async () => {
    const { id } = await noticedCase(town, finding);
    const sees = new Set<string>();
    const people = [
      ...['planner', 'reviewer', 'second-reviewer', 'director', 'leader', 'privacy', 'lead', 'inspector'],
      ...['respondent', 'officer', 'second-officer', 'judge', 'outside', 'bystander', 'reviewer-3'],
    ];
    for (const key of people) {
      const caller = await town.as(key);
      const said = JSON.stringify(
        await Promise.all(
          [
            caller.cases.list({}),
            caller.cases.get({ id }),
            caller.journal.list({ subjectId: id }),
            caller.journal.list({ subjectType: 'case' }),
            caller.papers.list({}),
            caller.work.mine(),
          ].map((call) => call.catch((error: Error) => ({ refused: error.message }))),
        ),
      );
      if (said.includes(id)) sees.add(key);
    }
    expect([...sees].sort()).toEqual(['director', 'leader', 'officer', 'second-officer']);
  });

  it('is seen by whoever has to accept it, until it is accepted by others', async () => {
    const director = await town.as('director');
    const approved = await (await town.as('leader')).cases.approve({
      ...next(await proposeCase(town, finding)),
      opinion: '同意',
    });
    const { id } = approved;
    const reach = async (key: string) => code((await town.as(key)).cases.get({ id }));
    expect(await reach('bystander')).toBe('not-found');
    const transferred = await director.cases.transfer({ ...next(approved), handover: ['材料'] });
    expect(await reach('bystander')).toBe('done');
    await (await town.as('officer')).cases.accept({
      ...next(transferred),
      investigators: [town.person('officer'), town.person('second-officer')],
    });
    expect(await reach('bystander')).toBe('not-found');
  });

  it('is told to the respondent from the notice on, and never by whom it was seen', async () => {
    const proposed = await proposeCase(town, finding);
    const respondent = await town.as('respondent');
    const own = async () => (await respondent.cases.own()).rows.map((row) => row.id);
    expect(await own()).not.toContain(proposed.id);
    const noticed = await noticedCase(town, finding);
    expect(await own()).toContain(noticed.id);
    const said = JSON.stringify(await respondent.cases.own());
    for (const key of ['director', 'leader', 'lead', 'inspector', 'third', 'judge'])
      expect(said, key).not.toContain(town.person(key));
    expect(said).not.toContain(finding);
    expect(said).toContain(town.person('officer'));
    for (const call of [
      respondent.cases.list({}),
      respondent.cases.get({ id: noticed.id }),
      respondent.journal.list({}),
      respondent.appeals.list({}),
    ])
      expect(await code(call)).toBe('not-allowed');
  });

  it('does not see the office’s side of it, whatever else they are', async () => {
    const boss = await town.hire('second-director', ['director', 'party'], town.unit);
    const director = await town.as('director');
    const { id } = await director.cases.propose({ ...proposalOn(town, finding), person: boss });
    const concerned = await town.as('second-director');
    expect(await code(concerned.cases.get({ id }))).toBe('not-found');
    expect(await code(concerned.cases.withdraw({ id, expected: 1, reason: '撤回' }))).toBe('not-found');
    expect(JSON.stringify(await concerned.cases.list({}))).not.toContain(id);
    expect(JSON.stringify(await concerned.journal.list({ subjectId: id }))).not.toContain(
      `"subjectId":"${id}"`,
    );
    expect((await concerned.cases.own()).rows.map((row) => row.id)).not.toContain(id);
    expect(JSON.stringify(await director.cases.list({}))).toContain(id);
  });

  it('does not read what was decided before it was served', async () => {
    const answered = await answeredCase(town, await noticedCase(town, finding));
    const judge = await town.as('judge');
    await judge.cases.decide({ ...next(answered), ...(await decisionOf(town)) });
    const row = (await (await town.as('respondent')).cases.own()).rows.find(
      (each) => each.id === answered.id,
    );
    expect(row).toMatchObject({ state: 'deliberation', decided: [], reasons: null, answers: [], routes: [] });
  });
});

describe('the tables', () => {
  it('of all this are the same when read again from the journal', async () => {
    const db = house.services.db as OpenDatabase;
    expect(await compareLive(db)).toEqual([]);
    await rebuild(db);
    expect(await compareLive(db)).toEqual([]);
    expect(roles.length).toBeGreaterThan(0);
  }, 120_000);
});
