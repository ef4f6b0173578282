import { signReceipt, signRevocation } from '@mingcha/journal';
import { Decrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { describe, expect, it } from 'vitest';
import { closeTablet, purgeAgain, reportPurge } from '../src/closed/close.ts';
import { readClosed } from '../src/closed/closed.ts';
import { createClosing } from '../src/closed/closing.ts';
import { readFact, writeFact } from '../src/journal/device-db.ts';
import { takeReceipts } from '../src/journal/receipts.ts';
import { closeRuns, openRuns } from '../src/journal/runs.ts';
import { fromBase64url, toBase64url, utf8 } from '../src/keys/bytes.ts';
import { openMediaWriter } from '../src/vault/media-writer.ts';
import { makePersonKey, unlockVault, type VaultParts } from '../src/vault/vault.ts';
import { note, serverSigner, setUp } from './helpers/bench.ts';
import { memoryStore } from './helpers/memory-store.ts';

const cheap = { memory: 64, passes: 1 };

async function lostTablet() {
  const bench = await setUp();
  const { db, device, signer } = bench;
  const server = await serverSigner();
  const serverKeys = new Map([[server.writer, server]]);
  const identity = await generateX25519Identity();
  const recoveryKey = await identityToRecipient(identity);
  const vault: VaultParts = { db, device, recoveryKey, now: () => 1_000_000, cost: cheap };
  await (await makePersonKey(vault, '246810', null)).keep(bench.person);
  const store = memoryStore();
  const reports: object[] = [];
  const parts = {
    db,
    store,
    writer: signer.writer,
    serverKeys,
    signer,
    now: () => 5,
    report: async (said: object) => void reports.push(said),
  };
  const revocation = await signRevocation(server, { writer: signer.writer, seq: 2, at: 4 });
  const write = (text: string) =>
    bench.notebook.append(bench.visit, [note(bench.visit, text)], { person: bench.person, seat: null });
  async function medium(id: string, entry: string) {
    const writer = await openMediaWriter(store, bench.keys, id);
    await writer.push(utf8(id));
    const { sha256, size } = await writer.finish();
    const base = { visit: bench.visit, mime: 'image/jpeg', size, sha256, uploadUrl: null, sentBytes: 0 };
    await db.media.put({ ...base, id, state: 'sent', entry });
    return sha256;
  }
  const receipt = (seq: number, hash: string, blobs: string[]) =>
    signReceipt(server, { writer: signer.writer, seq, hash, blobs, arrival: 1 });
  return { bench, server, identity, vault, store, reports, parts, revocation, write, medium, receipt };
}

/** Two entries and a picture that the office has, then one of each that it has not. */
async function halfSent() {
  const lost = await lostTablet();
  const { bench, parts, write, medium, receipt } = lost;
  const [first] = await write('排队 11 人');
  const [second] = await write('三号窗口空着');
  await closeRuns(bench.db, bench.keys, bench.signer);
  const sha = await medium('evd_sent', second?.hash ?? '');
  await takeReceipts(parts, [
    await receipt(1, first?.hash ?? '', []),
    await receipt(2, second?.hash ?? '', [sha]),
  ]);
  const [third] = await write('还没有送出的一句');
  await closeRuns(bench.db, bench.keys, bench.signer);
  await medium('evd_here', third?.hash ?? '');
  await bench.db.media.update('evd_here', { state: 'whole' });
  return lost;
}

describe('a tablet that was revoked', () => {
  it('lets go of what a receipt covers and of nothing else', async () => {
    const { bench, store, parts, revocation } = await halfSent();
    expect(await closeTablet(parts, revocation)).toBe(true);
    const boxes = await bench.db.entries.orderBy('seq').toArray();
    expect(boxes.map(({ box }) => box.length > 0)).toEqual([false, false, true]);
    expect(await store.media()).toEqual(['evd_here']);
    expect(await readClosed(parts)).toMatchObject({ entries: 2, media: 1, keptEntries: 1, keptMedia: 1 });
  });

  it('believes no note of its own: without a receipt under the office’s signature nothing goes, nor what shares its run', async () => {
    const { bench, store, parts, revocation } = await halfSent();
    const second = await bench.db.entries.get(2);
    const about = { writer: bench.signer.writer, seq: 2, hash: second?.hash ?? '', arrival: 1 };
    const { sha256 = '' } = (await bench.db.media.get('evd_sent')) ?? {};
    const forged = await signReceipt(await serverSigner(), { ...about, blobs: [sha256] });
    await bench.db.receipts.put({ hash: about.hash, receipt: JSON.stringify(forged) });
    await bench.db.entries.update(3, { state: 'received' });
    await closeTablet(parts, revocation);
    const boxes = await bench.db.entries.orderBy('seq').toArray();
    expect(boxes.map(({ box }) => box.length > 0)).toEqual([true, true, true]);
    expect(await store.media()).toEqual(['evd_sent', 'evd_here']);
  });

  it('opens with no PIN any more; the office’s recovery key opens what is left', async () => {
    const { bench, vault, parts, revocation, identity } = await halfSent();
    expect((await unlockVault(vault, '246810')).ok).toBe(true);
    await closeTablet(parts, revocation);
    expect((await unlockVault(vault, '246810')).ok).toBe(false);
    const sealed = await readFact<string>(bench.db, 'vault-recovery');
    const decrypter = new Decrypter();
    decrypter.addIdentity(identity);
    expect((await decrypter.decrypt(fromBase64url(sealed ?? ''))).length).toBe(32);
  });

  it('still has its chain, and what it sends afterwards is whole', async () => {
    const { bench, parts, revocation } = await halfSent();
    await closeTablet(parts, revocation);
    const again = await bench.again();
    const seen = again.entriesOf({ type: 'visit', id: bench.visit });
    expect(
      seen.map(({ header }) => header.seq),
      'what was let go of is not read again',
    ).toEqual([3]);
    const runs = await openRuns(bench.db, bench.keys);
    expect(runs.map(({ run }) => [run.from, run.to])).toEqual([[3, 3]]);
    await again.append(bench.visit, [note(bench.visit, '取回之后')], { person: bench.person, seat: null });
    expect((await bench.db.entries.orderBy('seq').last())?.seq).toBe(4);
  });

  it('does nothing on the word of anybody but its office', async () => {
    const { bench, store, parts, revocation } = await halfSent();
    const stranger = await signRevocation(await serverSigner(), {
      writer: bench.signer.writer,
      seq: 2,
      at: 4,
    });
    for (const word of [
      null,
      {},
      stranger,
      { ...revocation, seq: 9 },
      { ...revocation, writer: 'f'.repeat(32) },
    ])
      expect(await closeTablet(parts, word)).toBe(false);
    expect(await readClosed(parts)).toBeNull();
    expect(await store.media()).toHaveLength(2);
    expect(await bench.db.persons.count()).toBe(1);
  });

  it('shuts no screen for it either, and does for its office', async () => {
    const { bench, store, server, revocation } = await halfSent();
    const key = { key: server.writer, alg: server.alg, publicKey: toBase64url(server.publicKey) };
    await writeFact(bench.db, 'enrolment', { serverKeys: [key] });
    let shut = 0;
    const { db, device } = bench;
    const closing = createClosing({
      db,
      store,
      device,
      now: () => 5,
      shut: async () => {
        shut += 1;
      },
      onClosed() {},
    });
    expect([await closing.take({ ...revocation, seq: 9 }), shut]).toEqual([false, 0]);
    expect([await closing.take(revocation), shut]).toEqual([true, 1]);
  });

  it('keeps the last way to its key where no copy lies sealed for the office', async () => {
    const { bench, parts, revocation } = await halfSent();
    await bench.db.facts.delete('vault-recovery');
    await closeTablet(parts, revocation);
    expect(await bench.db.persons.count()).toBe(1);
    expect(await readClosed(parts), 'and shows no screen that asks for it').not.toBeNull();
  });

  it('reports once for each purge, under its own signature', async () => {
    const { bench, parts, revocation, reports, receipt } = await halfSent();
    await closeTablet(parts, revocation);
    await reportPurge(parts);
    await purgeAgain(parts);
    await reportPurge(parts);
    expect(reports).toHaveLength(1);
    const third = await bench.db.entries.get(3);
    await takeReceipts(parts, [await receipt(3, third?.hash ?? '', [])]);
    await purgeAgain({ ...parts, now: () => 6 });
    await reportPurge(parts);
    expect(reports).toHaveLength(2);
    expect(reports[1]).toMatchObject({ at: 6, entries: 3, keptEntries: 0, keptMedia: 1 });
  });
});
