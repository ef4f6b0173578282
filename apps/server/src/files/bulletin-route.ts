import { refusal } from '@mingcha/domain';
import type { FastifyInstance } from 'fastify';
import { mayEver } from '../access/ability.ts';
import { scope } from '../access/scope.ts';
import type { Services } from '../services.ts';
import { contextOf } from '../web/context.ts';
import { bulletinDraftRoute } from './bulletin-draft-route.ts';
import { readerOf } from './reader-of.ts';
import { sendBlob } from './send-blob.ts';

/** The rendered bulletin; taking it out of the house is an export and a line in the access log. */
export function bulletinRoute(app: FastifyInstance, services: Services): void {
  const contextFrom = contextOf(services);
  bulletinDraftRoute(app, services);
  app.get('/files/bulletins/:name', async (request, reply) => {
    const context = await contextFrom({ req: request, res: reply });
    const reader = readerOf(context);
    if (reader.session === null) return reply.code(reader.status).send({ refusal: reader.refusal });
    const { session } = reader;
    const id = (request.params as { name: string }).name.replace(/\.pdf$/, '');
    const event = {
      office: session.office,
      person: session.person,
      seat: session.seat,
      noun: 'bulletin',
      target: id,
    };
    if (!mayEver(session, 'bulletin.read')) {
      await services.accessLog.record({
        ...event,
        action: 'denied',
        facts: { verb: 'bulletin.read', ip: request.ip },
      });
      return reply.code(403).send({ refusal: refusal('not-allowed', { verb: 'bulletin.read' }) });
    }
    const where = scope({ session }, 'bulletin.read', 'Bulletin');
    const row = await services.db.read((reader) =>
      reader.prisma.bulletin.findFirst({
        where: { AND: [where, { id }] },
        select: { sha256: true, sealFile: true, number: true },
      }),
    );
    // Sealed by a key, the sealed file is the document; what was printed before it says on every page that it is not sealed.
    const sha256 = row?.sealFile ?? row?.sha256 ?? null;
    if (sha256 === null)
      return reply.code(404).send({ refusal: refusal('not-found', { subject: 'bulletin' }) });
    await services.accessLog.record({
      ...event,
      action: 'exported',
      facts: { sha256, ip: request.ip },
    });
    // The desk shows it in a frame of its own page.
    reply.header('x-frame-options', 'SAMEORIGIN');
    reply.header(
      'content-security-policy',
      "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'",
    );
    return sendBlob(request, reply, services.blobs, {
      sha256,
      mime: 'application/pdf',
      filename: `${row?.number ?? id}.pdf`,
    });
  });
}
