import type { Subject } from '@mingcha/domain';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { compareLive, type OpenDatabase, type PushCounts } from '../src/index.ts';
import { chainKey, lockOf } from '../src/journal/stored.ts';
import {
  actor,
  enrol,
  idOf,
  inspector,
  makeWorld,
  office,
  push,
  rowsOf,
  signerOf,
  Tablet,
  visitOf,
  type World,
} from './world.ts';

// What is remembered is never believed: these tests make it wrong in every way we know of.

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.end());

const open: OpenDatabase[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((database) => database.close()));
});

const tabletOf = (name: string, visit: Subject) =>
  new Tablet(name, { kid: visit.id, key: world.keyring.create(visit.id) });

/** Two processes on one database, each with a memory and a lane of its own. */
async function processes(name: string): Promise<{ here: OpenDatabase; there: OpenDatabase }> {
  const here = await world.open({ lanes: [signerOf(`${name} here`)] });
  const there = await world.open({ url: here.url, lanes: [signerOf(`${name} there`)] });
  await here.claimLanes();
  await there.claimLanes();
  open.push(here, there);
  return { here, there };
}

async function since(database: OpenDatabase, work: () => Promise<unknown>): Promise<PushCounts> {
  const before = { ...database.pushes };
  await work();
  const { remembered, read, corrected } = database.pushes;
  return {
    remembered: remembered - before.remembered,
    read: read - before.read,
    corrected: corrected - before.corrected,
  };
}

const otherFirst = (text: string): string => `${text.startsWith('A') ? 'B' : 'A'}${text.slice(1)}`;

const remembered = { remembered: 1, read: 0, corrected: 0 };
const corrected = { remembered: 0, read: 0, corrected: 1 };
const read = { remembered: 0, read: 1, corrected: 0 };

/** A visit with one note, pushed here and so remembered here. */
async function begun(name: string, database: OpenDatabase) {
  const visit = visitOf(name);
  const tablet = tabletOf(name, visit);
  await enrol(database, tablet);
  const first = await tablet.write('visit.noted', visit, { text: 'first' });
  const unit = await tablet.run([first]);
  await push(database, unit);
  const next = (text: string, after = [first.hash]) => tablet.write('visit.noted', visit, { text }, after);
  return { visit, tablet, first, unit, next };
}

const textsOf = async (database: OpenDatabase) =>
  (await database.prisma.visitNote.findMany()).map(({ text }) => text).sort();

const deskDecides = (database: OpenDatabase, visit: Subject) =>
  database.transact(async (w) => {
    await w.lock([visit]);
    const expected = await w.count(visit);
    const payload = { reason: 'the plan was withdrawn' };
    return await w.append([{ kind: 'visit.invalidated', subject: visit, office, actor, expected, payload }]);
  });

describe('a push that follows what this process committed', () => {
  it('reads nothing, on known subjects and on new ones', async () => {
    const { here } = await processes('follows');
    const { tablet, next } = await begun('follows', here);
    const known = await tablet.run([await next('second')]);
    expect(await since(here, () => push(here, known))).toEqual(remembered);
    const fresh = await tablet.run([
      await tablet.write('visit.noted', visitOf('follows, new'), { text: 'third' }),
      await next('fourth'),
    ]);
    expect(await since(here, () => push(here, fresh))).toEqual(remembered);
    expect(await textsOf(here)).toEqual(['first', 'fourth', 'second', 'third']);
    expect(await compareLive(here)).toEqual([]);
  });

  it('follows what the desk did here as well', async () => {
    const { here } = await processes('desk here');
    const { visit, tablet, next } = await begun('desk here', here);
    await deskDecides(here, visit);
    const unit = await tablet.run([await next('second')]);
    expect(await since(here, () => push(here, unit))).toEqual(remembered);
    expect(await compareLive(here)).toEqual([]);
  });

  it('lets go what waited for it', async () => {
    const { here } = await processes('waited');
    const { visit, tablet, next } = await begun('waited', here);
    const other = tabletOf('waited, other', visit);
    await enrol(here, other);
    const awaited = await next('awaited');
    const waiting = await other.write('visit.noted', visit, { text: 'waiting' }, [awaited.hash]);
    expect(await push(here, await other.run([waiting]))).toMatchObject([{ verdict: 'held' }]);
    const unit = await tablet.run([awaited]);
    expect(await since(here, () => push(here, unit))).toEqual(remembered);
    expect(await here.prisma.held.count()).toBe(0);
    expect(await textsOf(here)).toEqual(['awaited', 'first', 'waiting']);
    expect(await compareLive(here)).toEqual([]);
  });

  it('is acknowledged again when it comes again', async () => {
    const { here } = await processes('again');
    const { unit } = await begun('again', here);
    expect(await since(here, () => push(here, unit))).toEqual(read);
    expect(await push(here, unit)).toMatchObject([{ verdict: 'duplicate' }]);
  });

  it('keeps its chain when its runs come all at once, in any order', async () => {
    const { here } = await processes('at once');
    const { tablet, next } = await begun('at once', here);
    const units = [];
    for (let n = 0; n < 12; n += 1) units.push(await tablet.run([await next(`note ${n}`)]));
    await Promise.all(units.slice(0, 6).map((unit) => push(here, unit)));
    await Promise.all(units.reverse().map((unit) => push(here, unit)));
    expect((await here.reader.head(tablet.signer.writer))?.seq).toBe(13);
    expect(await here.prisma.entry.count()).toBe(13);
    expect(await here.prisma.held.count()).toBe(0);
    expect(await compareLive(here)).toEqual([]);
  });
});

