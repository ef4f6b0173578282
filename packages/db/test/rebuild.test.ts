import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { compareTables } from '../src/folds/compare-live.ts';
import { foldingHow } from '../src/folds/fold-crew.ts';
import { compareLive, type FoldingThread, type OpenDatabase } from '../src/index.ts';
import type { Run } from '../src/journal/reads.ts';
import { numbersForBigints, type Statement } from '../src/sql/connections.ts';
import { copyFileOf, copyOutOf } from '../src/sql/copy-rows.ts';
import { claiming } from './claiming.ts';
import { enrol, makeWorld, office, push, rowsOf, Tablet, testFolds, visitOf, type World } from './world.ts';

let world: World;
let database: OpenDatabase;
beforeAll(async () => {
  world = await makeWorld();
  database = await world.open();
  const visits = [visitOf(1), visitOf(2), visitOf(3)];
  const tablet = new Tablet('rebuild', {
    kid: visits[0]?.id ?? '',
    key: world.keyring.create(visits[0]?.id ?? ''),
  });
  await enrol(database, tablet);
  for (const visit of visits) {
    const note = await tablet.write('visit.noted', visit, { text: '排队二十人', queue: 20 });
    const answers = await tablet.write('visit.answered', visit, { answers: { 'q-1': '是', 'q-2': 7 } }, [
      note.hash,
    ]);
    await push(database, await tablet.run([note, answers]));
  }
});
afterAll(() => world.end());

it('dropping the projected tables and folding again gives the same rows', async () => {
  const before = await rowsOf(database);
  expect(await database.rebuild()).toBe(3);
  expect(await rowsOf(database)).toEqual(before);
  expect(await compareLive(database)).toEqual([]);
});

it('where every row is as it should be, PostgreSQL is asked for its bytes and not to compare them', async () => {
  const pool = new pg.Pool({ connectionString: database.url, types: numbersForBigints });
  const asked: string[] = [];
  const run = ({ text, values = [] }: Statement) => {
    asked.push(text);
    return pool.query(text, [...values]);
  };
  const file = copyFileOf(pool);
  const { openerOfPage } = foldingHow(testFolds, world.keyring);
  const how = { whole: run as Run, copy: copyOutOf(file), file, folds: testFolds, openerOfPage };
  const comparison = compareTables(run as Run, how);
  const differing = async () => {
    let count = 0;
    for await (const subjects of comparison.subjects())
      count += (await comparison.page(subjects)).differences.length;
    return count;
  };
  const compared = () => asked.filter((text) => text.includes('is distinct from')).length;
  expect([await differing(), compared()]).toEqual([0, 0]);
  await database.prisma.visitNote.updateMany({ data: { queue: 2 } });
  expect(await differing()).toBe(3);
  expect(compared()).toBeGreaterThan(0);
  await pool.end();
  await database.rebuild();
});

const threadOf = (folds: string): FoldingThread => ({
  module: new URL('./folding-thread.ts', import.meta.url),
  data: { keys: join(world.folder, 'keys'), folds },
  from: 0,
});

it('threads make the same tables as one alone', async () => {
  const url = database.url;
  const before = await rowsOf(database);
  await database.prisma.visitNote.deleteMany();
  const threaded = await world.open({ url, foldingThread: threadOf('honest') });
  expect(await threaded.rebuild()).toBe(3);
  expect(await rowsOf(threaded)).toEqual(before);
  expect(await compareLive(threaded)).toEqual([]);
});

it('a thread that dies before anything is asked of it ends the folding with its error', async () => {
  const module = new URL('data:text/javascript,throw new Error("no program")');
  const { url } = database;
  const dying = await world.open({ url, foldingThread: { ...threadOf('honest'), module } });
  await expect(dying.rebuild()).rejects.toThrow('no program');
  await database.rebuild();
  expect(await compareLive(database)).toEqual([]);
});

it('what lies under a subject is the same asked for alone and among many, whatever an entry says of itself', async () => {
  const subjects = [visitOf(1), visitOf(2), visitOf(3), visitOf('nowhere')];
  const [first] = await database.reader.entriesOf(visitOf(1));
  const lies = (id: string) =>
    database.prisma.$transaction([
      database.prisma.$executeRawUnsafe('set local session_replication_role = replica'),
      database.prisma.$executeRawUnsafe(
        `update entry set subject_id = '${id}' where hash = '${first?.hash}'`,
      ),
    ]);
  const alone = () => Promise.all(subjects.map((subject) => database.reader.recordedOf(subject)));
  expect(await database.recordedOfAll(subjects)).toEqual(await alone());
  await lies(visitOf(2).id);
  const moved = await alone();
  expect(moved.map(({ length }) => length)).toEqual([1, 3, 2, 0]);
  expect(await database.recordedOfAll(subjects)).toEqual(moved);
  await lies(visitOf(1).id);
});

