import { kindRules } from '@mingcha/domain';
import { accept, headsOf, signReceipt, type WireRun } from '@mingcha/journal';
import { describe, expect, it } from 'vitest';
import { ChainDamaged } from '../src/journal/chain.ts';
import { ChainMoved } from '../src/journal/notebook.ts';
import { releaseMedia, takeReceipts } from '../src/journal/receipts.ts';
import { closeRuns, openRuns } from '../src/journal/runs.ts';
import { ports } from '../src/keys/ports.ts';
import { type Bench, note, serverSigner, setUp } from './helpers/bench.ts';
import { memoryStore } from './helpers/memory-store.ts';

const author = (bench: Bench) => ({ person: bench.person, seat: null });
const write = (bench: Bench, text: string) =>
  bench.notebook.append(bench.visit, [note(bench.visit, text)], author(bench));
const subject = (bench: Bench) => ({ type: 'visit', id: bench.visit }) as const;

async function judge(bench: Bench, run: WireRun) {
  const rules = new Map([...kindRules].map(([kind, rule]) => [kind as string, rule]));
  return accept(ports, run, {
    kept: new Map(),
    keptAt: new Map(),
    rules,
    released: new Set(),
    writer: {
      writer: bench.signer.writer,
      alg: bench.signer.alg,
      publicKey: bench.signer.publicKey,
      writerClass: 'tablet',
      office: bench.office,
      enrolled: true,
      persons: new Set([bench.person]),
      revoked: null,
    },
  });
}

