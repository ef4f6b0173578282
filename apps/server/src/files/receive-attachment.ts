import type { Readable } from 'node:stream';
import { attachmentLimit, attachmentRefusal, FileRef, sniffLength } from '@mingcha/domain/papers';
import { refuse } from '../refused.ts';
import type { Services } from '../services.ts';
import { takeIn } from '../uploads/finish.ts';
import { withReceivedFile } from './receive-file.ts';

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
  const rule = {
    limit: attachmentLimit,
    sniff: sniffLength,
    refuses: (head: Uint8Array, found: number) => attachmentRefusal(head, found, mime),
  };
  return withReceivedFile(services, body, rule, async ({ file, sha256, size }) => {
    const said = FileRef.safeParse({ sha256, size, mime, name });
    if (!said.success) refuse('input-invalid', { field: 'name' });
    await takeIn(services, file, { sha256, size, mime, office, subject: 'attachment' });
    return said.data;
  });
}