it('a subject of which only a stranger wrote has no rows, and whoever compares or makes the tables anew comes to an end', async () => {
  const { id } = visitOf(3);
  const writes = (from: string, to: string) =>
    database.prisma.$transaction([
      database.prisma.$executeRawUnsafe('set local session_replication_role = replica'),
      database.prisma.$executeRawUnsafe(
        `update entry set writer = ${to} where subject_id = '${id}' and writer = ${from}`,
      ),
    ]);
  const [first] = await database.reader.entriesOf(visitOf(3));
  const known = `'${first?.header.writer}'`;
  const stranger = `repeat('e', 32)`;
  await writes(known, stranger);
  const found = await compareLive(database);
  expect(found.length).toBeGreaterThan(0);
  expect(found.every(({ subjectId, folded }) => subjectId === id || folded === null)).toBe(true);
  await database.rebuild();
  expect(await compareLive(database)).toEqual([]);
  await writes(stranger, known);
  await database.rebuild();
  expect(await compareLive(database)).toEqual([]);
});

it('where two subjects claim one row, who came first is seen alone, and the tables are the same as ever', async () => {
  const alone = await world.open(claiming);
  const tablet = new Tablet('twins', {
    kid: visitOf('twin').id,
    key: world.keyring.create(visitOf('twin').id),
  });
  await enrol(alone, tablet);
  for (const name of ['twin', 'other twin', 'third twin'])
    await push(
      alone,
      await tablet.run([await tablet.write('visit.answered', visitOf(name), { answers: { a: 1 } })]),
    );
  await alone.rebuild();
  const before = await rowsOf(alone);
  const threaded = await world.open({ ...claiming, url: alone.url, foldingThread: threadOf('claiming') });
  await threaded.rebuild();
  expect(await rowsOf(threaded)).toEqual(before);
  expect(await threaded.prisma.unfolded.count()).toBe(2);
});

it('a changed, a removed and an added row are each named, and nothing else is', async () => {
  const [first, second] = await database.prisma.visitNote.findMany({ orderBy: { id: 'asc' } });
  if (!first || !second) throw new Error('no rows');
  await database.prisma.visitNote.update({ where: { id: first.id }, data: { queue: 2 } });
  await database.prisma.visitNote.delete({ where: { id: second.id } });
  await database.prisma.visitNote.create({ data: { ...first, id: `${first.subjectId}/9` } });
  await database.prisma.counter.updateMany({ data: { value: 99 } });
  const found = await compareLive(database);
  expect(found.map(({ table, id, column, live, folded }) => [table, id, column, live, folded])).toEqual(
    expect.arrayContaining([
      ['visit_note', first.id, 'queue', '2', '20'],
      ['visit_note', second.id, null, null, 'present'],
      ['visit_note', `${first.subjectId}/9`, null, 'present', null],
      ['counter', expect.stringContaining('notes'), 'value', '99', '3'],
    ]),
  );
  expect(found).toHaveLength(4);
  await database.rebuild();
  expect(await compareLive(database)).toEqual([]);
});

it('a row by hand in a table that these subjects leave empty is named', async () => {
  const { id: subjectId, type: subjectType } = visitOf(1);
  const row = { id: 'one/other', subjectId, subjectType, office, one: 'one', other: 'other' };
  await database.prisma.contradiction.create({ data: row });
  expect(await compareLive(database)).toEqual([
    { table: 'contradiction', id: row.id, subjectId, column: null, live: 'present', folded: null },
  ]);
  await database.rebuild();
  expect(await compareLive(database)).toEqual([]);
});

