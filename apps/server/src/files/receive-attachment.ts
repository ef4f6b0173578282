import type { Readable } from 'node:stream';
import { attachmentLimit, attachmentRefusal, FileRef, sniffLength } from '@mingcha/domain/papers';
import { refuse } from '../refused.ts';
import type { Services } from '../services.ts';
import { recordBlob } from '../uploads/finish.ts';
import { receiveFile } from './receive-file.ts';

interface Said {
  readonly mime: string;
  readonly name: string;
  readonly office: string;
}

/** A scan or a paper that an entry is about to name. */
export async function receiveAttachment(
  services: Services,
  body: Readable,
  { mime, name, office }: Said,
): Promise<FileRef> {
  const { sha256, size, path } = await receiveFile(services, body, {
    limit: attachmentLimit,
    sniff: sniffLength,
    refuses: (head, found) => attachmentRefusal(head, found, mime),
  });
  const said = FileRef.safeParse({ sha256, size, mime, name });
  if (!said.success) refuse('input-invalid', { field: 'name' });
  await services.db.transact((writer) =>
    recordBlob(writer, { sha256, size, path, mime, office, subject: 'attachment', arrival: services.now() }),
  );
  return said.data;
}
