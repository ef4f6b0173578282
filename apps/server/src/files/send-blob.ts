import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { BlobStore, Range } from '../blobs/blob-store.ts';
import { parseRange } from '../web/range.ts';

export interface SentAs {
  readonly mime: string;
  readonly filename: string;
}

export interface SentBlob extends SentAs {
  readonly sha256: string;
}

/** Bytes of a blob, whole or in a range; never kept by a browser or a proxy, never sniffed, never run. */
export const sendBlob = async (
  request: FastifyRequest,
  reply: FastifyReply,
  blobs: BlobStore,
  blob: SentBlob,
) => {
  const read = (range?: Range) => blobs.read(blob.sha256, range);
  return send(request, reply, blob, { size: await blobs.size(blob.sha256), read });
};

/** The same of a file that is no blob yet. */
export async function sendFile(request: FastifyRequest, reply: FastifyReply, path: string, as: SentAs) {
  const found = await stat(path).catch(() => null);
  return send(request, reply, as, {
    size: found?.size ?? null,
    read: (range) => createReadStream(path, range ?? {}),
  });
}

interface Bytes {
  readonly size: number | null;
  read(range?: Range): Readable;
}

function send(
  request: FastifyRequest,
  reply: FastifyReply,
  { mime, filename }: SentAs,
  { size, read }: Bytes,
) {
  if (size === null) return reply.code(410).send();
  reply
    .header('cache-control', 'private, no-store')
    .header('accept-ranges', 'bytes')
    .header('content-disposition', `inline; filename*=UTF-8''${encodeURIComponent(filename)}`)
    .header('x-content-type-options', 'nosniff')
    .type(mime);
  const range = parseRange(request.headers.range, size);
  if (range === 'unsatisfiable') return reply.code(416).header('content-range', `bytes */${size}`).send();
  if (range === null) return reply.header('content-length', size).send(read());
  return reply
    .code(206)
    .header('content-range', `bytes ${range.start}-${range.end}/${size}`)
    .header('content-length', range.end - range.start + 1)
    .send(read(range));
}
