import { refusal } from '@mingcha/domain';
import { may } from '@mingcha/domain/access';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Services } from '../../services.ts';
import { passwordRefusal } from '../../sign-in/password-age.ts';
import { headersOf } from '../../web/headers.ts';
import { Stream, unreadOf } from './stream.ts';

/** Proxies commonly give up on a silent connection after a minute. */
export const beatEveryMs = 15_000;

/**
 * `GET /events`: tells an open page that there is something new, for as long as its session stands. It never counts as a
 * person at work: the session of an empty chair runs out under it.
 */
export function eventsRoute(app: FastifyInstance, services: Services, beatMs = beatEveryMs): void {
  const { hub, sessions } = services;

  app.get('/events', async (request, reply) => {
    const headers = headersOf(request);
    const { session, ended } = await sessions.resolve(headers, true);
    reply.header('cache-control', 'no-store');
    if (session === null)
      return reply.code(401).send({ refusal: refusal(ended ? 'session-expired' : 'not-signed-in') });
    if (session.passwordDue !== null)
      return reply.code(403).send({ refusal: passwordRefusal(session.passwordDue) });
    if (!may(session.roles, 'notice.read'))
      return reply.code(403).send({ refusal: refusal('not-allowed', { verb: 'verb.notice.read' }) });

    const { person, id } = session;
    const response = reply.raw;
    const stream = new Stream({
      person,
      session: id,
      after: afterOf(request) ?? (await lastOf(services, person)),
      response,
      stands: async () => (await sessions.resolve(headers, true)).session?.id === id,
      onEnd: () => {
        clearInterval(beat);
        hub.remove(stream);
      },
    });
    if (!hub.add(stream)) {
      reply.header('retry-after', '60');
      return reply.code(429).send({ refusal: refusal('too-many-requests', { seconds: 60 }) });
    }
    const beat = setInterval(() => void stream.beat().catch(() => stream.drop()), beatMs);
    beat.unref();
    reply.hijack();
    // What the other hooks have set (policies of the page) goes along; nothing may wait in a buffer on the way.
    response.writeHead(200, {
      ...(reply.getHeaders() as Record<string, string>),
      'content-type': 'text/event-stream; charset=utf-8',
      'x-accel-buffering': 'no',
      connection: 'keep-alive',
    });
    request.raw.on('close', () => stream.drop());
    stream.greet(await unreadOf(services.db, person));
    hub.wake();
  });

  // The door is shut only when nobody stands in it.
  app.addHook('preClose', async () => {
    await hub.close();
  });
}

/** Where a page stopped: the browser's own header when it comes back by itself, the address when our page decides. */
function afterOf(request: FastifyRequest): number | null {
  const { after } = request.query as { after?: string };
  const text = request.headers['last-event-id'] ?? after;
  return typeof text === 'string' && /^\d{1,15}$/.test(text) ? Number(text) : null;
}

async function lastOf({ db }: Services, person: string): Promise<number> {
  const last = await db.prisma.notice.findFirst({
    where: { person },
    orderBy: { n: 'desc' },
    select: { n: true },
  });
  return Number(last?.n ?? 0);
}
