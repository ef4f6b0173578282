import { compareLive, type OpenDatabase, rebuild } from '@mingcha/db';
import { staffRoles } from '@mingcha/domain/access';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appRouter } from '../../src/api.ts';
import { lockVisit, makeVisit, releaseTask } from '../house/field-work.ts';
import { type Caller, type House, openHouse } from '../house/house.ts';
import { draftBulletin } from '../house/paper.ts';
import { Tablet } from '../house/tablet.ts';
import { openTown, type Town } from '../house/town.ts';
import { heard, openAccounts, tellAll } from '../notices/told.ts';

let house: House;
let town: Town;
let bulletin: string;
let finding: string;
let noted: string;
const words = { who: '市某局鲁副局长', said: '电话里要求把第一条拿掉，说是误会' };
const about = () => ({ bulletin, finding });
const note = () => ({ about: about(), ...words, on: '2026-11-19', how: 'telephone' as const });

beforeAll(async () => {
  house = await openHouse();
  town = await openTown(house);
  for (const role of staffRoles) await town.hire(`one-${role}`, [role], role === 'chief' ? town.unit : null);
  const tablet = new Tablet(town);
  await tablet.enrol(['lead', 'inspector']);
  const { visit } = await releaseTask(town);
  const found = await makeVisit(town, tablet, visit);
  await tablet.send();
  await lockVisit(town, visit);
  [finding = ''] = found.findings;
  ({ id: bulletin } = await draftBulletin(town, { findings: [finding], photos: [] }));
  await openAccounts(town, ['one-discipline', 'one-director', 'one-planner']);
  await tellAll(house);
  expect(await (await town.as('planner')).intercessions.note(note())).toEqual({ noted: true });
  const row = await house.services.db.reader.prisma.intercession.findFirst({
    where: { office: town.office },
  });
  noted = row?.id ?? '';
}, 180_000);
afterAll(() => house?.close());

interface Defined {
  readonly _def: { readonly type: string; readonly inputs: readonly { readonly shape?: object }[] };
}
/** Everything that can be read without naming one row. */
const lists = Object.entries(appRouter._def.procedures as unknown as Record<string, Defined>)
  .filter(([path, { _def }]) => _def.type === 'query' && !/^(setup\.|passes\.current|access\.log)/.test(path))
  .filter(([, { _def }]) => !_def.inputs.some(({ shape = {} }) => 'id' in shape || 'hash' in shape))
  .map(([path]) => path);

type Call = (input: unknown) => Promise<unknown>;
const asked = async (caller: Caller, path: string, input: object = {}): Promise<string> => {
  const call = path.split('.').reduce<unknown>((node, key) => (node as Record<string, unknown>)[key], caller);
  const told = await (call as Call)(input).catch(() => null);
  return JSON.stringify(told, (_, value) => (typeof value === 'bigint' ? Number(value) : value));
};

describe('a note that somebody spoke for somebody', () => {
  it('is read by the discipline officer, whole, and its reading is a line in the access log', async () => {
    const officer = await town.as('one-discipline');
    expect((await officer.intercessions.list({})).rows.map(({ id }) => id)).toContain(noted);
    const read = await officer.intercessions.get({ id: noted });
    expect(read).toMatchObject({
      notedBy: town.person('planner'),
      note: { ...words, on: '2026-11-19', how: 'telephone', bulletin: { id: bulletin }, finding },
    });
    await officer.intercessions.get({ id: noted });
    const lines = await house.services.db.reader.prisma.accessLog.findMany({ where: { target: noted } });
    expect(lines.map(({ person, action, noun }) => [person, action, noun])).toEqual(
      Array(2).fill([town.person('one-discipline'), 'viewed', 'intercession']),
    );
  });

  it('is read by nobody else: not by who noted it, not by their director, not by an administrator', async () => {
    const others: [string, Caller][] = [
      ['admin', town.admin],
      ['security', town.security],
      ['auditor', await house.as(town.auditor, town.office)],
    ];
    for (const key of [
      'planner',
      ...staffRoles.filter((role) => role !== 'discipline').map((role) => `one-${role}`),
    ])
      others.push([key, await town.as(key)]);
    for (const [who, caller] of others) {
      await expect(caller.intercessions.get({ id: noted }), who).rejects.toThrow('not-allowed');
      await expect(caller.intercessions.list({}), who).rejects.toThrow('not-allowed');
    }
  });

  it('shows in no list, count, work, log or journal of anybody else, not even that there is one', async () => {
    expect(lists.length).toBeGreaterThan(25);
    const { hash = '' } =
      (await house.services.db.reader.prisma.entry.findFirst({ where: { subjectId: noted } })) ?? {};
    const traces = [noted, hash, ...Object.values(words), 'intercession.noted'];
    for (const key of ['planner', 'director', 'one-reviewer', 'one-leader', 'one-privacy', 'auditor']) {
      const caller = key === 'auditor' ? await house.as(town.auditor, town.office) : await town.as(key);
      for (const path of lists) {
        const told = await asked(caller, path);
        for (const trace of traces)
          expect(told.includes(trace) ? `${key}: ${path} tells ${trace}` : '').toBe('');
      }
      expect(await asked(caller, 'journal.get', { hash })).toBe('null');
      expect(await asked(caller, 'bulletins.get', { id: bulletin })).not.toContain(words.who);
    }
  }, 120_000);

  it('stands nowhere in the clear: not in the journal, not in a table', async () => {
    const entries = await house.services.db.read((reader) =>
      reader.entriesOf({ type: 'intercession', id: noted }),
    );
    expect(entries[0]?.fields.map((field) => 'ct' in field)).toEqual(Array(5).fill(true));
    const tables = await house.services.db.reader.prisma.intercession.findMany();
    expect(JSON.stringify(tables, (_, value) => String(value))).not.toContain(words.who);
  });

  it('is told to the discipline officer as a notice that names nobody', async () => {
    await tellAll(house);
    expect(await heard(town, 'one-discipline')).toContain('intercession.noted');
    for (const key of ['one-director', 'one-planner'])
      expect(await heard(town, key), key).not.toContain('intercession.noted');
  });
});

describe('noting it', () => {
  it('is for whoever has a hand in the bulletin, and for nobody outside', async () => {
    for (const key of ['reviewer', 'director', 'leader', 'privacy', 'one-publisher'])
      expect(await (await town.as(key)).intercessions.note(note()), key).toEqual({ noted: true });
    for (const key of ['inspector', 'one-chief', 'one-discipline'])
      await expect((await town.as(key)).intercessions.note(note()), key).rejects.toThrow('not-allowed');
  });

  it('is refused for a day still to come, for a finding of another bulletin, and for one that is not there', async () => {
    const planner = await town.as('planner');
    await expect(planner.intercessions.note({ ...note(), on: '2027-01-01' })).rejects.toThrow(
      'intercession.in-future',
    );
    const elsewhere = { bulletin, finding: `fnd_${'a'.repeat(26)}` };
    await expect(planner.intercessions.note({ ...note(), about: elsewhere })).rejects.toThrow(
      'intercession.finding-elsewhere',
    );
    const nowhere = { bulletin: `bul_${'a'.repeat(26)}` };
    await expect(planner.intercessions.note({ ...note(), about: nowhere })).rejects.toThrow('not-found');
  });

  it('folds to the same rows when everything is folded again', async () => {
    const db = house.services.db as OpenDatabase;
    await rebuild(db);
    expect(await compareLive(db)).toEqual([]);
  });
});
