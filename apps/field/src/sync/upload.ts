import type { DeviceDb, MediumRow } from '../journal/device-db.ts';
import type { VaultKeys } from '../vault/vault-keys.ts';
import { Unreachable } from './call.ts';
import { startChunkOpener } from './chunk-opener.ts';
import { startPace } from './pace.ts';
import { sendMedium } from './send-medium.ts';

/** The server answered, and does not take these bytes (yet); 0: they do not open here. */
export class UploadRefused extends Error {
  readonly status: number;

  constructor(status: number) {
    super(`upload answered ${status}`);
    this.name = 'UploadRefused';
    this.status = status;
  }
}

export interface Uploader {
  /** Sends until all is there or something more urgent waits; fails as `Unreachable` or `UploadRefused`. */
  send(medium: MediumRow, bearer: string): Promise<'sent' | 'yielded' | 'stopped'>;
  /** These leave off after their present chunk. */
  makeRoom(ids: readonly string[]): void;
  /** How many pieces at once suit the line. */
  lanes(): number;
  close(): void;
}

export interface UploaderParts {
  readonly db: DeviceDb;
  readonly keys: VaultKeys;
  readonly onProgress: (medium: string, sent: number, of: number) => void;
}

/** Sends media one by one or a few at once, and keeps on the disk how far each came. */
export function openUploader({ db, keys, onProgress }: UploaderParts): Uploader {
  const pace = startPace();
  const opener = startChunkOpener();
  const stop = new AbortController();
  const yielding = new Set<string>();

  async function forget(id: string, status: number): Promise<void> {
    // 460: the bytes did not hash to what the entry says; the next try begins anew and reads them again.
    const gone = status === 404 || status === 410 || status === 460;
    const anew = gone ? { uploadUrl: null, sentBytes: 0 } : {};
    await db.media.update(id, { trouble: `${status}`, ...anew });
  }

  return {
    async send(medium, bearer) {
      const { id, size, sha256 } = medium;
      const key = await keys.mediumKey(id);
      const outcome = await sendMedium(
        { id, size, sha256, bearer, begun: medium.uploadUrl !== null },
        {
          pace,
          signal: stop.signal,
          read: (start, end) => opener.open(id, key, start, end),
          onBegun: () => void db.media.update(id, { uploadUrl: `/uploads/${id}-${sha256}` }),
          onAccepted(offset) {
            onProgress(id, offset, size);
            void db.media.update(id, { sentBytes: offset });
          },
          shouldYield: () => yielding.delete(id),
        },
      );
      yielding.delete(id);
      switch (outcome.what) {
        case 'sent':
          await db.media.update(id, { state: 'sent', sentBytes: size, trouble: '' });
          return 'sent';
        case 'yielded':
        case 'stopped':
          return outcome.what;
        case 'unreachable':
          throw new Unreachable('the line broke');
        case 'broken':
          await db.media.update(id, { trouble: outcome.why });
          throw new UploadRefused(0);
        case 'refused':
          await forget(id, outcome.status);
          throw new UploadRefused(outcome.status);
      }
    },
    makeRoom(ids) {
      for (const id of ids) yielding.add(id);
    },
    lanes: pace.lanes,
    close() {
      stop.abort();
      opener.close();
    },
  };
}
