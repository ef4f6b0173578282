import { refusal } from '@mingcha/domain';
import { awaitsBytes, type EvidenceState } from '@mingcha/domain/evidence';
import { MemoryLocker, Server } from '@tus/server';
import type { FastifyInstance } from 'fastify';
import type { DeviceSession } from '../context.ts';
import type { Services } from '../services.ts';
import { capturedState } from './captured.ts';
import { DurableStore } from './durable-store.ts';
import { failure } from './failure.ts';
import { finishUpload } from './finish.ts';
import { patchRoute } from './patch.ts';
import { RunningDigests } from './running-digests.ts';
import { TrailingSync } from './trailing-sync.ts';
import { parseUploadId, type UploadName, uploadIdOf } from './upload-id.ts';

/**
 * `/uploads`: recordings from tablets, resumable (tus 1.0). Metadata of the creation: `evidence` (its id) and `sha256`.
 * The entry `evidence.captured` must have been pushed before, by this very tablet: it says what the bytes must be.
 * An upload of other bytes ends in an entry `evidence.broken` and status 460.
 */
export function uploadRoutes(app: FastifyInstance, services: Services): void {
  const store = new DurableStore(services.settings.folders.uploads);
  const locker = new MemoryLocker();
  const digests = new RunningDigests();
  const tus = new Server({
    path: '/uploads',
    datastore: store,
    locker,
    maxSize: services.settings.maxUploadBytes,
    relativeLocation: true,
    allowedOrigins: [...services.settings.origins],
    disableTerminationForFinishedUploads: true,
    namingFunction: (_request, metadata) => uploadIdOf(nameFrom(metadata)),
    getFileIdFromRequest: (_request, last) => (last === undefined ? undefined : decodeURIComponent(last)),
    async onIncomingRequest(request, id) {
      const device = await services.devices.resolve(request.headers.get('authorization') ?? undefined);
      if (device === null) throw failure(401, refusal('not-signed-in'));
      const state = await capturedBy(services, device, nameOf(id));
      if (request.method === 'HEAD') await finishIfWhole(services, store, device, id, state);
    },
    async onUploadCreate(request, upload) {
      const device = await services.devices.resolve(request.headers.get('authorization') ?? undefined);
      if (device === null) throw failure(401, refusal('not-signed-in'));
      const state = await capturedBy(services, device, nameOf(upload.id));
      if (upload.size !== state.size)
        throw failure(
          409,
          refusal('evidence.slices-differ', { expected: state.size ?? 0, found: upload.size ?? 0 }),
        );
      return {};
    },
    onResponseError: (_request, error) => {
      if ('status_code' in error) return { status_code: error.status_code, body: error.body };
      services.log.error({ err: error }, 'upload failed');
      return {
        status_code: 500,
        body: JSON.stringify({ refusal: refusal('server-failed', { reference: '' }) }),
      };
    },
  });

  app.register(async (scope) => {
    // The bytes go from the socket to the disk; nothing here reads them into memory.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, _payload, done) => done(null));
    const handle = async (
      request: { raw: Parameters<Server['handle']>[0] },
      reply: { raw: Parameters<Server['handle']>[1]; hijack(): unknown },
    ) => {
      reply.hijack();
      await tus.handle(request.raw, reply.raw);
    };
    scope.all('/uploads', handle);
    patchRoute(scope, {
      services,
      store,
      locker,
      digests,
      trailing: new TrailingSync(),
      capturedBy: (device, name) => capturedBy(services, device, name),
    });
    scope.route({ method: ['HEAD', 'POST', 'OPTIONS', 'DELETE', 'GET'], url: '/uploads/*', handler: handle });
  });
}

const nameFrom = (metadata: Record<string, string | null> | undefined): UploadName => {
  const name = parseUploadId(`${metadata?.evidence ?? ''}-${metadata?.sha256 ?? ''}`);
  if (name === null) throw failure(400, refusal('input-invalid', { field: 'evidence' }));
  return name;
};

const nameOf = (id: string): UploadName => {
  const name = parseUploadId(id);
  if (name === null) throw failure(404, refusal('not-found', { subject: 'evidence' }));
  return name;
};

/** All bytes are here and were not yet judged (a failure between the two): the tablet, asking how far it got, sets it going. */
async function finishIfWhole(
  services: Services,
  store: DurableStore,
  device: DeviceSession,
  id: string,
  state: EvidenceState,
): Promise<void> {
  if (!awaitsBytes(state)) return;
  const upload = await store.getUpload(id).catch(() => null);
  if (upload !== null && upload.offset === state.size)
    await finishUpload(services, device.office, nameOf(id), state);
}

async function capturedBy(
  services: Services,
  device: DeviceSession,
  name: UploadName,
): Promise<EvidenceState> {
  const state = await capturedState(services, device, name);
  if (state === null) throw failure(404, refusal('not-found', { subject: 'evidence' }));
  // A tablet that still holds a copy may not bring back what was lawfully destroyed.
  if (state.status === 'destroyed') throw failure(410, refusal('evidence.destroyed'));
  return state;
}
