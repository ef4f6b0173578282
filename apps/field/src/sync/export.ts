import { unboxEntry } from '../journal/chain.ts';
import { readFact } from '../journal/device-db.ts';
import { closeRuns } from '../journal/runs.ts';
import { toBase64url, utf8 } from '../keys/bytes.ts';
import type { DeviceKeys } from '../keys/device-keys.ts';
import { deviceSigner } from '../keys/ports.ts';
import type { Open } from '../state/tablet.ts';
import { readRange } from '../vault/media-reader.ts';
import { sliceSize } from '../vault/media-writer.ts';

type Holdings = Pick<Open, 'db' | 'keys' | 'store' | 'enrolment'>;

/**
 * Everything this tablet holds as lines of JSON: who wrote it, every signed run, every receipt, and the slices of all
 * media that no receipt covers. Sealed for the office's recovery key in the age format, so that the desk can take it in
 * when the tablet itself no longer can send.
 */
async function* linesOf(open: Holdings, device: DeviceKeys): AsyncGenerator<unknown> {
  const { db, keys, enrolment } = open;
  const signer = deviceSigner(device);
  await closeRuns(db, keys, signer);
  yield {
    what: 'mingcha-tablet-export',
    v: 1,
    at: Date.now(),
    office: enrolment.office,
    device: enrolment.device,
    writer: signer.writer,
    alg: signer.alg,
    publicKey: toBase64url(device.publicKey),
    vault: await readFact<string>(db, 'vault-recovery'),
  };
  for (const row of await db.runs.orderBy('from').toArray()) {
    const rows = await db.entries.where('seq').between(row.from, row.to, true, true).sortBy('seq');
    const entries = await Promise.all(rows.map((each) => unboxEntry(keys, each)));
    yield { run: JSON.parse(row.run), entries: entries.map(({ header, fields }) => ({ header, fields })) };
  }
  for (const row of await db.receipts.toArray()) yield { receipt: JSON.parse(row.receipt) };
  for (const medium of await db.media.where('state').anyOf('whole', 'sent').toArray()) {
    const { id, visit, mime, size, sha256, entry } = medium;
    yield { medium: { id, visit, mime, size, sha256, entry } };
    for (let at = 0; at < size; at += sliceSize) {
      const slice = await readRange(open.store, keys, id, at, Math.min(at + sliceSize, size));
      yield { slice: { medium: id, at, data: toBase64url(slice) } };
    }
  }
}

export async function exportAll(open: Holdings, device: DeviceKeys): Promise<Blob> {
  const lines = linesOf(open, device);
  const plain = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await lines.next();
      if (done === true) controller.close();
      else controller.enqueue(utf8(`${JSON.stringify(value)}\n`));
    },
  });
  const { Encrypter } = await import('age-encryption');
  const encrypter = new Encrypter();
  encrypter.addRecipient(open.enrolment.recoveryKey);
  return new Response(await encrypter.encrypt(plain)).blob();
}

/** Hands a file to whoever holds the tablet, under a name that says nothing. */
export function handOver(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
