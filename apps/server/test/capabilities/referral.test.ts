import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appRouter } from '../../src/api.ts';
import { type Found, lockVisit, makeVisit, releaseTask } from '../house/field-work.ts';
import { chiefOf, openSheets, receive } from '../house/hear.ts';
import { type Caller, type House, openHouse } from '../house/house.ts';
import { draftBulletin } from '../house/paper.ts';
import { Tablet } from '../house/tablet.ts';
import { openTown, type Town } from '../house/town.ts';

let house: House;
let town: Town;
let found: Found;
let visit: string;
let unitSheet: string;
let bulletin: string;
let hidden: string;
let picture: string;
/** A code that was printed before the referral, and a page that stood open with it. */
let printed: string;
let behindCode: string;
/** Identifiers and words that only this matter has. */
let traces: string[];
const words = '在岗工作人员用办公电脑看网络视频，约6分钟';

const staff = [
  'reviewer',
  'planner',
  'privacy',
  'inspector',
  'lead',
  'leader',
  'unit-chief',
  'clerk',
  'other-director',
];

beforeAll(async () => {
  house = await openHouse();
  town = await openTown(house);
  await town.hire('clerk', ['party', 'liaison'], town.unit);
  await town.hire('supervisor', ['discipline']);
  await town.hire('stranger', ['discipline']);
  await town.hire('other-director', ['director', 'reviewer', 'discipline']);
  const tablet = new Tablet(town);
  await tablet.enrol(['lead', 'inspector']);
  ({ visit } = await releaseTask(town));
  found = await makeVisit(town, tablet, visit, { findings: 2 });
  await tablet.send();
  await lockVisit(town, visit);
  [hidden = ''] = found.findings;
  [picture = ''] = found.photos;
  const chief = await chiefOf(town);
  const sheets = await openSheets(town, hidden, [town.person('clerk')]);
  unitSheet = sheets.unit;
  await receive(chief, unitSheet);
  bulletin = (await draftBulletin(town, { findings: [hidden], photos: [picture] })).id;
  const director = await town.as('director');
  ({ code: printed } = await director.passes.issue({
    about: { type: 'confirmation', id: unitSheet },
    role: 'chief',
    person: town.person('unit-chief'),
    until: house.clock.now + 86_400_000,
  }));
  behindCode = (await openCode()).cookie;
  expect(await currentBehind(behindCode)).toMatchObject({ about: { id: unitSheet } });
  const { finding } = await director.findings.get({ id: hidden });
  await director.findings.refer({
    id: hidden,
    expected: finding.version,
    ground: '涉嫌职务违法，移送。',
    holders: [town.person('supervisor')],
  });
  traces = [hidden, picture, unitSheet, ...sheets.persons, words, '涉嫌职务违法'];
}, 180_000);
afterAll(() => house?.close());

async function openCode() {
  const answer = await fetch(`${house.url}/trpc/passes.open`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code: printed }),
  });
  const { error } = (await answer.json()) as { error?: { message: string } };
  return { said: error?.message ?? 'done', cookie: answer.headers.get('set-cookie')?.split(';', 1)[0] ?? '' };
}

async function currentBehind(cookie: string) {
  const headers = { 'x-mingcha-pass': '1', cookie };
  const answer = await fetch(`${house.url}/trpc/passes.current`, { headers });
  return ((await answer.json()) as { result: { data: unknown } }).result.data;
}

type Call = (input?: unknown) => Promise<unknown>;
const procedure = (caller: Caller, path: string): Call =>
  path.split('.').reduce<unknown>((node, key) => (node as Record<string, unknown>)[key], caller) as Call;

interface Defined {
  readonly _def: { readonly type: string; readonly inputs: readonly { readonly shape?: object }[] };
}

/** Everything that can be read without naming one row: lists, counts, work, logs. */
const lists = Object.entries(appRouter._def.procedures as unknown as Record<string, Defined>)
  .filter(
    ([path, { _def }]) => _def.type === 'query' && !path.startsWith('setup.') && path !== 'passes.current',
  )
  .filter(([, { _def }]) => {
    const keys = _def.inputs.flatMap((input) => Object.keys(input.shape ?? {}));
    return !keys.includes('id') && !keys.includes('hash');
  })
  .map(([path]) => path)
  .sort();

/** What one person gets from one list, every page of it; null where they may not ask or have to name something. */
async function everything(caller: Caller, path: string, input: object = {}): Promise<string | null> {
  let told = '';
  let cursor: string | undefined;
  do {
    try {
      const page = (await procedure(caller, path)(cursor ? { ...input, cursor } : input)) as {
        next?: string;
      };
      told += JSON.stringify(page, (_, value) => (typeof value === 'bigint' ? Number(value) : value));
      cursor = page?.next ?? undefined;
    } catch (error) {
      if (/not-allowed|not-found|expected|invalid|Required/.test(String(error))) return null;
      throw error;
    }
  } while (cursor !== undefined);
  return told;
}

