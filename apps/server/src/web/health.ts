import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Services } from '../services.ts';
import { version } from '../version.ts';

/** `/health` says whether work can be done; `/metrics` is for this machine's own monitor. */
export function healthRoutes(app: FastifyInstance, services: Services): void {
  app.get('/health', async (_request, reply) => {
    reply.header('cache-control', 'no-store');
    try {
      await services.db.prisma.$queryRaw`select 1`;
      // So that whoever keeps another one asks what became of it.
      return { ok: true, version, key: services.receipts.writer };
    } catch {
      return reply.code(503).send({ ok: false, version });
    }
  });

  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    name: 'mingcha_request_seconds',
    help: 'Time to answer, by route and status',
    labelNames: ['route', 'status'],
    buckets: [0.01, 0.05, 0.1, 0.3, 0.8, 2, 10],
    registers: [registry],
  });
  const failures = new Counter({
    name: 'mingcha_request_failures_total',
    help: 'Answers of 500 and above',
    registers: [registry],
  });
  new Gauge({
    name: 'mingcha_pending_entries',
    help: 'Accepted entries that wait for their place in the one order',
    registers: [registry],
    async collect() {
      this.set(await services.db.prisma.pending.count());
    },
  });
  new Gauge({
    name: 'mingcha_held_runs',
    help: 'Runs that wait for a predecessor or for a person',
    registers: [registry],
    async collect() {
      this.set(await services.db.prisma.held.count());
    },
  });
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none';
    requests.observe({ route, status: String(reply.statusCode) }, reply.elapsedTime / 1000);
    if (reply.statusCode >= 500) failures.inc();
  });
  app.get('/metrics', async (request, reply) => {
    if (!fromThisMachine(request)) return reply.code(404).send();
    return reply.type(registry.contentType).send(await registry.metrics());
  });
}

/** The address of the connection itself: a forwarded header can say anything. */
function fromThisMachine(request: FastifyRequest): boolean {
  const address = request.socket.remoteAddress ?? '';
  const forwarded = request.headers['x-forwarded-for'] !== undefined;
  return !forwarded && ['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(address);
}
