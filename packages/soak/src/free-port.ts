import { once } from 'node:events';
import { createServer } from 'node:net';

/**
 * The system gives its own clients ports from 32768 on (49152 elsewhere). One of those would be taken by any connection that begins
 * between the look and the start, even by the one that asks whether the server answers yet: it can connect to itself.
 */
const [first, last] = [12_000, 32_000];

/** A port that nobody listens on at this moment and that no outgoing connection is given. Throws after 50 that were taken. */
export async function freePort(): Promise<number> {
  for (let tries = 0; tries < 50; tries += 1) {
    const port = first + Math.floor(Math.random() * (last - first));
    const probe = createServer();
    probe.listen(port, '127.0.0.1');
    const free = await once(probe, 'listening').then(
      () => true,
      () => false,
    );
    if (!free) continue;
    probe.close();
    await once(probe, 'close');
    return port;
  }
  throw new Error('no free port was found');
}