describe('the device journal', () => {
  it('hangs every entry on the one before, and a server that knows the key accepts the run', async () => {
    const bench = await setUp();
    for (const text of ['一', '二', '三']) await write(bench, text);
    await closeRuns(bench.db, bench.keys, bench.signer);
    const [run] = await openRuns(bench.db, bench.keys);
    if (run === undefined) throw new Error('no run');
    expect(run.entries.map((entry) => entry.header.seq)).toEqual([1, 2, 3]);
    const judged = await judge(bench, run);
    expect(judged.map((each) => each.verdict.verdict)).toEqual(['accepted', 'accepted', 'accepted']);
  });

  it('keeps personal words out of the database in the clear', async () => {
    const bench = await setUp();
    await write(bench, '张三在岗睡觉');
    const rows = JSON.stringify(await bench.db.entries.toArray(), (_key, value) =>
      value instanceof Uint8Array ? new TextDecoder().decode(value) : value,
    );
    expect(rows).not.toContain('张三');
    expect(rows).not.toContain('visit.noted');
  });

  it('comes back whole after a kill, and goes on under the next number', async () => {
    const bench = await setUp();
    await write(bench, '一');
    await write(bench, '二');
    const reopened = await bench.again();
    const texts = reopened.entriesOf(subject(bench)).map((known) => known.recorded?.payload);
    expect(texts).toEqual([{ text: '一' }, { text: '二' }]);
    const [entry] = await reopened.append(bench.visit, [note(bench.visit, '三')], author(bench));
    expect(entry?.header.seq).toBe(3);
  });

  it('writes all of an act or nothing: a crash inside leaves neither the entry nor what stood beside it', async () => {
    const bench = await setUp();
    await write(bench, '一');
    await bench.db.drafts.put({ key: 'd', at: 0, box: new Uint8Array(1) });
    const crash = bench.notebook.append(bench.visit, [note(bench.visit, '二')], author(bench), async () => {
      await bench.db.drafts.delete('d');
      throw new Error('killed');
    });
    await expect(crash).rejects.toThrow('killed');
    expect(await bench.db.entries.count()).toBe(1);
    expect(await bench.db.drafts.get('d')).toBeDefined();
    const [entry] = await write(bench, '三');
    expect(entry?.header.seq).toBe(2);
    expect((await bench.again()).entriesOf(subject(bench))).toHaveLength(2);
  });

  it('never forks: two tabs that read the same head get two numbers, not one', async () => {
    const bench = await setUp();
    await write(bench, '一');
    const other = await bench.again();
    await Promise.all([
      bench.notebook.append(bench.visit, [note(bench.visit, '甲')], author(bench)),
      other.append(bench.visit, [note(bench.visit, '乙')], author(bench)),
      bench.notebook.append(bench.visit, [note(bench.visit, '丙')], author(bench)),
    ]);
    const rows = await bench.db.entries.orderBy('seq').toArray();
    expect(rows.map((row) => row.seq)).toEqual([1, 2, 3, 4]);
    expect((await bench.again()).entriesOf(subject(bench))).toHaveLength(4);
  });

  it('refuses to append behind a head that it cannot see', async () => {
    const bench = await setUp();
    await write(bench, '一');
    const row = await bench.db.entries.get(1);
    if (row === undefined) throw new Error('no row');
    await bench.db.entries.add({ ...row, seq: 2, hash: 'f'.repeat(64) });
    await expect(write(bench, '二')).rejects.toSatisfy(
      (cause) => cause instanceof ChainDamaged || cause instanceof ChainMoved,
    );
    expect(await bench.db.entries.count()).toBe(2);
  });

  it('notices a changed byte when it is opened again', async () => {
    const bench = await setUp();
    await write(bench, '一');
    const row = await bench.db.entries.get(1);
    if (row === undefined) throw new Error('no row');
    const box = new Uint8Array(row.box);
    box[20] = (box[20] ?? 0) ^ 1;
    await bench.db.entries.put({ ...row, box });
    await expect(bench.again()).rejects.toBeInstanceOf(ChainDamaged);
  });

  it('names the newest entries it had seen, so that order needs no clock', async () => {
    const bench = await setUp();
    const [first] = await write(bench, '一');
    const [second] = await write(bench, '二');
    expect(first?.header.after).toEqual([]);
    expect(second?.header.after).toEqual([first?.hash]);
    const known = bench.notebook.entriesOf(subject(bench)).map(({ hash, header }) => ({ hash, ...header }));
    expect(headsOf(known)).toEqual([second?.hash]);
  });

  it('signs long chains in runs of fifty and sends only what has no receipt', async () => {
    const bench = await setUp();
    const events = Array.from({ length: 60 }, (_, at) => note(bench.visit, `${at}`));
    await bench.notebook.append(bench.visit, events, author(bench));
    await closeRuns(bench.db, bench.keys, bench.signer);
    await closeRuns(bench.db, bench.keys, bench.signer);
    expect((await openRuns(bench.db, bench.keys)).map(({ run }) => [run.from, run.to])).toEqual([
      [1, 50],
      [51, 60],
    ]);
    await bench.db.entries.where('seq').belowOrEqual(50).modify({ state: 'received' });
    expect((await openRuns(bench.db, bench.keys)).map(({ run }) => run.from)).toEqual([51]);
  });
});

