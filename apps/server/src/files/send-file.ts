import type { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';

export const workbook = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export const wordFile = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** A file made now, to be saved: kept by nobody on the way. */
export const sendFile = (
  reply: FastifyReply,
  bytes: Uint8Array,
  filename: string,
  mime: string,
): FastifyReply =>
  reply
    .header('cache-control', 'private, no-store')
    .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(filename)}`)
    .header('x-content-type-options', 'nosniff')
    .type(mime)
    .send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));

/** A document made now: shown in a frame of our own page, kept by nobody on the way. */
export const sendPdf = (reply: FastifyReply, bytes: Uint8Array | Readable, filename: string): FastifyReply =>
  reply
    .header('cache-control', 'private, no-store')
    .header('x-frame-options', 'SAMEORIGIN')
    .header(
      'content-security-policy',
      "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'",
    )
    .header('content-disposition', `inline; filename*=UTF-8''${encodeURIComponent(filename)}`)
    .type('application/pdf')
    .send(
      bytes instanceof Uint8Array ? Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength) : bytes,
    );
