import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { attachmentLimit, attachmentRefusal, FileRef, sniffLength } from '@mingcha/domain/papers';
import { Refused, refuse } from '../refused.ts';
import type { Services } from '../services.ts';
import { recordBlob } from '../uploads/finish.ts';

interface Said {
  readonly mime: string;
  readonly name: string;
  readonly office: string;
}

/**
 * Bytes from a browser: hashed while they arrive, known by their first bytes, and nowhere under their name until they
 * are whole and on the disk.
 */
export async function receiveAttachment(
  services: Services,
  body: Readable,
  { mime, name, office }: Said,
): Promise<FileRef> {
  const folder = join(services.settings.folders.blobs, '.incoming');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, randomUUID());
  const file = await open(path, 'wx', 0o400);
  const hash = createHash('sha256');
  let head = Buffer.alloc(0);
  let size = 0;
  try {
    for await (const chunk of body) {
      const bytes = chunk as Buffer;
      size += bytes.length;
      // What is too large is not even kept until its end.
      if (size > attachmentLimit) break;
      if (head.length < sniffLength) head = Buffer.concat([head, bytes]).subarray(0, sniffLength);
      hash.update(bytes);
      await file.writeFile(bytes);
    }
    const no = attachmentRefusal(head, size, mime);
    if (no !== null) throw new Refused(no);
    const sha256 = hash.digest('hex');
    const said = FileRef.safeParse({ sha256, size, mime, name });
    if (!said.success) refuse('input-invalid', { field: 'name' });
    await file.sync();
    const blob = await services.blobs.adopt(path, sha256, size);
    await services.db.transact((writer) =>
      recordBlob(writer, { ...blob, mime, office, subject: 'attachment', arrival: services.now() }),
    );
    return said.data;
  } finally {
    await file.close();
    await rm(path, { force: true });
  }
}
