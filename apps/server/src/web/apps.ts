import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import { refusal } from '@mingcha/domain';
import type { FastifyInstance, FastifyReply } from 'fastify';

export interface WebApps {
  /** Built desk, served at `/`. */
  readonly desk: string;
  /** Built tablet app, served at `/field/`. */
  readonly field: string;
}

/**
 * Both web apps. Named assets never change and are kept for a year; a page and a service worker are asked for again
 * every time, so that an update is seen.
 */
export async function serveApps(app: FastifyInstance, apps: WebApps): Promise<void> {
  // Serves nothing by itself; each route below says from which folder.
  await app.register(fastifyStatic, { root: import.meta.dirname, serve: false });
  mount(app, apps.field, '/field/');
  mount(app, apps.desk, '/');
}

/** What the builds lay beside themselves in a compressed form. */
const textTypes: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
};

const takesBrotli = (accepted: string | string[] | undefined): boolean =>
  `${accepted ?? ''}`
    .split(',')
    .some((each) => /^\s*br\s*(;\s*q=(0?\.\d*[1-9]\d*|1(\.0*)?)\s*)?$/.test(each));

function mount(app: FastifyInstance, folder: string, prefix: string): void {
  const page = async (reply: FastifyReply) => {
    const index = join(folder, 'index.html');
    if (!existsSync(index)) return reply.code(404).type('text/plain; charset=utf-8').send('not built');
    return reply
      .header('cache-control', 'no-store')
      .type('text/html; charset=utf-8')
      .send(readFileSync(index));
  };
  app.get(prefix, (_request, reply) => page(reply));
  if (prefix !== '/') app.get(prefix.slice(0, -1), (_request, reply) => reply.redirect(prefix, 308));
  app.get(`${prefix}*`, (request, reply) => {
    const name = decodeURIComponent((request.params as { '*': string })['*']);
    const file = join(folder, name);
    const last = name.slice(name.lastIndexOf('/') + 1);
    if (name.includes('..') || name.includes('\0')) return reply.code(404).send();
    // What a program asks for is answered to a program, never with a page.
    if (/^(api|trpc|events|files|uploads|metrics|health)(\/|$)/.test(name))
      return reply.code(404).send({ refusal: refusal('not-found', { subject: '' }) });
    // A path without a dot is a place inside the app; only the app knows whether it exists.
    if (!last.includes('.')) return page(reply);
    if (!existsSync(file)) return reply.code(404).send();
    const asset = name.startsWith('assets/');
    reply.header('cache-control', asset ? 'public, max-age=31536000, immutable' : 'no-cache');
    const type = textTypes[last.slice(last.lastIndexOf('.'))];
    if (type !== undefined) {
      reply.header('vary', 'accept-encoding');
      const small = `${file}.br`;
      if (takesBrotli(request.headers['accept-encoding']) && existsSync(small))
        return reply.header('content-encoding', 'br').type(type).send(createReadStream(small));
    }
    return reply.sendFile(name, folder, { cacheControl: false });
  });
}
