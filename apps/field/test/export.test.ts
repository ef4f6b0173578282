import { Decrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { expect, it } from 'vitest';
import { writeFact } from '../src/journal/device-db.ts';
import { fromBase64url, toHex } from '../src/keys/bytes.ts';
import { ports } from '../src/keys/ports.ts';
import { exportAll } from '../src/sync/export.ts';
import { openMediaWriter } from '../src/vault/media-writer.ts';
import { note, setUp } from './helpers/bench.ts';
import { memoryStore } from './helpers/memory-store.ts';

it('an export opens with the recovery key alone and holds every entry and every byte that only this tablet has', async () => {
  const bench = await setUp();
  const store = memoryStore();
  const identity = await generateX25519Identity();
  await bench.notebook.append(bench.visit, [note(bench.visit, '一')], { person: bench.person, seat: null });
  const bytes = new Uint8Array(300_000).map((_, at) => (at * 7) & 255);
  const writer = await openMediaWriter(store, bench.keys, 'evd_1');
  await writer.push(bytes);
  const { size, sha256 } = await writer.finish();
  const medium = { id: 'evd_1', visit: bench.visit, mime: 'image/jpeg', size, sha256 };
  await bench.db.media.put({ ...medium, state: 'whole', entry: null, uploadUrl: null, sentBytes: 0 });
  await writeFact(bench.db, 'vault-recovery', 'sealed');

  const blob = await exportAll(
    {
      db: bench.db,
      keys: bench.keys,
      store,
      enrolment: {
        device: 'dev_1',
        writer: bench.signer.writer,
        office: bench.office,
        officeName: '',
        serverKeys: [],
        recoveryKey: await identityToRecipient(identity),
      },
    },
    bench.device,
  );
  const sealed = new Uint8Array(await blob.arrayBuffer());
  expect(Buffer.from(sealed).includes('mingcha')).toBe(false);

  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  const lines = (await decrypter.decrypt(sealed, 'text'))
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(lines[0]).toMatchObject({
    what: 'mingcha-tablet-export',
    v: 1,
    writer: bench.signer.writer,
    vault: 'sealed',
  });
  expect(lines[1].run).toMatchObject({ from: 1, to: 1 });
  expect(lines[1].entries).toHaveLength(1);
  const slices = lines.flatMap((line) => (line.slice ? [fromBase64url(line.slice.data)] : []));
  expect(toHex(ports.sha256(Buffer.concat(slices)))).toBe(sha256);
});
