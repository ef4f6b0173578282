import { FileRef } from '@mingcha/domain/papers';
import type { RefusalFacts } from '@mingcha/ui';

/** Sends one file through the door for attachments; answers what an entry can name, or throws the refusal. */
export async function sendFile(file: File, also: Readonly<Record<string, string>> = {}): Promise<FileRef> {
  const offline: RefusalFacts = { code: 'offline', facts: {} };
  const answer = await fetch('/files/attachments', {
    method: 'POST',
    headers: { ...also, 'content-type': file.type, 'x-file-name': encodeURIComponent(file.name) },
    body: file,
  }).catch(() => null);
  if (answer === null) throw offline;
  const said: unknown = await answer.json().catch(() => null);
  const held = FileRef.safeParse(said);
  if (answer.ok && held.success) return held.data;
  const refusal = (said as { refusal?: RefusalFacts } | null)?.refusal;
  throw refusal ?? offline;
}
