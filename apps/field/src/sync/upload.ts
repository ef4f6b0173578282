import { type DetailedError, type HttpRequest, Upload } from 'tus-js-client';
import type { DeviceDb, MediumRow } from '../journal/device-db.ts';
import { ChunkBroken } from '../vault/chunk.ts';
import type { ChunkStore } from '../vault/chunk-store.ts';
import { readRange } from '../vault/media-reader.ts';
import { sliceSize } from '../vault/media-writer.ts';
import type { VaultKeys } from '../vault/vault-keys.ts';
import { Unreachable } from './call.ts';

export interface UploadParts {
  readonly db: DeviceDb;
  readonly keys: VaultKeys;
  readonly store: ChunkStore;
  readonly bearer: () => string;
  readonly onProgress: (medium: string, sent: number, of: number) => void;
  readonly signal: AbortSignal;
}

/** The server no longer takes this session: open another one and go on where it stopped. */
export class UploadRefused extends Error {
  readonly status: number;

  constructor(status: number) {
    super(`upload answered ${status}`);
    this.name = 'UploadRefused';
    this.status = status;
  }
}

const smallest = sliceSize;
const largest = 16 * sliceSize;
/** A chunk should take about this long: short enough to lose little when the line breaks. */
const aim = 4_000;

export function nextChunkSize(now: number, tookMs: number): number {
  if (tookMs < aim / 2) return Math.min(now * 2, largest);
  if (tookMs > aim * 2) return Math.max(Math.floor(now / 2 / sliceSize) * sliceSize, smallest);
  return now;
}

/**
 * Sends one medium, decrypting it slice by slice out of the vault; the clear bytes exist only as the chunk on its way.
 * The upload's address is kept, so that the next try, also after a restart of tablet or server, asks how far it came.
 */
export function uploadMedium(parts: UploadParts, medium: MediumRow): Promise<void> {
  const { db, keys, store, bearer, onProgress, signal } = parts;
  return new Promise((done, failed) => {
    let began = performance.now();
    const upload: Upload = new Upload(new Blob([]), {
      endpoint: '/uploads',
      ...(medium.uploadUrl === null ? {} : { uploadUrl: medium.uploadUrl }),
      uploadSize: medium.size,
      chunkSize: 2 * sliceSize,
      // Trying again is the sync's business, which knows about the line, the session and the lock.
      retryDelays: null,
      storeFingerprintForResuming: false,
      metadata: {
        evidence: medium.id,
        sha256: medium.sha256,
      },
      fileReader: {
        openFile: async () => ({
          size: medium.size,
          async slice(start: number, end: number) {
            const to = Math.min(end, medium.size);
            const bytes = await readRange(store, keys, medium.id, start, to);
            return { value: new Blob([bytes]), done: to >= medium.size };
          },
          close() {},
        }),
      },
      onBeforeRequest: (request: HttpRequest) => {
        request.setHeader('authorization', `Bearer ${bearer()}`);
        began = performance.now();
      },
      onUploadUrlAvailable: () => void db.media.update(medium.id, { uploadUrl: upload.url }),
      onProgress: (sent) => onProgress(medium.id, sent, medium.size),
      onChunkComplete(_size, accepted) {
        upload.options.chunkSize = nextChunkSize(
          upload.options.chunkSize ?? smallest,
          performance.now() - began,
        );
        void db.media.update(medium.id, { sentBytes: accepted });
      },
      onSuccess: () => {
        signal.removeEventListener('abort', stop);
        db.media
          .update(medium.id, { state: 'sent', sentBytes: medium.size, trouble: '' })
          .then(() => done(), failed);
      },
      onError(error) {
        signal.removeEventListener('abort', stop);
        const status = (error as DetailedError).originalResponse?.getStatus() ?? 0;
        // 460: the bytes did not hash to what the entry says; the next try begins anew and reads them again.
        const gone = status === 404 || status === 410 || status === 460;
        const forget = gone
          ? db.media.update(medium.id, { uploadUrl: null, sentBytes: 0 })
          : Promise.resolve(0);
        const { causingError } = error as DetailedError;
        const why =
          causingError instanceof ChunkBroken
            ? causingError
            : status > 0
              ? new UploadRefused(status)
              : new Unreachable(error.message);
        void forget.then(() => failed(why));
      },
    });
    const stop = () => {
      void upload.abort();
      failed(new DOMException('stopped', 'AbortError'));
    };
    signal.addEventListener('abort', stop);
    upload.start();
  });
}
