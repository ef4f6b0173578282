import type { Recorded, Subject } from '@mingcha/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  day,
  decidedCase,
  decisionOf,
  defence,
  handed,
  hireOrgan,
  next,
  noticedCase,
  proposeCase,
  scanOf,
  standingFinding,
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
  // Called to account without an account: no role was granted to them at all.
  await town.hire('respondent', [], town.unit);
  finding = await standingFinding(town);
}, 300_000);
afterAll(() => house?.close());

const entriesOf = (subject: Subject): Promise<readonly Recorded[]> =>
  house.services.db.read((reader) => reader.recordedOf(subject));

const call = async (path: string, cookie: string, input: unknown, method: 'GET' | 'POST') => {
  const query =
    method === 'GET' && input !== undefined ? `?input=${encodeURIComponent(JSON.stringify(input))}` : '';
  const answer = await fetch(`${house.url}/trpc/${path}${query}`, {
    method,
    headers: { 'content-type': 'application/json', 'x-mingcha-pass': '1', cookie },
    ...(method === 'POST' ? { body: JSON.stringify(input) } : {}),
  });
  const body = (await answer.json()) as {
    error?: { message: string };
    result?: { data: { rows?: { id: string; version: number }[]; entries?: string[] } };
  };
  return { ...body, cookie: (answer.headers.get('set-cookie') ?? '').split(';', 1)[0] ?? '' };
};

async function openCode(id: string) {
  const officer = await town.as('officer');
  const { code } = await officer.passes.issue({
    about: { type: 'case', id },
    role: 'party',
    person: town.person('respondent'),
    until: house.clock.now + 5 * day,
  });
  return (await call('passes.open', '', { code }, 'POST')).cookie;
}

describe('by a one-time code', () => {
  it('one case is read and defended, the code is spent, and the entry says how it came', async () => {
    const other = await noticedCase(town, finding);
    const { id } = await noticedCase(town, finding);
    const cookie = await openCode(id);
    const own = await call('cases.own', cookie, undefined, 'GET');
    expect(own.result?.data.rows?.map((row) => row.id)).toEqual([id]);
    for (const path of ['cases.list', 'appeals.list', 'findings.list', 'journal.list'])
      expect((await call(path, cookie, {}, 'GET')).error?.message, path).toBe('not-allowed');
    const elsewhere = { id: other.id, expected: other.version, ...defence };
    expect((await call('cases.defend', cookie, elsewhere, 'POST')).error?.message).toBe('not-found');
    const version = own.result?.data.rows?.[0]?.version ?? 0;
    const said = await call('cases.defend', cookie, { id, expected: version, ...defence }, 'POST');
    expect(said.result?.data.entries).toHaveLength(1);
    const entry = (await entriesOf({ type: 'case', id })).at(-1);
    expect(entry).toMatchObject({ kind: 'case.defence', actor: { person: town.person('respondent') } });
    expect(entry?.payload).toHaveProperty('pass');
    expect((await call('cases.own', cookie, undefined, 'GET')).error?.message).toBeDefined();
  }, 60_000);

  it('its decision is contested, and no other', async () => {
    const noticed = await noticedCase(town, finding);
    const waived = { waived: true, points: [], files: [] };
    const defended = await call(
      'cases.defend',
      await openCode(noticed.id),
      { id: noticed.id, expected: noticed.version, ...waived },
      'POST',
    );
    expect(defended.error).toBeUndefined();
    const officer = await town.as('officer');
    const answered = await officer.cases.answerDefence({
      ...next({ id: noticed.id, version: noticed.version + 1 }),
      points: [],
      forum: ['judge', 'judge-2', 'judge-3'].map(town.person),
    });
    await decidedCase(town, answered);
    const cookie = await openCode(noticed.id);
    const filing = (id: string) => ({
      about: { type: 'case', id },
      route: 'SUPERVISION_REVIEW',
      grounds: '处分过重',
      requests: '请求撤销',
      files: [],
    });
    const foreign = `cas_${'a'.repeat(26)}`;
    expect((await call('appeals.file', cookie, filing(foreign), 'POST')).error?.message).toBe('not-found');
    expect((await call('appeals.file', cookie, filing(noticed.id), 'POST')).error).toBeUndefined();
    const { rows } = await (await town.as('outside')).appeals.list({ state: ['filed'] });
    expect(rows.map((row) => row.aboutId)).toEqual([noticed.id]);
  }, 60_000);
});

describe('on paper', () => {
  /** Printed by one who may read the case, typed by another, compared by a third. */
  async function carry(act: string, target: object, said: object, decidedBy: string, on = today(town)) {
    const [recorder, checker] = ['officer', 'second-officer'];
    const paper = await (await town.as('officer')).papers.prepare({
      act,
      target: target as Record<string, unknown>,
    });
    const entered = await (await town.as(recorder)).papers.enter({
      id: paper.id,
      expected: paper.version,
      decidedBy: town.person(decidedBy),
      decidedOn: on,
      said: said as Record<string, unknown>,
      scan: await scanOf(town, `${act}扫描件`),
    });
    return (await town.as(checker)).papers.check({ id: entered.id, expected: entered.version });
  }

  it('a defence written by hand stands as the respondent’s own', async () => {
    const { id } = await noticedCase(town, finding);
    await carry(
      'cases.defend',
      { id },
      { waived: 'no', statement: '当日轮岗。', points: '1. 交接表可以证明\n2. 时间没有四十分钟' },
      'respondent',
    );
    const entry = (await entriesOf({ type: 'case', id })).at(-1);
    expect(entry).toMatchObject({ kind: 'case.defence', actor: { person: town.person('respondent') } });
    expect(entry?.payload).toMatchObject({
      paper: { recordedBy: town.person('officer'), checkedBy: town.person('second-officer') },
    });
    const { case: row } = await (await town.as('officer')).cases.get({ id });
    expect(row.points).toHaveLength(2);
  }, 60_000);

  it('a decision signed with a pen is held to the same rules', async () => {
    const noticed = await noticedCase(town, finding);
    await carry('cases.defend', { id: noticed.id }, { waived: 'yes' }, 'respondent');
    await (await town.as('officer')).cases.answerDefence({
      ...next({ id: noticed.id, version: noticed.version + 1 }),
      points: [],
      forum: ['judge', 'judge-2', 'judge-3'].map(town.person),
    });
    const { from: _, ...agreed } = await decisionOf(town);
    const heavier = { id: noticed.id, ...agreed, measures: ['MAJOR_DEMERIT'], months: 18 };
    await expect(carry('cases.decide', heavier, { decision: 'agree' }, 'judge')).rejects.toThrow(
      'case.heavier',
    );
    await carry('cases.decide', { id: noticed.id, ...agreed }, { decision: 'agree' }, 'judge');
    const entry = (await entriesOf({ type: 'case', id: noticed.id })).at(-1);
    expect(entry).toMatchObject({ kind: 'case.decided', actor: { person: town.person('judge') } });
  }, 60_000);

  it('a sheet about a case is prepared by nobody who may not read it', async () => {
    const { id } = await proposeCase(town, finding);
    await expect(
      (await town.as('planner')).papers.prepare({ act: 'cases.approve', target: { id } }),
    ).rejects.toThrow('not-found');
    expect(await handed(town)).toHaveProperty('scan');
  });
});