describe('a push that does not follow what this process remembers', () => {
  it('because another process wrote to the subject, is prepared anew', async () => {
    const { here, there } = await processes('subject moved');
    const { visit, tablet, next } = await begun('subject moved', here);
    const other = tabletOf('subject moved, other', visit);
    await enrol(there, other);
    const answered = await other.write('visit.answered', visit, { answers: { 'q-1': 1 } });
    await push(there, await other.run([answered]));
    const unit = await tablet.run([await next('second')]);
    expect(await since(here, () => push(here, unit))).toEqual(corrected);
    const after = await tablet.run([await next('third')]);
    expect(await since(here, () => push(here, after))).toEqual(remembered);
    expect(await here.prisma.visitAnswer.count()).toBe(1);
    expect(await compareLive(here)).toEqual([]);
  });

  it('because the desk of another process invalidated the visit, is prepared anew', async () => {
    const { here, there } = await processes('invalidated');
    const { visit, tablet, next } = await begun('invalidated', here);
    await deskDecides(there, visit);
    const unit = await tablet.run([await next('second')]);
    expect(await since(here, () => push(here, unit))).toEqual(corrected);
    expect((await here.reader.entriesOf(visit)).map(({ header }) => header.kind)).toEqual(
      expect.arrayContaining(['visit.invalidated', 'visit.noted']),
    );
    expect(await compareLive(here)).toEqual([]);
  });

  it('because another process took the run first, is a duplicate', async () => {
    const { here, there } = await processes('taken first');
    const { tablet, next } = await begun('taken first', here);
    const unit = await tablet.run([await next('second')]);
    await push(there, unit);
    let answers: Awaited<ReturnType<typeof push>> = [];
    expect(
      await since(here, async () => {
        answers = await push(here, unit);
      }),
    ).toEqual(corrected);
    expect(answers).toMatchObject([{ verdict: 'duplicate' }]);
    expect(await textsOf(here)).toEqual(['first', 'second']);
    expect(await compareLive(here)).toEqual([]);
  });

  it('because its tablet was revoked meanwhile, is held', async () => {
    const { here, there } = await processes('revoked');
    const { tablet, first, next } = await begun('revoked', here);
    await there.transact((w) => w.revoke(tablet.signer.writer, { seq: 1, hash: first.hash }));
    const unit = await tablet.run([await next('too late')]);
    expect(await push(here, unit)).toMatchObject([{ verdict: 'held', reason: 'after-revocation' }]);
    expect(here.pushes.corrected).toBe(1);
    expect(await textsOf(here)).toEqual(['first']);
    expect((await here.reader.writer(tablet.signer.writer))?.state).toBe('revoked');
  });

  it('because its tablet was revoked here, is held without trying', async () => {
    const { here } = await processes('revoked here');
    const { tablet, first, next } = await begun('revoked here', here);
    await here.transact((w) => w.revoke(tablet.signer.writer, { seq: 1, hash: first.hash }));
    const unit = await tablet.run([await next('too late')]);
    expect(await since(here, () => push(here, unit))).toEqual(read);
    expect(await textsOf(here)).toEqual(['first']);
  });

  it('because its tablet was bound to another person meanwhile, is judged by who is bound now', async () => {
    const { here, there } = await processes('bound');
    const { tablet, next } = await begun('bound', here);
    const person = idOf('per', 'another');
    await there.transact((w) => w.bind(tablet.signer.writer, [person]));
    const unit = await tablet.run([await next('second')]);
    expect(await since(here, () => push(here, unit))).toEqual(corrected);
    expect((await here.reader.writer(tablet.signer.writer))?.persons).toEqual([person, inspector].sort());
  });

  it('because its tablet was copied, stands beside the copy and keeps the quarantine', async () => {
    const { here, there } = await processes('copied');
    const { tablet, first, next } = await begun('copied', here);
    const second = await tablet.run([await next('second')]);
    tablet.rewind({ seq: 0, hash: '0'.repeat(64) });
    const twin = await tablet.run([
      await tablet.write('visit.noted', visitOf('copied, elsewhere'), { text: 'the copy spoke' }),
    ]);
    expect(await push(there, twin)).toMatchObject([{ verdict: 'fork' }]);
    expect(await since(here, () => push(here, second))).toEqual(corrected);
    expect((await here.reader.writer(tablet.signer.writer))?.state).toBe('quarantined');
    tablet.rewind({ seq: 1, hash: first.hash });
    const other = await tablet.run([await next('second, otherwise')]);
    expect(await push(here, other)).toMatchObject([{ verdict: 'fork' }]);
    expect(await textsOf(here)).toEqual(['first', 'second', 'second, otherwise', 'the copy spoke']);
    expect(await compareLive(here)).toEqual([]);
  });

  it('because its subject only seems new, is prepared anew', async () => {
    const { here, there } = await processes('seems new');
    const { tablet } = await begun('seems new', here);
    const visit = visitOf('known there alone');
    const other = tabletOf('seems new, other', visit);
    await enrol(there, other);
    await push(there, await other.run([await other.write('visit.noted', visit, { text: 'there' })]));
    const unit = await tablet.run([await tablet.write('visit.noted', visit, { text: 'here' })]);
    expect(await since(here, () => push(here, unit))).toEqual(corrected);
    expect(await textsOf(here)).toEqual(['first', 'here', 'there']);
    expect(await compareLive(here)).toEqual([]);
  });

  it('because the tables were made anew, is prepared anew', async () => {
    const { here, there } = await processes('rebuilt');
    const { tablet, next } = await begun('rebuilt', here);
    await there.rebuild();
    const unit = await tablet.run([await next('second')]);
    expect(await since(here, () => push(here, unit))).toEqual(corrected);
    const after = await tablet.run([await next('third')]);
    expect(await since(here, () => push(here, after))).toEqual(remembered);
    expect(await compareLive(here)).toEqual([]);
  });

  it('because a value was erased meanwhile, does not bring it back', async () => {
    const { here, there } = await processes('erased');
    const { visit, tablet, first, next } = await begun('erased', here);
    await there.transact(async (w) => {
      await w.lock([visit]);
      await w.erase(first.hash, ['text'], 'ab'.repeat(32));
    });
    const unit = await tablet.run([await next('second')]);
    expect(await since(here, () => push(here, unit))).toEqual(corrected);
    expect(await textsOf(here)).toEqual(['second', null].sort());
    expect(await compareLive(here)).toEqual([]);
  });

  it('because the key of its case was destroyed, shows nothing that it opened once', async () => {
    const { here } = await processes('destroyed');
    const { tablet, next } = await begun('destroyed', here);
    const unit = await tablet.run([await next('second')]);
    world.keyring.destroy(visitOf('destroyed').id);
    expect(await since(here, () => push(here, unit))).toEqual(read);
    expect(await here.prisma.visitNote.count({ where: { erased: true } })).toBe(2);
    expect(await compareLive(here)).toEqual([]);
  });

  it('because its signature is wrong, leaves nothing of what went ahead', async () => {
    const { here } = await processes('false');
    const { tablet, next } = await begun('false', here);
    const { run, entries } = await tablet.run([await next('second')]);
    expect(await push(here, { run: { ...run, sig: otherFirst(run.sig) }, entries })).toMatchObject([
      { verdict: 'rejected' },
    ]);
    expect(here.pushes.corrected).toBe(1);
    expect(await here.prisma.entry.count()).toBe(1);
    expect(await push(here, { run, entries })).toMatchObject([{ verdict: 'accepted' }]);
    expect(await compareLive(here)).toEqual([]);
  });

  it('because its values do not open, is held and leaves nothing else of what went ahead', async () => {
    const { here } = await processes('closed');
    const { tablet, next } = await begun('closed', here);
    const { run, entries } = await tablet.run([await next('second')]);
    const swapped = entries.map(({ header, fields }) => ({
      header,
      fields: fields.map((field) => ('ct' in field ? { ...field, ct: otherFirst(field.ct) } : field)),
    }));
    expect(await push(here, { run, entries: swapped })).toMatchObject([{ reason: 'sealed-unreadable' }]);
    expect(here.pushes.corrected).toBe(1);
    expect(await here.prisma.entry.count()).toBe(1);
    expect(await push(here, { run, entries })).toMatchObject([{ verdict: 'accepted' }]);
    expect(await here.prisma.held.count()).toBe(0);
    expect(await compareLive(here)).toEqual([]);
  });

  it('because a hand put a row where it writes, writes over it', async () => {
    const { here } = await processes('hand');
    const { visit, tablet, next } = await begun('hand', here);
    const [row] = await here.prisma.visitNote.findMany();
    if (!row) throw new Error('no row');
    await here.prisma.visitNote.create({ data: { ...row, id: `${visit.id}/1`, text: 'by hand' } });
    const unit = await tablet.run([await next('second')]);
    expect(await since(here, () => push(here, unit))).toEqual(corrected);
    expect(await textsOf(here)).toEqual(['first', 'second']);
    expect(await compareLive(here)).toEqual([]);
  });

  it('because its connection was cut before the commit, is written once', async () => {
    const { here } = await processes('cut');
    const { tablet, next } = await begun('cut', here);
    const client = new pg.Client({ connectionString: here.url });
    await client.connect();
    await client.query('select pg_advisory_lock($1)', [lockOf(chainKey(tablet.signer.writer))]);
    const unit = await tablet.run([await next('second')]);
    const pushing = push(here, unit);
    for (let cut = 0; cut === 0; ) {
      const waiting = `select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and not granted
        and database = (select oid from pg_database where datname = current_database())`;
      cut = (await client.query(waiting)).rowCount ?? 0;
    }
    await client.query('select pg_advisory_unlock_all()');
    await client.end();
    expect(await pushing).toMatchObject([{ verdict: 'accepted' }]);
    expect(here.pushes.corrected).toBe(1);
    expect(await textsOf(here)).toEqual(['first', 'second']);
    expect(await compareLive(here)).toEqual([]);
  });

  it('waits for who holds its locks, and is then compared with what that one left', async () => {
    const { here, there } = await processes('locked');
    const { visit, tablet, next } = await begun('locked', here);
    const unit = await tablet.run([await next('second')]);
    let pushing: Promise<unknown> = Promise.resolve();
    await there.transact(async (w) => {
      await w.lock([visit]);
      pushing = push(here, unit);
      await new Promise((resolve) => setTimeout(resolve, 200));
      const payload = { reason: 'meanwhile' };
      await w.append([{ kind: 'visit.invalidated', subject: visit, office, actor, expected: 0, payload }]);
    });
    await pushing;
    expect(here.pushes.corrected).toBe(1);
    expect(await compareLive(here)).toEqual([]);
  });
});

