import { type ServerKey, signReceipt } from '@mingcha/journal';
import { draftFerry, type FerryPart, writeFerry } from '@mingcha/journal/ferry';
import { Encrypter } from 'age-encryption';
import { putKeys } from '../../src/enrol/enrolment.ts';
import { ferryRecipient } from '../../src/ferry/identity.ts';
import type { TakeInParts } from '../../src/ferry/take-in.ts';
import { streamOf } from '../../src/ferry/write-file.ts';
import { closeRuns } from '../../src/journal/runs.ts';
import { ports } from '../../src/keys/ports.ts';
import { note, serverSigner, setUp } from './bench.ts';
import { memoryStore } from './memory-store.ts';

export const sha = 'a'.repeat(64);
export const part = (record: object): FerryPart => ({ record: record as { is: string } });

/** A tablet with one entry and one recording that nobody else has, and an office that knows how to write to it. */
export async function hall() {
  const bench = await setUp();
  const store = memoryStore();
  const [entry] = await bench.notebook.append(bench.visit, [note(bench.visit, '一')], {
    person: bench.person,
    seat: null,
  });
  if (entry === undefined) throw new Error('no entry');
  await closeRuns(bench.db, bench.keys, bench.signer);
  await store.write('evd_1', '00000000', new Uint8Array([1]));
  const medium = { id: 'evd_1', visit: bench.visit, mime: 'image/jpeg', size: 1, sha256: sha };
  await bench.db.media.put({
    ...medium,
    state: 'whole',
    entry: entry.hash,
    uploadUrl: null,
    sentBytes: 0,
  });
  const server = await serverSigner();
  const heard: unknown[] = [];
  const serverKeys = new Map<string, ServerKey>([
    [server.writer, { alg: server.alg, publicKey: server.publicKey }],
  ]);
  const parts: TakeInParts = {
    db: bench.db,
    keys: bench.keys,
    store,
    writer: bench.signer.writer,
    office: bench.office,
    serverKeys,
    onKeys: (keys) => putKeys(serverKeys, keys),
    takePack: async (pack) => {
      heard.push(pack);
      return (pack as { at: number }).at >= 10;
    },
    takeToken: async (token) => void heard.push(token),
    onRevoked: async (revocation) => {
      heard.push(revocation);
      return true;
    },
    isNeeded: () => false,
    isKnown: (visit) => visit === bench.visit,
    reload: () => bench.notebook.reload(),
  };
  const receipt = (blobs: string[], signer = server) =>
    signReceipt(signer, { writer: bench.signer.writer, seq: 1, hash: entry.hash, blobs, arrival: 1 });
  const write = async (
    records: readonly FerryPart[],
    {
      signer = server,
      to = bench.signer.writer,
      office = bench.office,
      purpose = 'in' as const,
      at = 20,
    } = {},
  ) => {
    const head = await draftFerry(ports, signer, { purpose, at, office, to });
    const encrypter = new Encrypter();
    encrypter.addRecipient(await ferryRecipient(bench.keys));
    return new Response(await encrypter.encrypt(streamOf(writeFerry(ports, signer, head, records)))).blob();
  };
  const state = async () => ({
    entry: (await bench.db.entries.get(1))?.state,
    medium: (await bench.db.media.get('evd_1'))?.state,
    vault: await store.media(),
  });
  return { bench, server, parts, heard, receipt, write, state };
}
