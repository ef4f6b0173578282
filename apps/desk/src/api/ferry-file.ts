import { FerryReport } from '@mingcha/domain/access';
import type { RefusalFacts } from '@mingcha/ui';

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
