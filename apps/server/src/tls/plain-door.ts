import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { StartFailure } from '../start/failure.ts';

/** A small door without TLS beside the real one. Answers how it is shut. */
export async function openPlainDoor(
  { host, port }: { host: string; port: number },
  setting: string,
  answer: RequestListener,
): Promise<() => Promise<void>> {
  const server = createServer({ requestTimeout: 10_000, headersTimeout: 10_000 }, answer);
  server.listen({ host, port });
  try {
    await once(server, 'listening');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'EADDRINUSE') throw new StartFailure('side-port-taken', { port, host, setting }, error);
    if (code === 'EACCES') throw new StartFailure('side-port-forbidden', { port, setting }, error);
    throw error;
  }
  return async () => {
    server.close();
    server.closeAllConnections();
    await once(server, 'close');
  };
}

/** Whoever comes without TLS is sent to the same page with it; nothing is answered here. */
export const toHttps =
  (publicUrl: string): RequestListener =>
  (request, response) => {
    const path = request.url?.startsWith('/') === true ? request.url : '/';
    response.writeHead(308, { location: `${publicUrl}${path}`, 'content-length': 0 }).end();
  };
