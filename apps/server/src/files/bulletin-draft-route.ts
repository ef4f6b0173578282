import { refusal } from '@mingcha/domain';
import type { FastifyInstance } from 'fastify';
import { mayEver } from '../access/ability.ts';
import { draftPdf } from '../capabilities/bulletins/queries.ts';
import { Refused } from '../refused.ts';
import type { Services } from '../services.ts';
import { contextOf } from '../web/context.ts';
import { readerOf } from './reader-of.ts';

/** A bulletin as it would look on paper now, marked as a draft on every page. A look at it is a line in the access log. */
export function bulletinDraftRoute(app: FastifyInstance, services: Services): void {
  const contextFrom = contextOf(services);
  app.get('/files/bulletins/:id/draft.pdf', async (request, reply) => {
    const context = await contextFrom({ req: request, res: reply });
    const reader = readerOf(context);
    if (reader.session === null) return reply.code(reader.status).send({ refusal: reader.refusal });
    const { session } = reader;
    const { id } = request.params as { id: string };
    const { office, person, seat } = session;
    const event = { office, person, seat, noun: 'bulletin', target: id };
    if (!mayEver(session, 'bulletin.read')) {
      const facts = { verb: 'bulletin.read', ip: request.ip };
      await services.accessLog.record({ ...event, action: 'denied', facts });
      return reply.code(403).send({ refusal: refusal('not-allowed', { verb: 'bulletin.read' }) });
    }
    try {
      const bytes = await draftPdf({ ...context, session, verb: 'bulletin.read' }, id);
      const facts = { copy: 'draft', ip: request.ip };
      await services.accessLog.record({ ...event, action: 'viewed', facts });
      return reply
        .header('cache-control', 'private, no-store')
        .header('x-frame-options', 'SAMEORIGIN')
        .header(
          'content-security-policy',
          "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'",
        )
        .header('content-disposition', `inline; filename="${id}-draft.pdf"`)
        .type('application/pdf')
        .send(Buffer.from(bytes));
    } catch (error) {
      if (error instanceof Refused) return reply.code(404).send({ refusal: error.refusal });
      throw error;
    }
  });
}
