import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';
import Fastify from 'fastify';
import { afterEach, describe, expect, it } from 'vitest';
import { Buffers } from '../../src/files/buffers.ts';
import { pour } from '../../src/files/pour.ts';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** One answer of the pieces of this source, and what became of it. */
async function answered(source: (buffers: Buffers) => AsyncGenerator<Uint8Array>) {
  const app = Fastify();
  const buffers = new Buffers(1 << 16);
  const { promise: over, resolve } = Promise.withResolvers<Error | null>();
  app.get('/', async (_request, reply) => {
    reply.header('x-said', 'before');
    await pour(reply, source(buffers), buffers).then(() => resolve(null), resolve);
    return reply;
  });
  closing.push(() => app.close());
  const asked = get(await app.listen({ host: '127.0.0.1', port: 0 }));
  const [answer] = (await once(asked, 'response')) as [IncomingMessage];
  return { answer, over };
}

const filled = (buffers: Buffers, n: number) => buffers.take().fill(n);

describe('an answer that is poured', () => {
  it('is every piece in its order, in a few buffers that are filled again', async () => {
    const pieces = 40;
    const used = new Set<ArrayBufferLike>();
    const { answer, over } = await answered(async function* (buffers) {
      for (let n = 0; n < pieces; n += 1) {
        const piece = filled(buffers, n);
        used.add(piece.buffer);
        yield piece;
      }
    });
    const came = await buffer(answer);
    expect(await over).toBeNull();
    expect(answer.headers['x-said']).toBe('before');
    const meant = Array.from({ length: pieces }, (_, n) => Buffer.alloc(1 << 16, n));
    expect(came.equals(Buffer.concat(meant))).toBe(true);
    expect(used.size).toBeLessThanOrEqual(3);
  });

  it('has no end when its source breaks', async () => {
    const { answer, over } = await answered(async function* (buffers) {
      for (let n = 0; n < 4; n += 1) yield filled(buffers, n);
      throw new Error('broke');
    });
    await expect(buffer(answer)).rejects.toThrow('aborted');
    expect((await over)?.message).toBe('broke');
  });

  it('lets go of its source when whoever asked hangs up, and that is no fault', async () => {
    let left = false;
    const { answer, over } = await answered(async function* (buffers) {
      try {
        for (;;) yield filled(buffers, 1);
      } finally {
        left = true;
      }
    });
    await once(answer, 'readable');
    answer.destroy();
    expect(await over).toBeNull();
    expect(left).toBe(true);
  });
});
