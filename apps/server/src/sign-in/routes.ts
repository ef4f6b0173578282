import { refusal } from '@mingcha/domain';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Services } from '../services.ts';
import { headersOf } from '../web/headers.ts';
import { signIn } from './sign-in.ts';

const Credentials = z.object({
  username: z.string().min(1).max(100),
  password: z.string().min(1).max(200),
});

/** The three doors of better-auth that are open. Everything else it could do has no route. */
export function signInRoutes(app: FastifyInstance, services: Services): void {
  app.register(async (scope) => {
    scope.addHook('onRequest', async (_request, reply) => {
      reply.header('cache-control', 'no-store');
    });

    scope.post(
      '/api/auth/sign-in/username',
      { config: { rateLimit: { max: 30, timeWindow: 60_000 } } },
      async (request, reply) => {
        const input = Credentials.safeParse(request.body);
        if (!input.success)
          return reply.code(400).send({ refusal: refusal('input-invalid', { field: 'username' }) });
        const answer = await signIn(services.signIn, {
          ...input.data,
          headers: headersOf(request),
          ip: request.ip,
        });
        if (!answer.ok) return reply.code(401).send({ refusal: answer.refusal });
        for (const cookie of answer.cookies) reply.header('set-cookie', cookie);
        return { ok: true };
      },
    );

    scope.post('/api/auth/sign-out', async (request, reply) => signOut(services, request, reply));

    scope.get('/api/auth/get-session', async (request) => {
      const { session } = await services.sessions.resolve(headersOf(request), true);
      return session === null
        ? { session: null }
        : { session: { person: session.person, office: session.office, username: session.username } };
    });
  });
}

async function signOut(services: Services, request: FastifyRequest, reply: FastifyReply) {
  const headers = headersOf(request);
  const { session } = await services.sessions.resolve(headers, true);
  if (session !== null) {
    await services.sessions.end(session.id);
    await services.accessLog.record({
      office: session.office,
      person: session.person,
      seat: session.seat,
      action: 'signed-out',
      noun: 'session',
      target: null,
      facts: { ip: request.ip },
    });
  }
  const { headers: answer } = await services.signIn.auth.api.signOut({ headers, returnHeaders: true });
  for (const cookie of answer.getSetCookie()) reply.header('set-cookie', cookie);
  return { ok: true };
}
