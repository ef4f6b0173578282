import { readFerry } from '@mingcha/journal/ferry';
import { Decrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { expect, it } from 'vitest';
import { writeFile } from '../src/ferry/write-file.ts';
import { writeFact } from '../src/journal/device-db.ts';
import { random } from '../src/keys/bytes.ts';
import { deviceSigner, ports } from '../src/keys/ports.ts';
import type { Pack } from '../src/state/pack.ts';
import { openMediaWriter, sliceSize } from '../src/vault/media-writer.ts';
import { note, setUp } from './helpers/bench.ts';
import { memoryStore } from './helpers/memory-store.ts';

it('a file is made as fast as somebody takes it: no more of a film is opened than what is on its way', async () => {
  const bench = await setUp();
  const { db, keys, device, notebook, office, visit } = bench;
  const store = memoryStore();
  const slices = 24;
  const writer = await openMediaWriter(store, keys, 'evd_film');
  for (let n = 0; n < slices; n += 1) await writer.push(random(sliceSize));
  const { size, sha256 } = await writer.finish();
  const row = { id: 'evd_film', visit, mime: 'video/webm', size, sha256, uploadUrl: null, sentBytes: 0 };
  await db.media.put({ ...row, state: 'whole', entry: 'a'.repeat(64) });
  let opened = 0;
  const counting = {
    ...store,
    async read(medium: string, name: string) {
      const found = await store.read(medium, name);
      opened += found?.length ?? 0;
      return found;
    },
  };
  const recipients = [await identityToRecipient(await generateX25519Identity())];
  const file = { purpose: 'kit' as const, at: 1, office, to: office, recipients };
  const { stream, carried } = await writeFile({ db, keys, store: counting, notebook }, device, file);
  let taken = 0;
  let most = 0;
  const reader = stream.getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    taken += next.value.length;
    // A slow stick: whoever would run ahead has the time for it.
    await new Promise((on) => setTimeout(on, 1));
    most = Math.max(most, opened - taken);
  }
  expect(carried.media).toEqual(['evd_film']);
  expect(taken).toBeGreaterThan(size);
  expect(most, 'bytes opened and not yet taken').toBeLessThan(6 * sliceSize);
});

it('a file for the office begins with the newest head this tablet saw and the end of its chain; one for a fellow lacks them', async () => {
  const bench = await setUp();
  const { db, keys, device, signer, notebook, office, visit, person } = bench;
  const [entry] = await notebook.append(visit, [note(visit, '一')], { person, seat: null });
  const head = { v: 1, size: 3, root: 'a'.repeat(64) };
  await writeFact(db, 'log-head', head);
  const identity = await generateX25519Identity();
  const written = async (purpose: 'out' | 'kit' | 'fellow') => {
    const recipients = [await identityToRecipient(identity)];
    const file = { purpose, at: 1, office, to: office, recipients, common: [visit] };
    const { stream } = await writeFile({ db, keys, store: memoryStore(), notebook }, device, file);
    const decrypter = new Decrypter();
    decrypter.addIdentity(identity);
    const plain = await decrypter.decrypt(new Uint8Array(await new Response(stream).arrayBuffer()));
    const pieces = (async function* () {
      yield plain;
    })();
    const records: object[] = [];
    for await (const read of readFerry(ports, pieces, () => signer))
      if ('record' in read) records.push(read.record);
    return records.filter((record) => 'is' in record && record.is === 'log');
  };
  const log = { is: 'log', seen: head, chain: { seq: 1, hash: entry?.hash } };
  expect(await written('out')).toEqual([log]);
  expect(await written('kit')).toEqual([log]);
  expect(await written('fellow')).toEqual([]);
});

it('a file for the office brings the keys of its cases; a kit or a file for a fellow, which others can open, brings none', async () => {
  const { db, keys, device, notebook, office, visit } = await setUp();
  const identity = await generateX25519Identity();
  const recipients = [await identityToRecipient(identity)];
  const pack = { get: () => ({ caseKeys: { [visit]: 'abc' } }) as unknown as Pack };
  const found: Record<string, object[]> = {};
  for (const purpose of ['out', 'kit', 'fellow'] as const) {
    const file = { purpose, at: 1, office, to: office, recipients, common: [visit] };
    const { stream } = await writeFile({ db, keys, store: memoryStore(), notebook, pack }, device, file);
    const decrypter = new Decrypter();
    decrypter.addIdentity(identity);
    const plain = await decrypter.decrypt(new Uint8Array(await new Response(stream).arrayBuffer()));
    const pieces = (async function* () {
      yield plain;
    })();
    found[purpose] = [];
    for await (const read of readFerry(ports, pieces, () => deviceSigner(device)))
      if ('record' in read && JSON.stringify(read.record).includes('abc')) found[purpose].push(read.record);
  }
  expect(found).toEqual({ out: [{ is: 'case-keys', keys: { [visit]: 'abc' } }], kit: [], fellow: [] });
});