it('many tablets on shared visits through two processes leave the rows of a fold', async () => {
  const { here, there } = await processes('many');
  const visits = [visitOf('many 1'), visitOf('many 2'), visitOf('many 3')];
  const queues = [];
  for (let n = 0; n < 6; n += 1) {
    const visit = visits[n % 3] as Subject;
    const tablet = tabletOf(`many ${n}`, visit);
    await enrol(here, tablet);
    const units = [];
    for (let m = 0; m < 8; m += 1)
      units.push(await tablet.run([await tablet.write('visit.noted', visit, { text: `${n} ${m}` })]));
    queues.push(units);
  }
  await Promise.all(
    queues.map(async (units, n) => {
      for (const [m, unit] of units.entries()) await push((n + (m >> 1)) % 2 === 0 ? here : there, unit);
    }),
  );
  expect(here.pushes.corrected + there.pushes.corrected).toBeGreaterThan(0);
  expect(here.pushes.remembered + there.pushes.remembered).toBeGreaterThan(0);
  expect(await here.prisma.entry.count()).toBe(48);
  expect(await here.prisma.held.count()).toBe(0);
  expect(await compareLive(here)).toEqual([]);
  const before = await rowsOf(here);
  await here.rebuild();
  expect(await rowsOf(here)).toEqual(before);
});
