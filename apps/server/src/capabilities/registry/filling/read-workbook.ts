import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { RawSheet } from '@mingcha/domain/filling';
import { refuse } from '../../../refused.ts';
import { assertWorkbook } from './archive.ts';
import { secondsToRead } from './limits.ts';

/** The sheets of an uploaded file, or a refusal: never anything that the file wanted done. */
export async function readWorkbook(bytes: Buffer): Promise<readonly RawSheet[]> {
  assertWorkbook(bytes);
  const worker = new Worker(new URL('./reading-worker.ts', import.meta.url), {
    workerData: new Uint8Array(bytes),
    resourceLimits: { maxOldGenerationSizeMb: 384, maxYoungGenerationSizeMb: 64 },
    env: {},
    stdin: false,
  });
  try {
    const [sheets] = await once(worker, 'message', { signal: AbortSignal.timeout(secondsToRead * 1000) });
    return sheets as readonly RawSheet[];
  } catch {
    refuse('filling.unreadable');
  } finally {
    await worker.terminate();
  }
}
