import { namedKeyOf, type ShownChange, signKeyChange, signReceipt } from '@mingcha/journal';
import { describe, expect, it } from 'vitest';
import { type Enrolment, publicKeysOf } from '../src/enrol/enrolment.ts';
import { readFact, writeFact } from '../src/journal/device-db.ts';
import { seenHead } from '../src/journal/log.ts';
import { takeReceipts } from '../src/journal/receipts.ts';
import { takeChanges } from '../src/sync/follow-keys.ts';
import { note, serverSigner, setUp } from './helpers/bench.ts';
import { changedKeys } from './helpers/key-change.ts';
import { other } from './helpers/office-log.ts';

/** A tablet that knows the first key and a head of three entries, and was away while the key was changed at eight. */
async function away() {
  const bench = await setUp();
  const [former, next] = [await serverSigner(), await serverSigner()];
  const { headOf, extension, changes } = await changedKeys([former, next]);
  await writeFact(bench.db, 'enrolment', { office: 'off_x', serverKeys: [namedKeyOf(former)] });
  await writeFact(bench.db, 'log-head', await headOf(3));
  const shown: ShownChange = { ...changes[0], extension: extension(3, 8) };
  const keysNow = async () => {
    const enrolment = await readFact<Enrolment>(bench.db, 'enrolment');
    return enrolment?.serverKeys ?? [];
  };
  return { bench, former, next, shown, keysNow };
}

describe('a tablet that was away while the server changed its key', () => {
  it('takes the new one with its proof, and goes on from the head it had', async () => {
    const { bench, former, next, shown, keysNow } = await away();
    expect(await takeChanges(bench.db, [shown], 9)).not.toBeNull();
    expect((await keysNow()).map(({ key, until }) => [key, until])).toEqual([
      [next.writer, undefined],
      [former.writer, { size: 8, at: 100 }],
    ]);
    expect((await seenHead(bench.db))?.size).toBe(8);
    expect(await readFact(bench.db, 'key-changed')).toEqual({
      at: 9,
      former: former.writer,
      key: next.writer,
    });
    // Shown again it changes nothing.
    expect(await takeChanges(bench.db, [shown], 10)).toBeNull();
  });

  it('keeps what it wrote, and believes a receipt under the new key alone', async () => {
    const { bench, former, next, shown, keysNow } = await away();
    const author = { person: bench.person, seat: null };
    for (const text of ['一', '二'])
      await bench.notebook.append(bench.visit, [note(bench.visit, text)], author);
    await takeChanges(bench.db, [shown], 9);
    const [row] = await bench.db.entries.orderBy('seq').toArray();
    if (row === undefined) throw new Error('nothing was written');
    const { writer } = bench.signer;
    const parts = { db: bench.db, writer, serverKeys: publicKeysOf(await keysNow()) };
    const fact = { writer, seq: row.seq, hash: row.hash, blobs: [], arrival: 50 };
    const before = await takeReceipts(parts, [await signReceipt(former, fact)]);
    expect(before.refused.map(({ code }) => code)).toEqual(['receipt.key-unknown']);
    expect((await takeReceipts(parts, [await signReceipt(next, fact)])).taken).toBe(1);
    expect(await bench.db.entries.count()).toBeGreaterThanOrEqual(2);
  });

  it('takes nothing on the former key’s word alone, and nothing that is not in the log it saw', async () => {
    const { bench, former, next, shown, keysNow } = await away();
    const bare = await signKeyChange(namedKeyOf(former), next, { entry: other(1), from: 8, at: 100 });
    for (const bent of [
      { ...shown, entry: null },
      { ...shown, placement: null },
      { ...shown, extension: [] },
      { ...shown, change: bare },
      { ...shown, change: await signKeyChange(former, next, { entry: other(1), from: 8, at: 100 }) },
    ])
      expect(await takeChanges(bench.db, [bent], 9)).toBeNull();
    expect((await keysNow()).map(({ key }) => key)).toEqual([former.writer]);
  });
});
