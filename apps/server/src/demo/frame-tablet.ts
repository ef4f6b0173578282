import type { FastifyInstance } from 'fastify';

/**
 * The tablet's page may stand in a frame of the demonstration's own page, so that both can be seen at once. No page of an
 * office may be framed by anything (security-headers.ts).
 */
export function frameTablet(app: FastifyInstance, isDemo: () => Promise<boolean>): void {
  app.addHook('onSend', async (request, reply, payload) => {
    if (!/^\/field(\/|$)/.test(request.url) || !(await isDemo())) return payload;
    const policy = String(reply.getHeader('content-security-policy') ?? '');
    reply.header(
      'content-security-policy',
      policy.replace("frame-ancestors 'none'", "frame-ancestors 'self'"),
    );
    reply.header('x-frame-options', 'SAMEORIGIN');
    return payload;
  });
}
