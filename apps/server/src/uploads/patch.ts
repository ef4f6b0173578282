import { join } from 'node:path';
import { refusal } from '@mingcha/domain';
import { awaitsBytes, type EvidenceState } from '@mingcha/domain/evidence';
import type { Locker } from '@tus/server';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { DeviceSession } from '../context.ts';
import type { Services } from '../services.ts';
import type { DurableStore } from './durable-store.ts';
import { failure, isTusError } from './failure.ts';
import { finishUpload } from './finish.ts';
import { receiveBytes, TooMuch } from './receive-bytes.ts';
import type { RunningDigests } from './running-digests.ts';
import type { TrailingSync } from './trailing-sync.ts';
import { parseUploadId, type UploadName } from './upload-id.ts';

export interface PatchParts {
  readonly services: Services;
  readonly store: DurableStore;
  readonly locker: Locker;
  readonly digests: RunningDigests;
  readonly trailing: TrailingSync;
  capturedBy(device: DeviceSession, name: UploadName): Promise<EvidenceState>;
}

/**
 * The bytes themselves (tus 1.0, PATCH), straight from the socket to the disk and past the digests. The library's own way
 * through web streams costs more than the disk does. Announcing and asking how far it came stay with the library.
 */
export function patchRoute(scope: FastifyInstance, parts: PatchParts): void {
  scope.patch('/uploads/:id', async (request: FastifyRequest, reply: FastifyReply) => {
    reply.header('tus-resumable', '1.0.0').header('cache-control', 'no-store');
    try {
      const offset = await receive(parts, request);
      return await reply.header('upload-offset', String(offset)).code(204).send();
    } catch (cause) {
      // What is not read any more must not hold the connection up.
      if (!request.raw.readableEnded) reply.header('connection', 'close');
      if (isTusError(cause)) return await reply.code(cause.status_code).send(cause.body);
      parts.services.log.error({ err: cause }, 'upload failed');
      const why = refusal('server-failed', { reference: '' });
      return await reply.code(500).send(JSON.stringify({ refusal: why }));
    }
  });
}

async function receive(parts: PatchParts, request: FastifyRequest): Promise<number> {
  const { services, store, digests, trailing } = parts;
  const { id } = request.params as { id: string };
  const name = parseUploadId(id);
  if (name === null) throw failure(404, refusal('not-found', { subject: 'evidence' }));
  const device = await services.devices.resolve(request.headers.authorization);
  if (device === null) throw failure(401, refusal('not-signed-in'));
  const state = await parts.capturedBy(device, name);
  if (request.headers['content-type'] !== 'application/offset+octet-stream')
    throw failure(415, refusal('input-invalid', { field: 'content-type' }));
  const offset = Number(request.headers['upload-offset']);
  return withLock(parts, id, request, async () => {
    const upload = await store.getUpload(id).catch(() => {
      throw failure(404, refusal('not-found', { subject: 'evidence' }));
    });
    const size = upload.size ?? 0;
    // The Server MUST respond with 409 Conflict where the offsets do not match, without modifying the upload.
    if (upload.offset !== offset) throw failure(409, refusal('input-invalid', { field: 'upload-offset' }));
    const pass = digests.follow(id, offset, state.sliceSize ?? 1_048_576);
    const file = join(services.settings.folders.uploads, id);
    const got = await receiveBytes(request.raw, file, offset, size - offset, pass).catch((cause: unknown) => {
      if (cause instanceof TooMuch) throw failure(413, refusal('input-invalid', { field: 'upload-length' }));
      throw cause;
    });
    if (got.whole && got.offset < size) {
      await trailing.behind(id, file);
      return got.offset;
    }
    await trailing.whole(id, file);
    if (got.offset < size) return got.offset;
    if (awaitsBytes(state) || state.status === 'broken') {
      const passed = digests.take(id, size);
      const finished = await finishUpload(services, device.office, name, state, passed);
      if (finished.outcome === 'broken') throw failure(460, refusal('evidence.hash-differs'));
    }
    return got.offset;
  });
}

/** One sender at a time: whoever comes again after a cut makes the half-dead connection before it let go. */
async function withLock<T>(
  { locker }: PatchParts,
  id: string,
  request: FastifyRequest,
  work: () => Promise<T>,
): Promise<T> {
  const lock = locker.newLock(id);
  const gone = new AbortController();
  request.raw.once('close', () => gone.abort());
  await lock.lock(gone.signal, () => void request.raw.destroy());
  try {
    return await work();
  } finally {
    await lock.unlock();
  }
}
