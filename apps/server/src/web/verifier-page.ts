import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { FastifyInstance } from 'fastify';

const built = resolve(import.meta.dirname, '../../../../packages/verifier/dist/verifier.html');

/**
 * The independent verifier's page, to anybody who asks: one file to save, or to use here. It carries its own policy, stricter than ours;
 * under ours its script would not run, since it stands in the page.
 */
export function verifierPage(app: FastifyInstance, file = built): void {
  app.get('/verifier.html', (_request, reply) => {
    if (!existsSync(file)) return reply.code(404).type('text/plain; charset=utf-8').send('not built');
    const page = readFileSync(file, 'utf8');
    const policy = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(page)?.[1];
    return reply
      .header('content-security-policy', `${policy ?? "default-src 'none'"}; frame-ancestors 'none'`)
      .header('cache-control', 'no-cache')
      .type('text/html; charset=utf-8')
      .send(page);
  });
}
