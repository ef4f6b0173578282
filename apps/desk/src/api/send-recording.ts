import type { ImportEvidence } from '@mingcha/domain/evidence';
import type { RefusalFacts } from '@mingcha/ui';
import type { z } from 'zod';

export type ImportSaid = Pick<
  z.infer<typeof ImportEvidence>,
  'visit' | 'finding' | 'recorder' | 'capturedAt' | 'statement'
>;

/**
 * The file of a recorder and what is said of it, in one request. By XMLHttpRequest, because a camera's video takes
 * minutes and fetch does not tell how far it came.
 */
export function sendRecording(
  file: File,
  said: ImportSaid,
  onProgress: (share: number) => void,
): Promise<{ id: string }> {
  const offline: RefusalFacts = { code: 'offline', facts: {} };
  return new Promise((done, failed) => {
    const request = new XMLHttpRequest();
    request.open('POST', '/files/evidence');
    request.responseType = 'json';
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.setRequestHeader('x-import', encodeURIComponent(JSON.stringify(said)));
    request.upload.addEventListener('progress', ({ loaded, total }) =>
      onProgress(loaded / Math.max(total, 1)),
    );
    request.addEventListener('load', () => {
      const answer = request.response as { id?: string; refusal?: RefusalFacts } | null;
      if (request.status === 200 && answer?.id !== undefined) done({ id: answer.id });
      else failed(answer?.refusal ?? offline);
    });
    request.addEventListener('error', () => failed(offline));
    request.send(file);
  });
}
