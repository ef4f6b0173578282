import { refusal } from '@mingcha/domain';
import type { FastifyInstance } from 'fastify';
import { mayEver } from '../access/ability.ts';
import { sealingCopy } from '../capabilities/bulletins/seal.ts';
import { statusOf } from '../refusal-of.ts';
import { Refused } from '../refused.ts';
import type { Services } from '../services.ts';
import { contextOf } from '../web/context.ts';
import { readerOf } from './reader-of.ts';

/** 用印稿, for whoever keeps the numbers: printed, stamped with the seal of metal, and scanned back. */
export function bulletinSealRoute(app: FastifyInstance, services: Services): void {
  const contextFrom = contextOf(services);
  app.get('/files/bulletins/:id/seal.pdf', async (request, reply) => {
    const context = await contextFrom({ req: request, res: reply });
    const reader = readerOf(context);
    if (reader.session === null) return reply.code(reader.status).send({ refusal: reader.refusal });
    const { session } = reader;
    const { id } = request.params as { id: string };
    const { office, person, seat } = session;
    const event = { office, person, seat, noun: 'bulletin', target: id };
    const verb = 'bulletin.number' as const;
    if (!mayEver(session, verb)) {
      const facts = { verb, ip: request.ip };
      await services.accessLog.record({ ...event, action: 'denied', facts });
      return reply.code(403).send({ refusal: refusal('not-allowed', { verb: `verb.${verb}` }) });
    }
    try {
      const { bytes, number } = await sealingCopy({ ...context, session, verb }, id);
      const facts = { copy: 'sealing', ip: request.ip };
      await services.accessLog.record({ ...event, action: 'exported', facts });
      return reply
        .header('cache-control', 'private, no-store')
        .header('x-frame-options', 'SAMEORIGIN')
        .header(
          'content-security-policy',
          "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'",
        )
        .header(
          'content-disposition',
          `inline; filename*=UTF-8''${encodeURIComponent(`${number}-用印稿.pdf`)}`,
        )
        .type('application/pdf')
        .send(Buffer.from(bytes));
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      const code = statusOf(error.refusal.code) === 'NOT_FOUND' ? 404 : 409;
      return reply.code(code).send({ refusal: error.refusal });
    }
  });
}
