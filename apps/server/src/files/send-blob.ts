import type { FastifyReply, FastifyRequest } from 'fastify';
import type { BlobStore } from '../blobs/blob-store.ts';
import { parseRange } from '../web/range.ts';

export interface SentBlob {
  readonly sha256: string;
  readonly mime: string;
  readonly filename: string;
}

/** Bytes of a blob, whole or in a range; never kept by a browser or a proxy, never sniffed, never run. */
export async function sendBlob(
  request: FastifyRequest,
  reply: FastifyReply,
  blobs: BlobStore,
  blob: SentBlob,
) {
  const size = await blobs.size(blob.sha256);
  if (size === null) return reply.code(410).send();
  reply
    .header('cache-control', 'private, no-store')
    .header('accept-ranges', 'bytes')
    .header('content-disposition', `inline; filename*=UTF-8''${encodeURIComponent(blob.filename)}`)
    .header('x-content-type-options', 'nosniff')
    .type(blob.mime);
  const range = parseRange(request.headers.range, size);
  if (range === 'unsatisfiable') return reply.code(416).header('content-range', `bytes */${size}`).send();
  if (range === null) return reply.header('content-length', size).send(blobs.read(blob.sha256));
  return reply
    .code(206)
    .header('content-range', `bytes ${range.start}-${range.end}/${size}`)
    .header('content-length', range.end - range.start + 1)
    .send(blobs.read(blob.sha256, range));
}