const reads = async (who: string): Promise<Map<string, string>> => {
  const caller =
    who === 'auditor'
      ? await house.as(town.auditor, town.office)
      : who === 'admin'
        ? town.admin
        : await town.as(who);
  const told = new Map<string, string>();
  for (const path of lists) {
    const text = await everything(caller, path);
    if (text !== null) told.set(path, text);
  }
  for (const [path, input] of [
    ['findings.list', { visit }],
    ['findings.list', { text: '网络视频' }],
    ['findings.list', { state: ['referred'] }],
    ['findings.list', { contested: true }],
    ['evidence.list', { visit }],
    ['evidence.list', { finding: hidden }],
    ['confirmations.list', { finding: hidden }],
    ['bulletins.list', { finding: hidden }],
    ['journal.list', { subjectType: 'finding', subjectId: hidden }],
    ['journal.list', { kind: ['finding.referred'] }],
    ['access.log.list', { target: hidden }],
    ['visits.get', { id: visit }],
    ['bulletins.get', { id: bulletin }],
    ['bulletins.preview', { id: bulletin }],
    ['findings.get', { id: hidden }],
    ['evidence.get', { id: picture }],
    ['confirmations.get', { id: unitSheet }],
  ] as const) {
    const text = await everything(caller, path, input);
    if (text !== null) told.set(`${path} ${JSON.stringify(input)}`, text);
  }
  return told;
};

describe('a referral', () => {
  it('is nowhere for whoever does not hold it: in no list, count, search, log or page', async () => {
    expect(lists.length).toBeGreaterThan(25);
    for (const who of [...staff, 'stranger', 'auditor', 'admin']) {
      const told = await reads(who);
      for (const [path, text] of told) {
        for (const trace of traces) {
          // What one asked for may stand in the question of a search, never in its answer.
          expect(text.includes(trace) ? `${who} finds ${trace} in ${path}` : '').toBe('');
        }
        if (path === 'findings.counts') expect(text).not.toContain('referred');
        if (path === 'work.mine') expect(text).not.toContain('referred');
      }
    }
  }, 120_000);

  it('is where it was for its holder, so that the walk above would have found it', async () => {
    const told = await reads('director');
    const found = [...told].filter(([, text]) => traces.some((trace) => text.includes(trace)));
    const where = [...new Set(found.map(([path]) => path.split(' ')[0]))];
    expect(where).toEqual(
      expect.arrayContaining([
        'findings.list',
        'findings.get',
        'evidence.list',
        'evidence.get',
        'confirmations.list',
        'confirmations.get',
        'journal.list',
        'visits.get',
      ]),
    );
    expect((await reads('reviewer')).size).toBeGreaterThan(20);
  }, 60_000);

  it('counts as if it were not there', async () => {
    const reviewer = await town.as('reviewer');
    expect((await reviewer.findings.list({ visit })).total).toBe(1);
    expect((await reviewer.evidence.list({ visit })).total).toBe(1);
    const { visit: row, evidence } = await reviewer.visits.get({ id: visit });
    expect([row.findings, row.evidence, evidence.length]).toEqual([1, 1, 1]);
    expect((await (await chiefOf(town)).confirmations.list({})).total).toBe(0);
  });

  it('is whole for its holders: whoever referred, and whom they named', async () => {
    for (const who of ['director', 'supervisor']) {
      const caller = await town.as(who);
      const { finding, evidence } = await caller.findings.get({ id: hidden });
      expect(finding.state).toBe('referred');
      expect(evidence.map(({ id }) => id)).toEqual([picture]);
      expect((await caller.findings.list({ state: ['referred'] })).total).toBe(1);
      expect((await caller.evidence.get({ id: picture })).evidence.id).toBe(picture);
    }
    const supervisor = await town.as('supervisor');
    expect((await supervisor.findings.list({})).total).toBe(1);
    await expect(supervisor.findings.get({ id: found.findings[1] ?? '' })).rejects.toThrow('not-found');
  });

  it('is behind no code either: it opens as little as one that never was, and the page that stood open asks for one', async () => {
    expect((await openCode()).said).toBe('pass.unknown');
    expect(await currentBehind(behindCode)).toBeNull();
  });

  it('passes from hand to hand, by name', async () => {
    const supervisor = await town.as('supervisor');
    const { finding } = await supervisor.findings.get({ id: hidden });
    await supervisor.findings.nameHolders({
      id: hidden,
      expected: finding.version,
      holders: [town.person('supervisor'), town.person('stranger')],
    });
    expect((await (await town.as('stranger')).findings.get({ id: hidden })).finding.id).toBe(hidden);
    await expect((await town.as('director')).findings.get({ id: hidden })).rejects.toThrow('not-found');
  });

  it('the files of what proves it open for nobody else', async () => {
    const { url } = house;
    for (const path of [
      `/files/evidence/${picture}`,
      `/files/confirmations/${unitSheet}/evidence/${picture}`,
    ])
      expect((await fetch(`${url}${path}`)).status).toBe(401);
  });
});

describe('that something is held', () => {
  it('is told of what a reader of the recording may know of, and of nothing beside it', async () => {
    const director = await town.as('director');
    const { id } = await director.keeping.place({ about: { type: 'visit', id: visit }, reason: '留待复查' });
    const shown = async (key: string, evidence = '') =>
      (await (await town.as(key)).keeping.ofEvidence({ id: evidence })).holds.map((hold) => hold.id);
    expect(await shown('director', found.photos[1])).toEqual([id]);
    // Who was handed one finding of a visit reads that one and its recordings; of the visit nothing.
    expect(await shown('supervisor', picture)).toEqual([]);
  });
});
