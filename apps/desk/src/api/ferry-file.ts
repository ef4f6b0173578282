import type { RefusalFacts } from '@mingcha/ui';
import { z } from 'zod';

const count = z.int().min(0);

/** What reading a tablet's file came to; the server's own words for it. */
export const FerryReport = z.object({
  device: z.string(),
  name: z.string(),
  purpose: z.enum(['out', 'kit']),
  at: z.int(),
  whole: z.boolean(),
  entries: z.object({ accepted: count, duplicate: count, held: count, rejected: count }),
  media: z.object({ received: count, known: count, broken: count, left: count }),
  had: count,
  head: count,
  missing: z.array(z.object({ from: z.int(), to: z.int() })),
});
export type FerryReport = z.infer<typeof FerryReport>;

const offline: RefusalFacts = { code: 'offline', facts: {} };

/** Sends a file that was brought, straight from where it lies; `fetch` does not say how far it came. */
export function readFerryFile(file: File, onProgress: (share: number) => void): Promise<FerryReport> {
  return new Promise((done, failed) => {
    const request = new XMLHttpRequest();
    request.open('POST', '/files/ferry');
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.responseType = 'json';
    request.upload.onprogress = ({ loaded, total }) => onProgress(total === 0 ? 0 : loaded / total);
    request.onerror = () => failed(offline);
    request.onload = () => {
      const report = FerryReport.safeParse(request.response);
      if (report.success) return done(report.data);
      failed((request.response as { refusal?: RefusalFacts } | null)?.refusal ?? offline);
    };
    request.send(file);
  });
}
