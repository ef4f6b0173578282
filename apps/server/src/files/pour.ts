import { once } from 'node:events';
import type { FastifyReply } from 'fastify';
import type { Buffers } from './buffers.ts';

/**
 * Sends pieces as the whole answer, one on its way while the next is made, and gives each back when the socket has it. Ends in
 * an error when the source does; what was sent then has no end. Whoever hangs up ends it without one.
 */
export async function pour(
  reply: FastifyReply,
  source: AsyncIterable<Uint8Array>,
  buffers: Buffers,
): Promise<void> {
  reply.hijack();
  const to = reply.raw;
  const gone = new AbortController();
  to.once('close', () => gone.abort());
  const hungUp = once(gone.signal, 'abort').then(() => false);
  const sent = (piece: Uint8Array): Promise<boolean> =>
    new Promise((done) => {
      to.write(piece, (error) => {
        buffers.give(piece);
        done(error === null || error === undefined);
      });
    });
  try {
    to.writeHead(reply.statusCode, reply.getHeaders() as Record<string, string | number>);
    let before = Promise.resolve(true);
    for await (const piece of source) {
      if (!(await Promise.race([before, hungUp]))) return;
      before = sent(piece);
    }
    to.end();
  } catch (error) {
    to.destroy();
    throw error;
  }
}
