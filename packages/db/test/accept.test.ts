import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compareLive } from '../src/index.ts';
import { claiming } from './claiming.ts';
import { enrol, makeWorld, push, rowsOf, Tablet, visitOf, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.end());

const tabletOf = (name: string, visit: string) =>
  new Tablet(name, { kid: visit, key: world.keyring.create(visit) });

/** Other bytes of the same length and form. */
const garble = (ct: string): string => {
  const bytes = Buffer.from(ct, 'base64url');
  bytes.writeUInt8(bytes.readUInt8(20) ^ 1, 20);
  return bytes.toString('base64url');
};

describe('a pushed run', () => {
  it('is accepted, folded and committed, and acknowledged again when it comes again', async () => {
    const database = await world.open();
    const visit = visitOf(1);
    const tablet = tabletOf('one', visit.id);
    await enrol(database, tablet);
    const note = await tablet.write('visit.noted', visit, { text: '窗口空无一人', waiting: 12 });
    const answered = await tablet.write('visit.answered', visit, { answers: { 'q-1': true, 'q-2': 3 } }, [
      note.hash,
    ]);
    const unit = await tablet.run([note, answered]);
    const first = await push(database, unit);
    expect(first.map((a) => a.verdict)).toEqual(['accepted', 'accepted']);
    const again = await push(database, unit);
    expect(again.map((a) => a.verdict)).toEqual(['duplicate', 'duplicate']);
    expect(again.map((a) => a.arrival)).toEqual(first.map((a) => a.arrival));
    const notes = await database.reader.prisma.visitNote.findMany();
    expect(notes.map((n) => [n.text, n.waiting])).toEqual([['窗口空无一人', 12]]);
    expect(await database.reader.prisma.visitAnswer.count()).toBe(2);
    expect(await database.reader.counter(note.header.office, 'notes')).toBe(1);
    expect(await compareLive(database)).toEqual([]);
    await database.sequencer.run();
    const leaves = await database.prisma.leaf.findMany({ orderBy: { position: 'asc' } });
    expect(leaves.map((l) => Number(l.position))).toEqual([0, 1]);
    const stored = await database.reader.entry(note.hash);
    expect(Buffer.from(stored?.bytes ?? [])).toEqual(Buffer.from(note.bytes));
  });

  it('of an unknown writer is kept aside with the reason', async () => {
    const database = await world.open();
    const visit = visitOf(2);
    const tablet = tabletOf('stranger', visit.id);
    const unit = await tablet.run([await tablet.write('visit.submitted', visit, {})]);
    expect((await push(database, unit)).map((a) => a.reason)).toEqual(['writer.unknown']);
    expect(await database.prisma.rejected.count()).toBe(1);
    await push(database, unit);
    expect(await database.prisma.rejected.count()).toBe(1);
  });

  it('without its predecessor waits, visibly, and comes free by itself when the predecessor arrives', async () => {
    const database = await world.open();
    const visit = visitOf(3);
    const tablet = tabletOf('gap', visit.id);
    await enrol(database, tablet);
    const one = await tablet.write('visit.noted', visit, { text: 'a' });
    const two = await tablet.write('visit.noted', visit, { text: 'b' }, [one.hash]);
    const three = await tablet.write('visit.noted', visit, { text: 'c' }, [two.hash]);
    const held = await push(database, await tablet.run([three]));
    expect(held).toMatchObject([{ verdict: 'held', reason: 'predecessor-missing' }]);
    expect((await push(database, await tablet.run([two])))[0]?.verdict).toBe('held');
    expect(await database.prisma.held.count()).toBe(2);
    await push(database, await tablet.run([one]));
    expect(await database.prisma.held.count()).toBe(0);
    expect(await database.reader.prisma.visitNote.count()).toBe(3);
    expect(await compareLive(database)).toEqual([]);
    expect(await database.reader.head(tablet.signer.writer)).toEqual({ seq: 3, hash: three.hash });
  });

  it('with other bytes under a number that is taken is kept as a fork, and its writer put in quarantine', async () => {
    const database = await world.open();
    const visit = visitOf(4);
    const tablet = tabletOf('twin', visit.id);
    await enrol(database, tablet);
    const one = await tablet.write('visit.noted', visit, { text: 'first hand' });
    tablet.rewind({ seq: 0, hash: '0'.repeat(64) });
    const other = await tablet.write('visit.noted', visit, { text: 'second hand' });
    await push(database, await tablet.run([one]));
    expect((await push(database, await tablet.run([other])))[0]?.verdict).toBe('fork');
    expect(await database.reader.prisma.visitNote.count()).toBe(2);
    expect((await database.reader.writer(tablet.signer.writer))?.state).toBe('quarantined');
    expect(await database.prisma.fork.count()).toBe(1);
  });

  it('after a revocation is held for a person, who can let it pass', async () => {
    const database = await world.open();
    const visit = visitOf(5);
    const tablet = tabletOf('lost', visit.id);
    await enrol(database, tablet);
    const one = await tablet.write('visit.noted', visit, { text: 'before' });
    const two = await tablet.write('visit.noted', visit, { text: 'after' }, [one.hash]);
    await push(database, await tablet.run([one]));
    await database.transact((w) => w.revoke(tablet.signer.writer, { seq: 1, hash: one.hash }));
    expect(await push(database, await tablet.run([two]))).toMatchObject([{ reason: 'after-revocation' }]);
    const answer = await database.transact((w) => w.releaseHeld(two.hash));
    expect(answer.verdict).toBe('accepted');
    expect(await database.reader.prisma.visitNote.count()).toBe(2);
  });

  it('with a kind of tomorrow is accepted, and only its subject waits', async () => {
    const database = await world.open();
    const visit = visitOf(6);
    const tablet = tabletOf('newer', visit.id);
    await enrol(database, tablet);
    const rule = {
      kind: 'visit.dreamt',
      schema: 1,
      writerClass: 'tablet',
      subject: 'visit',
      personal: [],
      split: [],
    } as const;
    const note = await tablet.write('visit.noted', visit, { text: 'known' });
    const strange = await tablet.write('visit.dreamt', visit, { of: 'sheep' }, [note.hash], rule);
    const elsewhere = await tablet.write('visit.noted', visitOf(7), { text: 'another visit' });
    const verdicts = await push(database, await tablet.run([note, strange, elsewhere]));
    expect(verdicts.map((a) => a.verdict)).toEqual(['accepted', 'accepted', 'accepted']);
    const rows = (await rowsOf(database)) as { unfolded: { reason: string }[]; notes: { text: string }[] };
    expect(rows.unfolded).toMatchObject([
      { reason: 'kind-unknown', subjectId: visit.id, kind: 'visit.dreamt' },
    ]);
    expect(rows.notes.map((n) => n.text)).toEqual(['another visit']);
    expect(await compareLive(database)).toEqual([]);
  });

  it('whose sealed value does not open is kept and held, and comes free when it comes with bytes that do', async () => {
    const database = await world.open();
    const visit = visitOf('garbage');
    const tablet = tabletOf('garbage', visit.id);
    await enrol(database, tablet);
    const one = await tablet.write('visit.noted', visit, { text: '窗口空无一人' });
    const two = await tablet.write('visit.answered', visit, { answers: { 'q-1': 1 } }, [one.hash]);
    const unit = await tablet.run([one, two]);
    const garbled = {
      ...unit,
      entries: unit.entries.map(({ header, fields }) => ({
        header,
        fields: fields.map((field) => ('ct' in field ? { ...field, ct: garble(field.ct) } : field)),
      })),
    };
    expect(await push(database, garbled)).toMatchObject([
      { verdict: 'held', reason: 'sealed-unreadable' },
      { verdict: 'held', reason: 'predecessor-missing' },
    ]);
    const held = await database.prisma.held.findUnique({ where: { hash: one.hash } });
    expect(JSON.parse(Buffer.from(held?.fields ?? []).toString())).toEqual(garbled.entries[0]?.fields);
    expect(await push(database, garbled)).toMatchObject([
      { reason: 'sealed-unreadable' },
      { verdict: 'held' },
    ]);
    expect(await push(database, unit)).toMatchObject([{ verdict: 'accepted' }, { verdict: 'accepted' }]);
    expect(await database.prisma.held.count()).toBe(0);
    expect((await database.reader.prisma.visitNote.findFirst())?.text).toBe('窗口空无一人');
    expect(await compareLive(database)).toEqual([]);
  });

  it('whose sealed value does not open passes when a named person lets it, and stays marked', async () => {
    const database = await world.open();
    const visit = visitOf('garbage let pass');
    const tablet = tabletOf('garbage let pass', visit.id);
    await enrol(database, tablet);
    const one = await tablet.write('visit.noted', visit, { text: '一' });
    const next = await tablet.write('visit.answered', visit, { answers: { 'q-1': 1 } }, [one.hash]);
    const { run, entries } = await tablet.run([one, next]);
    const fields = one.fields.map((field) => ('ct' in field ? { ...field, ct: garble(field.ct) } : field));
    await push(database, { run, entries: [{ header: one.header, fields }, ...entries.slice(1)] });
    expect((await database.transact((w) => w.releaseHeld(one.hash))).verdict).toBe('accepted');
    expect(await database.prisma.held.count()).toBe(0);
    expect((await database.reader.entry(one.hash))?.contested).toBe('sealed-unreadable');
    expect(await database.reader.prisma.visitNote.findMany()).toMatchObject([{ text: null, erased: true }]);
    expect(await database.reader.prisma.visitAnswer.count()).toBe(1);
  });

  it('sealed under a key that is not here is accepted: there is nothing to look with', async () => {
    const database = await world.open();
    const visit = visitOf('key elsewhere');
    const tablet = new Tablet('key elsewhere', { kid: 'vis_elsewhere', key: new Uint8Array(32).fill(7) });
    await enrol(database, tablet);
    const one = await tablet.write('visit.noted', visit, { text: '一' });
    expect(await push(database, await tablet.run([one]))).toMatchObject([{ verdict: 'accepted' }]);
  });

  it('that claims rows of another subject waits alone: the rest of its push is accepted', async () => {
    const database = await world.open(claiming);
    const [visit, claimer, third] = [visitOf('owner'), visitOf('claimer'), visitOf('owner, another')];
    const tablet = tabletOf('owner', visit.id);
    await enrol(database, tablet);
    const owned = await tablet.write('visit.answered', visit, { answers: { a: 1 } });
    await push(database, await tablet.run([owned]));
    const claim = await tablet.write('visit.answered', claimer, { answers: { a: 2, b: 3 } });
    const after = await tablet.write('visit.answered', third, { answers: { c: 4 } });
    const verdicts = await push(database, await tablet.run([claim, after]));
    expect(verdicts.map((a) => a.verdict)).toEqual(['accepted', 'accepted']);
    expect((await database.reader.entry(claim.hash))?.contested).toBe('row-taken');
    expect((await database.reader.entry(after.hash))?.contested).toBeNull();
    const standing = async () =>
      (await database.reader.prisma.visitAnswer.findMany({ orderBy: { id: 'asc' } })).map((row) => row.value);
    expect(await standing()).toEqual([1, 4]);
    const waiting = { subjectId: claimer.id, reason: 'row-taken', hash: claim.hash };
    expect(await database.prisma.unfolded.findMany()).toMatchObject([waiting]);
    // It goes on, and so does the owner.
    const more = await tablet.write('visit.answered', claimer, { answers: { d: 5 } }, [claim.hash]);
    const own = await tablet.write('visit.answered', visit, { answers: { a: 6 } }, [owned.hash]);
    const next = await push(database, await tablet.run([more, own]));
    expect(next.map((a) => a.verdict)).toEqual(['accepted', 'accepted']);
    expect(await standing()).toEqual([6, 4]);
    // Named as long as it is so, and no obstacle to making the tables anew.
    expect(await compareLive(database)).not.toEqual([]);
    await database.rebuild();
    expect(await database.prisma.unfolded.count()).toBe(1);
  });

  it('with two subjects that claim one row leaves one of them waiting', async () => {
    const database = await world.open(claiming);
    const tablet = tabletOf('twins', visitOf('twin').id);
    await enrol(database, tablet);
    const one = await tablet.write('visit.answered', visitOf('twin'), { answers: { a: 1 } });
    const other = await tablet.write('visit.answered', visitOf('other twin'), { answers: { a: 2 } });
    const verdicts = await push(database, await tablet.run([one, other]));
    expect(verdicts.map((a) => a.verdict)).toEqual(['accepted', 'accepted']);
    expect(await database.reader.prisma.visitAnswer.count()).toBe(1);
    expect(await database.prisma.unfolded.count()).toBe(1);
  });

  it('with text that PostgreSQL cannot hold is stored byte for byte and folded readably', async () => {
    const database = await world.open();
    const visit = visitOf(8);
    const tablet = tabletOf('nul', visit.id);
    await enrol(database, tablet);
    const note = await tablet.write('visit.noted', visit, { text: 'a\u0000b' });
    expect((await push(database, await tablet.run([note])))[0]?.verdict).toBe('accepted');
    expect((await database.reader.prisma.visitNote.findFirst())?.text).toBe('a\ufffdb');
  });
});

describe('a revocation', () => {
  it('made while runs are being pushed lets none pass beyond the head it names', async () => {
    const database = await world.open();
    const visit = visitOf('race');
    const tablet = tabletOf('race', visit.id);
    await enrol(database, tablet);
    const entries = [];
    for (let n = 0; n < 12; n += 1)
      entries.push(await tablet.write('visit.noted', visit, { text: `note ${n}` }));
    const units = await Promise.all(entries.map((entry) => tablet.run([entry])));
    const pushes = units.map((unit) => push(database, unit));
    const last = entries[3];
    if (!last) throw new Error('no entry');
    const revoking = database.transact((w) => w.revoke(tablet.signer.writer, { seq: 4, hash: last.hash }));
    await Promise.all([...pushes, revoking]);
    const writer = await database.reader.writer(tablet.signer.writer);
    expect(writer).toMatchObject({ state: 'revoked', revokedSeq: 4 });
    const before = await database.prisma.entry.count();
    await push(database, await tablet.run([await tablet.write('visit.noted', visit, { text: 'too late' })]));
    expect(await database.prisma.entry.count()).toBe(before);
    expect((await database.reader.writer(tablet.signer.writer))?.state).toBe('revoked');
  });
});
