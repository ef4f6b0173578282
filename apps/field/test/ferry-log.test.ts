import { describe, expect, it } from 'vitest';
import { takeInFile } from '../src/ferry/take-in.ts';
import { logDoubt, seenHead } from '../src/journal/log.ts';
import { hall, part } from './helpers/hall.ts';
import { logOf, other } from './helpers/office-log.ts';

/** A tablet whose recording was handed over by file, and what the office then writes of it and of its log. */
async function answered() {
  const h = await hall();
  const [entry = ''] = (await h.bench.db.entries.toArray()).map(({ hash }) => hash);
  const log = (entries: readonly string[]) => logOf(h.server, entries);
  const shown = async (
    entries: readonly string[],
    from: readonly number[],
    asked: readonly string[] = [],
  ) => {
    const { head, placements } = await log(entries).shown(null, asked);
    const extensions = await Promise.all(
      from.map(async (size) => ({ size, path: (await log(entries).shown(size)).extension ?? [] })),
    );
    return { log: part({ is: 'log', head, extensions }), places: part({ is: 'places', placements }) };
  };
  const receipts = part({
    is: 'receipts',
    receipts: [await h.receipt(['a'.repeat(64)])],
  });
  const arrived = part({ is: 'arrived', evidence: ['evd_1'] });
  return { ...h, entry, shown, receipts, arrived };
}

describe('a tablet that is never online', () => {
  it('follows the log by file: head, places, and from whichever head it keeps', async () => {
    const { bench, parts, entry, shown, receipts, arrived, write } = await answered();
    const first = await shown([other(1), entry], [], [entry]);
    const file = await write([first.log, receipts, first.places]);
    expect(await takeInFile(parts, file)).toMatchObject({ log: 'followed', receipts: 1, released: 0 });
    expect((await seenHead(bench.db))?.size).toBe(2);
    expect((await bench.db.places.get(entry))?.leaf).toBe(1);

    const second = await shown([other(1), entry, other(2), other(3)], [1, 2]);
    const brought = await write([second.log, arrived, receipts]);
    expect(await takeInFile(parts, brought)).toMatchObject({ log: 'followed', released: 1 });
    expect((await seenHead(bench.db))?.size).toBe(4);
    expect(await takeInFile(parts, brought)).toMatchObject({ log: 'followed' });
  });

  const cases = {
    'is shorter': (entry: string) => [[other(1), entry], []] as const,
    'was written anew': (entry: string) => [[other(9), entry, other(2), other(3)], [3]] as const,
    'shows no way from the head it keeps': (entry: string) =>
      [[other(1), entry, other(2), other(3)], [1]] as const,
  };
  it.each(Object.entries(cases))(
    'doubts one that %s: deletes nothing, and hands over everything again',
    async (_, show) => {
      const { bench, parts, entry, shown, receipts, arrived, write, state } = await answered();
      await takeInFile(parts, await write([(await shown([other(1), entry, other(2)], [])).log]));
      const seen = await seenHead(bench.db);
      const [entries, from] = show(entry);
      const bad = await write([(await shown(entries, from)).log, arrived, receipts]);
      expect(await takeInFile(parts, bad)).toMatchObject({ log: 'doubted', released: 0 });
      expect(await logDoubt(bench.db)).toMatchObject({ seen });
      expect(await seenHead(bench.db)).toEqual(seen);
      expect(await state()).toEqual({ entry: 'sent', medium: 'whole', vault: ['evd_1'] });
      // Once: what is receipted after that is not handed over a third time, and still nothing is deleted.
      expect(await takeInFile(parts, bad)).toMatchObject({ log: 'doubted', released: 0 });
      expect(await state()).toEqual({ entry: 'received', medium: 'received', vault: ['evd_1'] });
      // The log it saw is there again.
      const good = await shown([other(1), entry, other(2), other(3)], [3]);
      expect(await takeInFile(parts, await write([good.log, arrived, receipts]))).toMatchObject({
        log: 'followed',
        released: 1,
      });
      expect(await logDoubt(bench.db)).toBeNull();
    },
  );

  it('is told nothing of the log by an older file, and deletes nothing for one that does not show it', async () => {
    const { bench, parts, entry, shown, receipts, arrived, write } = await answered();
    const seen = await shown([other(1), entry, other(2)], []);
    await takeInFile(parts, await write([seen.log]));
    const older = await write([(await shown([other(1), entry], [])).log, arrived, receipts], { at: 2 });
    expect(await takeInFile(parts, older)).toMatchObject({ log: 'older', receipts: 1, released: 0 });
    expect(await takeInFile(parts, await write([arrived, receipts]))).toMatchObject({
      log: null,
      released: 0,
    });
    expect(await logDoubt(bench.db)).toBeNull();
  });

  it('hands in again what the office gave a receipt for and no longer answers for, and says how much', async () => {
    const { bench, parts, shown, receipts, arrived, write, state } = await answered();
    const { log } = await shown([other(1)], []);
    expect(await takeInFile(parts, await write([log, receipts]))).toMatchObject({ receipts: 1, lost: 0 });
    expect(await state()).toMatchObject({ entry: 'received', medium: 'whole' });
    // What arrived a moment before the file was written may not stand in it yet.
    expect(await takeInFile(parts, await write([log]))).toMatchObject({ lost: 0 });
    const later = { at: 400_000 };
    expect(await takeInFile(parts, await write([log, arrived, receipts], later))).toMatchObject({ lost: 0 });
    expect(await takeInFile(parts, await write([log, arrived], later))).toMatchObject({
      lost: 1,
      released: 0,
    });
    expect(await state()).toMatchObject({ entry: 'sent' });
    expect(await takeInFile(parts, await write([log, arrived], later)), 'once').toMatchObject({ lost: 0 });
    const aside = part({
      is: 'aside',
      entries: [{ hash: (await bench.db.entries.get(1))?.hash, reason: 'fork' }],
    });
    await bench.db.entries.update(1, { state: 'received' });
    expect(await takeInFile(parts, await write([log, aside], later)), 'set aside is not lost').toMatchObject({
      lost: 0,
    });
  });

  it('believes nothing of the log before the file is proven to its end', async () => {
    const { bench, parts, entry, shown, write } = await answered();
    const file = await write([(await shown([other(1), entry], [])).log]);
    const bytes = new Uint8Array(await file.arrayBuffer());
    await expect(takeInFile(parts, new Blob([bytes.slice(0, -1)]))).rejects.toThrow('cut-or-changed');
    expect(await seenHead(bench.db)).toBeNull();
  });
});