describe('receipts', () => {
  const sha = 'a'.repeat(64);

  async function withMedium() {
    const bench = await setUp();
    const store = memoryStore();
    const [entry] = await write(bench, '一');
    if (entry === undefined) throw new Error('no entry');
    await store.write('evd_1', '00000000', new Uint8Array([1]));
    await bench.db.media.put({
      id: 'evd_1',
      visit: bench.visit,
      mime: 'image/jpeg',
      state: 'sent',
      size: 1,
      sha256: sha,
      entry: entry.hash,
      uploadUrl: null,
      sentBytes: 1,
    });
    const server = await serverSigner();
    const serverKeys = new Map([[server.writer, { alg: server.alg, publicKey: server.publicKey }]]);
    const parts = { db: bench.db, writer: bench.signer.writer, serverKeys };
    const fact = { writer: bench.signer.writer, seq: 1, hash: entry.hash, arrival: 1 };
    return { bench, store, entry, server, parts, fact };
  }

  it('make an entry received only when the signature is of the server learnt at enrolment', async () => {
    const { bench, parts, fact, server } = await withMedium();
    const stranger = await serverSigner();
    const forged = await takeReceipts(parts, [await signReceipt(stranger, { ...fact, blobs: [] })]);
    expect(forged.taken).toBe(0);
    expect((await bench.db.entries.get(1))?.state).toBe('kept');
    const real = await takeReceipts(parts, [await signReceipt(server, { ...fact, blobs: [] })]);
    expect(real.taken).toBe(1);
    expect((await bench.db.entries.get(1))?.state).toBe('received');
  });

  it('for another entry, or for bytes changed on the way, change nothing', async () => {
    const { bench, parts, fact, server } = await withMedium();
    const other = await signReceipt(server, { ...fact, seq: 2, blobs: [] });
    const bent = { ...(await signReceipt(server, { ...fact, blobs: [] })), arrival: 2 };
    const report = await takeReceipts(parts, [other, bent, null, { hash: 'x' }]);
    expect(report.taken).toBe(0);
    expect(report.refused).toHaveLength(4);
    expect((await bench.db.entries.get(1))?.state).toBe('kept');
  });

  it('let bytes be deleted only when they name the very hash of the bytes', async () => {
    const { bench, store, parts, fact, server } = await withMedium();
    await takeReceipts(parts, [await signReceipt(server, { ...fact, blobs: [] })]);
    expect(await releaseMedia(parts, store, () => false)).toEqual([]);
    expect((await bench.db.media.get('evd_1'))?.state).toBe('sent');

    // A row that claims too much is not believed: the receipt on the disk decides.
    await bench.db.media.update('evd_1', { state: 'received' });
    expect(await releaseMedia(parts, store, () => false)).toEqual([]);
    expect(await store.media()).toEqual(['evd_1']);

    await takeReceipts(parts, [await signReceipt(server, { ...fact, blobs: [sha] })]);
    expect(await releaseMedia(parts, store, () => true)).toEqual([]);
    expect(await releaseMedia(parts, store, () => false)).toEqual(['evd_1']);
    expect(await store.media()).toEqual([]);
  });

  it('over other bytes, of a stranger, or bent on the tablet’s own disk delete nothing', async () => {
    const { bench, store, parts, fact, server, entry } = await withMedium();
    const stranger = await serverSigner();
    const offered = [
      await signReceipt(server, { ...fact, blobs: ['b'.repeat(64)] }),
      await signReceipt(stranger, { ...fact, blobs: [sha] }),
      { ...(await signReceipt(server, { ...fact, blobs: [] })), blobs: [sha] },
    ];
    await takeReceipts(parts, offered);
    expect((await bench.db.media.get('evd_1'))?.state).toBe('sent');
    // Even where it lies on the disk as if it had been checked, and the row believes it.
    await bench.db.media.update('evd_1', { state: 'received' });
    for (const receipt of offered) {
      await bench.db.receipts.put({ hash: entry.hash, receipt: JSON.stringify(receipt) });
      expect(await releaseMedia(parts, store, () => false)).toEqual([]);
    }
    expect(await store.media()).toEqual(['evd_1']);
  });

  it('over bytes that the server holds for another piece do not spare this piece its own upload', async () => {
    const { bench, store, parts, fact, server } = await withMedium();
    await bench.db.media.update('evd_1', { state: 'whole' });
    await takeReceipts(parts, [await signReceipt(server, { ...fact, blobs: [sha] })]);
    expect((await bench.db.media.get('evd_1'))?.state).toBe('whole');
    expect(await releaseMedia(parts, store, () => false)).toEqual([]);
  });

  it('that cover less never replace one that covers more, and a receipt taken twice counts once', async () => {
    const { bench, parts, fact, server, entry } = await withMedium();
    const full = await signReceipt(server, { ...fact, blobs: [sha] });
    await takeReceipts(parts, [full, full, await signReceipt(server, { ...fact, blobs: [] })]);
    expect(await bench.db.receipts.count()).toBe(1);
    expect(JSON.parse((await bench.db.receipts.get(entry.hash))?.receipt ?? '{}').blobs).toEqual([sha]);
  });
});
