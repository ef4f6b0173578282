import { refusal } from '@mingcha/domain';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { mayEver } from '../access/ability.ts';
import { scope } from '../access/scope.ts';
import { draftOrderPdf } from '../capabilities/orders/queries.ts';
import type { Session } from '../context.ts';
import { Refused } from '../refused.ts';
import type { Services } from '../services.ts';
import { contextOf } from '../web/context.ts';
import { readerOf } from './reader-of.ts';
import { sendBlob } from './send-blob.ts';

/** The desk shows it in a frame of its own page. */
const framed = (reply: FastifyReply): FastifyReply =>
  reply
    .header('x-frame-options', 'SAMEORIGIN')
    .header(
      'content-security-policy',
      "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'",
    );

/**
 * `/files/orders/<id>.pdf`: the order as it was signed, to whoever may read it, with an account or a code.
 * `/files/orders/<id>/draft.pdf`: as it would look now, marked as a draft. Every look is a line in the access log.
 */
export function orderRoute(app: FastifyInstance, services: Services): void {
  const contextFrom = contextOf(services);

  /** Who asks, once they are let past the door; null when they were answered. */
  async function letIn(request: FastifyRequest, reply: FastifyReply, id: string) {
    const context = await contextFrom({ req: request, res: reply });
    const reader = readerOf(context);
    if (reader.session === null) {
      await reply.code(reader.status).send({ refusal: reader.refusal });
      return null;
    }
    if (!mayEver(reader.session, 'order.read')) {
      const facts = { verb: 'order.read', ip: request.ip };
      await note(reader.session, id, 'denied', facts);
      await reply.code(403).send({ refusal: refusal('not-allowed', { verb: 'order.read' }) });
      return null;
    }
    return { ...context, session: reader.session, verb: 'order.read' as const };
  }

  const note = (
    { office, person, seat }: Session,
    target: string,
    action: 'denied' | 'viewed' | 'exported',
    facts: Record<string, string>,
  ) => services.accessLog.record({ office, person, seat, noun: 'order', target, action, facts });

  const absent = (reply: FastifyReply) =>
    reply.code(404).send({ refusal: refusal('not-found', { subject: 'order' }) });

  app.get('/files/orders/:id/draft.pdf', async (request, reply) => {
    const { id } = request.params as { id: string };
    const ctx = await letIn(request, reply, id);
    if (ctx === null) return reply;
    try {
      const bytes = await draftOrderPdf(ctx, id);
      await note(ctx.session, id, 'viewed', { copy: 'draft', ip: request.ip });
      return framed(reply)
        .header('cache-control', 'private, no-store')
        .header('content-disposition', `inline; filename="${id}-draft.pdf"`)
        .type('application/pdf')
        .send(Buffer.from(bytes));
    } catch (error) {
      if (error instanceof Refused) return absent(reply);
      throw error;
    }
  });

  app.get('/files/orders/:name', async (request, reply) => {
    const id = (request.params as { name: string }).name.replace(/\.pdf$/, '');
    const ctx = await letIn(request, reply, id);
    if (ctx === null) return reply;
    const row = await services.db.read(({ prisma }) =>
      prisma.order.findFirst({
        where: { AND: [scope(ctx, 'order.read', 'Order'), { id }] },
        select: { sha256: true, number: true },
      }),
    );
    if (row?.sha256 == null) return absent(reply);
    await note(ctx.session, id, 'exported', { sha256: row.sha256, ip: request.ip });
    return sendBlob(request, framed(reply), services.blobs, {
      sha256: row.sha256,
      mime: 'application/pdf',
      filename: `${row.number ?? id}.pdf`,
    });
  });
}
