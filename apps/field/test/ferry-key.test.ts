import { namedKeyOf, type Signer, signKeyChange } from '@mingcha/journal';
import { describe, expect, it } from 'vitest';
import type { Enrolment } from '../src/enrol/enrolment.ts';
import { takeInFile } from '../src/ferry/take-in.ts';
import { readFact, writeFact } from '../src/journal/device-db.ts';
import { seenHead } from '../src/journal/log.ts';
import { serverSigner } from './helpers/bench.ts';
import { hall, part } from './helpers/hall.ts';
import { changedKeys } from './helpers/key-change.ts';
import { other } from './helpers/office-log.ts';

/** A tablet that knows the first key and a head of three entries. The office changed its key at eight, and again at sixteen. */
async function away(seen: number | null = 3) {
  const h = await hall();
  const { db } = h.bench;
  const keys = [h.server, await serverSigner(), await serverSigner()] as const;
  const { headOf, extension, changes } = await changedKeys(keys);
  await writeFact(db, 'enrolment', { office: h.bench.office, serverKeys: [namedKeyOf(h.server)] });
  if (seen !== null) await writeFact(db, 'log-head', await headOf(seen));
  const told = changes.map((change, step) => ({
    ...change,
    extensions: (step === 0 ? [2, 3, 8] : [8, 12]).map((size) => ({
      size,
      path: extension(size, 8 * (step + 1)),
    })),
  }));
  const keysRecord = (shown: readonly object[] = told) => part({ is: 'keys', changes: shown });
  const receipts = async (signer: Signer) =>
    part({ is: 'receipts', receipts: [await h.receipt([], signer)] });
  const believed = async () => ({
    keys: ((await readFact<Enrolment>(db, 'enrolment'))?.serverKeys ?? []).map(({ key }) => key),
    alive: [...h.parts.serverKeys.keys()],
    head: (await seenHead(db))?.size ?? null,
    ...(await h.state()),
  });
  return { ...h, keys, told, keysRecord, receipts, believed };
}

describe('a tablet that is never online while the office changes its key', () => {
  it('takes the new one from a file, with all that a contact would show it, and what is signed with it', async () => {
    const { parts, keys, told, keysRecord, receipts, believed, write } = await away();
    const [first, second] = keys;
    const file = await write([keysRecord(told.slice(0, 1)), await receipts(second)], { signer: second });
    expect(await takeInFile(parts, file)).toMatchObject({ key: true, receipts: 1, refused: 0 });
    const line = [second.writer, first.writer];
    expect(await believed()).toMatchObject({ keys: line, alive: line, head: 8, entry: 'received' });
    expect(await takeInFile(parts, file)).toMatchObject({ key: false, receipts: 1 });
  });

  it('takes two changes at once, from whichever of them it stands at', async () => {
    for (const seen of [3, 8, null]) {
      const { parts, keys, keysRecord, receipts, believed, write } = await away(seen);
      const [first, second, third] = keys;
      const file = await write([keysRecord(), await receipts(third)], { signer: third });
      expect(await takeInFile(parts, file)).toMatchObject({ key: true, receipts: 1 });
      expect((await believed()).keys).toEqual([third.writer, second.writer, first.writer]);
    }
    const { parts, keys, told, keysRecord, believed, write } = await away();
    await takeInFile(parts, await write([keysRecord(told.slice(0, 1))], { signer: keys[1] }));
    await takeInFile(parts, await write([keysRecord()], { signer: keys[2] }));
    expect((await believed()).keys).toEqual(keys.map(({ writer }) => writer).reverse());
  });

  it('refuses from then on what the former key signs, also an older file of the office', async () => {
    const { parts, keys, keysRecord, receipts, believed, write } = await away();
    const [first, second, third] = keys;
    const old = await write([await receipts(first)]);
    await takeInFile(parts, await write([keysRecord()], { signer: third }));
    for (const file of [old, await write([keysRecord()], { signer: second })])
      await expect(takeInFile(parts, file)).rejects.toThrow('key-retired');
    expect(await believed()).toMatchObject({ entry: 'kept' });
  });

  const lacks: Record<string, (told: Awaited<ReturnType<typeof away>>['told']) => readonly object[]> = {
    'no record of it': () => [],
    'no way from the head that it keeps': (told) => told.map((each) => ({ ...each, extensions: [] })),
    'no order of two persons': (told) => told.map((each) => ({ ...each, entry: null })),
    'no place of that order in the log': (told) => told.map((each) => ({ ...each, placement: null })),
    'a change to a third key': (told) => told.slice(0, 1),
    'only the later change': (told) => told.slice(1),
  };
  it.each(Object.entries(lacks))('takes nothing from a file with %s', async (_, bend) => {
    const { parts, keys, told, keysRecord, believed, write } = await away();
    const before = await believed();
    const file = await write([keysRecord(bend(told))], { signer: keys[2] });
    await expect(takeInFile(parts, file)).rejects.toThrow('key-unknown');
    expect(await believed()).toEqual(before);
  });

  it('takes none that was given up as stolen or lost, whatever the file shows', async () => {
    const { parts, keys, told, keysRecord, believed, write } = await away();
    const before = await believed();
    const fact = { entry: told[0]?.change.entry ?? other(1), from: 8, at: 100 };
    const change = await signKeyChange(namedKeyOf(keys[0]), keys[1], fact);
    const file = await write([keysRecord([{ ...told[0], change }])], { signer: keys[1] });
    await expect(takeInFile(parts, file)).rejects.toThrow('key-unknown');
    expect(await believed()).toEqual(before);
  });

  it('keeps nothing of a file that is not proven to its end, or is for somebody else', async () => {
    const { parts, keys, keysRecord, believed, write } = await away();
    const before = await believed();
    const signer = keys[2];
    const file = await write([keysRecord()], { signer });
    const bytes = new Uint8Array(await file.arrayBuffer());
    await expect(takeInFile(parts, new Blob([bytes.slice(0, -1)]))).rejects.toThrow('cut-or-changed');
    const forged = await write([keysRecord()], { signer: { ...keys[0], writer: signer.writer } });
    await expect(takeInFile(parts, forged)).rejects.toThrow('head-signature-wrong');
    const astray = await write([keysRecord()], { signer, to: 'f'.repeat(32) });
    await expect(takeInFile(parts, astray)).rejects.toThrow('malformed');
    expect(await believed()).toEqual(before);
  });
});
