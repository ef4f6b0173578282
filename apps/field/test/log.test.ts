import { type Signer, signReceipt } from '@mingcha/journal';
import { describe, expect, it } from 'vitest';
import { logDoubt, seenHead, sendAllAgain, takeFollowed, unplaced } from '../src/journal/log.ts';
import { releaseMedia, takeReceipts } from '../src/journal/receipts.ts';
import { type Bench, note, serverSigner, setUp } from './helpers/bench.ts';
import { memoryStore } from './helpers/memory-store.ts';
import { logOf, other } from './helpers/office-log.ts';

/** A tablet with entries that the office has received. */
async function received(texts: readonly string[]) {
  const bench = await setUp();
  const server = await serverSigner();
  const serverKeys = new Map([[server.writer, server]]);
  const author = { person: bench.person, seat: null };
  for (const text of texts) await bench.notebook.append(bench.visit, [note(bench.visit, text)], author);
  const rows = await bench.db.entries.orderBy('seq').toArray();
  const { writer } = bench.signer;
  for (const { seq, hash } of rows)
    await takeReceipts({ db: bench.db, writer, serverKeys }, [
      await signReceipt(server, { writer, seq, hash, blobs: [], arrival: 1 }),
    ]);
  const parts = { db: bench.db, serverKeys, now: () => 7 };
  return { bench, server, parts, hashes: rows.map(({ hash }) => hash) };
}

const statesOf = async ({ db }: Bench) => (await db.entries.toArray()).map(({ state }) => state);

describe('a tablet that follows the log of its office', () => {
  it('keeps where its entries stand and the newest head, once both are proven', async () => {
    const { bench, server, parts, hashes } = await received(['一', '二']);
    const log = logOf(server, [other(1), ...hashes, other(2)]);
    expect(await unplaced(bench.db, 10)).toEqual([...hashes].sort());
    expect(await takeFollowed(parts, await log.shown(null, hashes))).toBe('followed');
    expect((await seenHead(bench.db))?.size).toBe(4);
    expect(await unplaced(bench.db, 10)).toEqual([]);
    expect((await bench.db.places.get(hashes[0] ?? ''))?.leaf).toBe(1);

    const grown = logOf(server, [other(1), ...hashes, other(2), other(3)]);
    expect(await takeFollowed(parts, await grown.shown(4))).toBe('followed');
    expect((await seenHead(bench.db))?.size).toBe(5);
  });

  it('takes no place that its way does not prove, and none of an entry it never had a receipt for', async () => {
    const { bench, server, parts, hashes } = await received(['一']);
    const [mine = ''] = hashes;
    const shown = await logOf(server, [other(1), mine, other(2)]).shown(null, [mine, other(1)]);
    const moved = shown.placements.map((each) => ({ ...each, leaf: 2 }));
    expect(await takeFollowed(parts, { ...shown, placements: [...moved, null, 'x'] })).toBe('followed');
    expect(await bench.db.places.count()).toBe(0);
    await takeFollowed(parts, { ...shown, extension: [] });
    expect(await bench.db.places.toCollection().primaryKeys()).toEqual([mine]);
  });

  it('does not believe its first head to anybody but the server it was enrolled with', async () => {
    const { bench, parts, hashes } = await received(['一']);
    const stranger = await logOf(await serverSigner(), hashes).shown(null, hashes);
    expect(await takeFollowed(parts, stranger)).toBe('nothing');
    expect(await seenHead(bench.db)).toBeNull();
    expect(await logDoubt(bench.db)).toBeNull();
  });
});

describe('a log that is not the one it has seen', () => {
  const cases = {
    'is shorter, as after an old copy was put back': async (server: Signer, hashes: readonly string[]) =>
      logOf(server, [other(1), ...hashes.slice(0, 1)]).shown(null),
    'was written anew at the same length': async (server: Signer, hashes: readonly string[]) =>
      logOf(server, [other(9), ...hashes, other(2)]).shown(4),
    'was written anew and has grown since': async (server: Signer, hashes: readonly string[]) =>
      logOf(server, [other(9), ...hashes, other(2), other(3)]).shown(4),
    'comes without a proof that it goes on': async (server: Signer, hashes: readonly string[]) => ({
      ...(await logOf(server, [other(1), ...hashes, other(2), other(3)]).shown(4)),
      extension: null,
    }),
    'has no head at all': async () => ({ head: null, extension: null, placements: [] }),
  };

  it.each(Object.entries(cases))('because it %s is doubted, and what was seen stays', async (_, show) => {
    const { bench, server, parts, hashes } = await received(['一', '二']);
    await takeFollowed(parts, await logOf(server, [other(1), ...hashes, other(2)]).shown(null, hashes));
    const seen = await seenHead(bench.db);
    const shown = await show(server, hashes);
    expect(await takeFollowed(parts, shown)).toBe('doubted');
    expect(await seenHead(bench.db)).toEqual(seen);
    expect(await logDoubt(bench.db)).toMatchObject({ at: 7, seen, shown: shown.head });
  });

  it('lets no picture be deleted, and has everything that is still here sent again', async () => {
    const { bench, server, parts, hashes } = await received(['一', '二']);
    const store = memoryStore();
    const { writer } = bench.signer;
    const [entry = ''] = hashes;
    const sha256 = other(50);
    for (const id of ['evd_here', 'evd_gone'])
      await bench.db.media.put({
        id,
        visit: bench.visit,
        mime: 'image/jpeg',
        state: 'received',
        size: 3,
        sha256,
        entry,
        uploadUrl: '/uploads/1',
        sentBytes: 3,
      });
    await store.write('evd_here', '000000', new Uint8Array(3));
    const whole = await signReceipt(server, { writer, seq: 1, hash: entry, blobs: [sha256], arrival: 1 });
    await takeReceipts({ ...parts, writer }, [whole]);
    await takeFollowed(parts, await logOf(server, [other(1), ...hashes]).shown(null));
    await takeFollowed(parts, await logOf(server, [other(1)]).shown(null));

    expect(await releaseMedia({ ...parts, writer }, store, () => false)).toEqual([]);
    await sendAllAgain(bench.db, store);
    expect(await statesOf(bench)).toEqual(['sent', 'sent']);
    expect(await bench.db.media.get('evd_here')).toMatchObject({
      state: 'whole',
      sentBytes: 0,
      uploadUrl: null,
    });
    expect(await bench.db.media.get('evd_gone')).toMatchObject({ state: 'received' });
  });

  it('is no longer doubted when the log it has seen is shown again and goes on', async () => {
    const { bench, server, parts, hashes } = await received(['一']);
    await takeFollowed(parts, await logOf(server, [...hashes, other(1)]).shown(null));
    await takeFollowed(parts, await logOf(server, hashes).shown(null));
    expect(await logDoubt(bench.db)).not.toBeNull();
    expect(await takeFollowed(parts, await logOf(server, [...hashes, other(1), other(2)]).shown(2))).toBe(
      'followed',
    );
    expect(await logDoubt(bench.db)).toBeNull();
  });
});