it('a push writes only what changed, and over whatever stands where nothing should', async () => {
  const database = await world.open();
  const visit = visitOf('in the way');
  const tablet = new Tablet('in the way', { kid: visit.id, key: world.keyring.create(visit.id) });
  await enrol(database, tablet);
  const note = await tablet.write('visit.noted', visit, { text: '一' });
  const first = await tablet.write('visit.answered', visit, { answers: { 'q-1': 1, 'q-2': 2 } }, [note.hash]);
  await push(database, await tablet.run([note, first]));
  const touched = async () => {
    const found = await database.prisma.$queryRaw<{ question: string; xmin: string }[]>`
      select question, xmin::text from visit_answer where visit = ${visit.id} order by 1`;
    return new Map(found.map(({ question, xmin }) => [question, xmin]));
  };
  const before = await touched();
  const second = await tablet.write('visit.answered', visit, { answers: { 'q-2': 3, 'q-3': 4 } }, [
    first.hash,
  ]);
  await push(database, await tablet.run([second]));
  const after = await touched();
  expect([...after.keys()]).toEqual(['q-1', 'q-2', 'q-3']);
  expect(after.get('q-1')).toBe(before.get('q-1'));
  expect(after.get('q-2')).not.toBe(before.get('q-2'));
  expect(await compareLive(database)).toEqual([]);

  const [stray] = await database.prisma.visitAnswer.findMany({ where: { visit: visit.id, question: 'q-3' } });
  if (!stray) throw new Error('no rows');
  await database.prisma.visitAnswer.create({
    data: { ...stray, value: 'by hand', id: `${visit.id}/q-4`, question: 'q-4' },
  });
  const third = await tablet.write('visit.answered', visit, { answers: { 'q-4': 5 } }, [second.hash]);
  expect((await push(database, await tablet.run([third]))).map((a) => a.verdict)).toEqual(['accepted']);
  expect(await compareLive(database)).toEqual([]);
});

it('a value that no key opens any more leaves the rows with the next push', async () => {
  const database = await world.open();
  const visit = visitOf('closed');
  const tablet = new Tablet('closed', { kid: visit.id, key: world.keyring.create(visit.id) });
  await enrol(database, tablet);
  const note = await tablet.write('visit.noted', visit, { text: '只有卷宗里才有的话' });
  await push(database, await tablet.run([note]));
  world.keyring.destroy(visit.id);
  const answer = await tablet.write('visit.answered', visit, { answers: { 'q-1': 1 } }, [note.hash]);
  await push(database, await tablet.run([answer]));
  const [row] = await database.prisma.visitNote.findMany({ where: { subjectId: visit.id } });
  expect(row?.text).toBeNull();
  expect(await compareLive(database)).toEqual([]);
});

it('another version of the folds makes the tables anew at the next start', async () => {
  const other = {
    visit: { ...testFolds.visit, rows: () => ({ VisitNote: [], VisitAnswer: [] }) },
  } as typeof testFolds;
  const upgraded = await world.open({ url: database.url, folds: other, foldVersion: 'next' });
  expect(await upgraded.reader.prisma.visitNote.count()).toBe(0);
  await upgraded.close();
  const back = await world.open({ url: database.url });
  expect(await back.reader.prisma.visitNote.count()).toBe(3);
});

it('a start that died while folding begins again', async () => {
  await database.prisma.projection.updateMany({ data: { whole: false } });
  await database.prisma.visitNote.deleteMany({});
  const again = await world.open({ url: database.url });
  expect(await again.reader.prisma.visitNote.count()).toBe(3);
});

it('an undefined filter is refused, never read as everything', async () => {
  const where = { office: undefined } as never;
  await expect(database.reader.prisma.visitNote.findMany({ where })).rejects.toThrow(/undefined/);
});

it.each(['tablet', 'server'] as const)(
  'along the chain of a %s no subject is seen of which more lies elsewhere',
  async (kind) => {
    const database = await world.open();
    const [own, shared, further] = [
      visitOf(`own ${kind}`),
      visitOf(`shared ${kind}`),
      visitOf(`further ${kind}`),
    ];
    const key = { kid: own.id, key: world.keyring.create(own.id) };
    const [here, there] = [new Tablet(`here ${kind}`, key), new Tablet(`there ${kind}`, key)];
    for (const tablet of [here, there]) await enrol(database, tablet);
    const said = (tablet: Tablet, visit: typeof own, question: string, after: readonly string[] = []) =>
      tablet.write('visit.answered', visit, { answers: { [question]: 1 } }, after);
    const [one, two, three] = [
      await said(here, own, 'first'),
      await said(here, shared, 'first'),
      await said(here, further, 'first'),
    ];
    await push(database, await here.run([one, two, three]));
    await push(database, await there.run([await said(there, shared, 'later', [two.hash])]));
    await push(database, await here.run([await said(here, further, 'later', [three.hash])]));
    // By hand the rows are made what this much of the chain gives by itself.
    await database.prisma.visitAnswer.deleteMany({ where: { question: 'later' } });
    const alongside = database.comparison.along();
    const chain = alongside.chain({ id: here.signer.writer, class: kind });
    for (const entry of [one, two, three]) chain.keep(entry);
    await chain.settle([three.header.seq, 0], true);
    expect((await alongside.end()).subjects).toEqual([own]);
    expect((await compareLive(database)).map(({ subjectId }) => subjectId).toSorted()).toEqual(
      [shared.id, further.id].toSorted(),
    );
  },
);
