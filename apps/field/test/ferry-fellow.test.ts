import { describe, expect, it } from 'vitest';
import { ferryRecipient } from '../src/ferry/identity.ts';
import { FerryForOthers } from '../src/ferry/open-file.ts';
import { type FellowParts, takeFellowFile } from '../src/ferry/take-fellow.ts';
import { writeFile } from '../src/ferry/write-file.ts';
import { readSeen } from '../src/journal/seen.ts';
import { newId, toBase64url } from '../src/keys/bytes.ts';
import type { Pack } from '../src/state/pack.ts';
import { type Bench, note, setUp } from './helpers/bench.ts';
import { memoryStore } from './helpers/memory-store.ts';

const author = (bench: Bench) => ({ person: bench.person, seat: null });

/** Two tablets of one team; `other` is a visit that only the first of them is on. */
async function team() {
  const first = await setUp();
  const second = await setUp({ visit: first.visit, office: first.office, caseKey: first.caseKey });
  const fellow = {
    id: newId('dev'),
    name: '2号平板',
    writer: first.signer.writer,
    alg: first.device.alg,
    publicKey: toBase64url(first.device.publicKey),
    ferryKey: await ferryRecipient(first.keys),
    persons: [first.person],
    visits: [first.visit],
  };
  const parts = (change: Partial<Pack['fellows'][number]> = {}): FellowParts => ({
    db: second.db,
    keys: second.keys,
    office: second.office,
    pack: { fellows: [{ ...fellow, ...change }] } as unknown as Pack,
    notebook: second.notebook,
  });
  const write = async (recipient?: string) => {
    const file = await writeFile({ ...first, store: memoryStore() }, first.device, {
      purpose: 'fellow',
      at: 1_763_700_000_000,
      office: first.office,
      to: second.signer.writer,
      recipients: [recipient ?? (await ferryRecipient(second.keys))],
      common: [first.visit],
    });
    return new Response(file.stream).blob();
  };
  return { first, second, parts, write };
}

describe("a fellow tablet's file", () => {
  it('brings what that tablet wrote of the common visit, and a second reading brings nothing', async () => {
    const { first, second, parts, write } = await team();
    await first.notebook.append(
      first.visit,
      [note(first.visit, '一'), note(first.visit, '二')],
      author(first),
    );
    const file = await write();
    expect(await takeFellowFile(parts(), file)).toMatchObject({
      fresh: 2,
      refused: 0,
      visits: [first.visit],
    });
    const merged = second.notebook.entriesOf({ type: 'visit', id: first.visit });
    expect(merged.map(({ recorded }) => recorded?.payload)).toEqual([{ text: '一' }, { text: '二' }]);
    expect(await takeFellowFile(parts(), file)).toMatchObject({ fresh: 0, refused: 0 });
    expect(await second.db.seen.count()).toBe(2);
  });

  it('tells of other visits the chain alone', async () => {
    const { first, second, parts, write } = await team();
    const other = newId('vis');
    first.addCase(other);
    await first.notebook.append(other, [note(other, '别处')], author(first));
    await first.notebook.append(first.visit, [note(first.visit, '一')], author(first));
    expect(await takeFellowFile(parts(), await write())).toMatchObject({ fresh: 1, refused: 0 });
    expect((await readSeen(second.db, second.keys)).map(({ header }) => header.subject.id)).toEqual([
      first.visit,
    ]);
  });

  it('of a tablet that the office did not name, of other visits, or under another key, brings nothing', async () => {
    const { first, second, parts, write } = await team();
    await first.notebook.append(first.visit, [note(first.visit, '一')], author(first));
    const file = await write();
    await expect(takeFellowFile(parts({ writer: 'f'.repeat(32) }), file)).rejects.toThrow('sender-unknown');
    const publicKey = toBase64url(second.device.publicKey);
    await expect(takeFellowFile(parts({ publicKey }), file)).rejects.toThrow('head-signature-wrong');
    expect(await takeFellowFile(parts({ visits: [] }), file)).toMatchObject({ fresh: 0 });
    expect(await takeFellowFile(parts({ persons: [] }), file)).toMatchObject({ fresh: 0, refused: 1 });
    expect(await second.db.seen.count()).toBe(0);
  });

  it('sealed for another tablet does not open', async () => {
    const { first, parts, write } = await team();
    const file = await write(await ferryRecipient(first.keys));
    await expect(takeFellowFile(parts(), file)).rejects.toBeInstanceOf(FerryForOthers);
  });

  it('cut anywhere, or with any byte changed, says so', async () => {
    const { first, parts, write } = await team();
    for (let at = 0; at < 40; at += 1)
      await first.notebook.append(first.visit, [note(first.visit, `第${at}条`.repeat(200))], author(first));
    const bytes = new Uint8Array(await (await write()).arrayBuffer());
    expect(bytes.length).toBeGreaterThan(66_000);
    for (const at of [70_000, 66_000, bytes.length - 1, bytes.length - 20])
      await expect(takeFellowFile(parts(), new Blob([bytes.slice(0, at)]))).rejects.toThrow('cut-or-changed');
    for (const at of [400, 40_000, bytes.length - 1]) {
      const bent = bytes.slice();
      bent[at] = (bent[at] ?? 0) ^ 1;
      await expect(takeFellowFile(parts(), new Blob([bent]))).rejects.toThrow('cut-or-changed');
    }
    await expect(takeFellowFile(parts(), new Blob([bytes.slice(0, 30)]))).rejects.toThrow('not-a-ferry-file');
    await expect(takeFellowFile(parts(), new Blob(['hello']))).rejects.toThrow('not-a-ferry-file');
  });
});
