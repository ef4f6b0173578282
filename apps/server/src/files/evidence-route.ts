import { refusal } from '@mingcha/domain';
import type { FastifyInstance } from 'fastify';
import { mayEver } from '../access/ability.ts';
import { scope } from '../access/scope.ts';
import type { Services } from '../services.ts';
import { contextOf } from '../web/context.ts';
import { readerOf } from './reader-of.ts';
import { sendBlob, sendFile } from './send-blob.ts';

const playable =
  /^(image\/(jpeg|png|webp|avif|gif)|audio\/[a-z0-9.+-]+|video\/[a-z0-9.+-]+|application\/pdf)/;

/**
 * An original recording (`?copy=masked`: its masked copy; `?copy=draft`: one's own, before it is recorded), for those whose
 * row scope reaches it. Every look is a line
 * in the access log, written before the first byte leaves; the further ranges of one playing are the same look.
 */
export function evidenceRoute(app: FastifyInstance, services: Services): void {
  const contextFrom = contextOf(services);
  app.get('/files/evidence/:id', async (request, reply) => {
    const context = await contextFrom({ req: request, res: reply });
    const reader = readerOf(context);
    if (reader.session === null) return reply.code(reader.status).send({ refusal: reader.refusal });
    const { session } = reader;
    const { id } = request.params as { id: string };
    const asked = (request.query as { copy?: string }).copy;
    const copy = asked === 'masked' || asked === 'draft' ? asked : 'original';
    const masked = copy === 'masked';
    const verb = copy === 'draft' ? 'evidence.mask' : 'evidence.read';
    const event = {
      office: session.office,
      person: session.person,
      seat: session.seat,
      noun: 'evidence',
      target: id,
    };
    if (!mayEver(session, verb)) {
      await services.accessLog.record({
        ...event,
        action: 'denied',
        facts: { verb, ip: request.ip },
      });
      return reply.code(403).send({ refusal: refusal('not-allowed', { verb }) });
    }
    const where = scope({ session }, verb, 'Evidence');
    const row = await services.db.read((reader) =>
      reader.prisma.evidence.findFirst({
        where: { AND: [where, { id }] },
        select: {
          sha256: true,
          maskedHash: true,
          mime: true,
          receivedAt: true,
          destroyedAt: true,
          maskedDestroyed: true,
        },
      }),
    );
    const name = { evidence: id, person: session.person };
    const draft = copy === 'draft' && row !== null ? await services.workshop.of(name) : null;
    const received = row?.receivedAt == null ? null : row.sha256;
    const sha256 = { original: received, masked: row?.maskedHash, draft: draft?.copy?.sha256 }[copy];
    if (row === null || sha256 == null)
      return reply.code(404).send({ refusal: refusal('not-found', { subject: 'evidence' }) });
    // What was lawfully destroyed is not given out, even where somebody has put the file back.
    if (masked ? row.maskedDestroyed : row.destroyedAt !== null)
      return reply.code(410).send({ refusal: refusal('evidence.destroyed') });
    const begins = request.headers.range === undefined || request.headers.range.startsWith('bytes=0-');
    if (begins)
      await services.accessLog.record({
        ...event,
        action: 'viewed',
        facts: { sha256, copy, ip: request.ip },
      });
    // A masked copy is not of the kind that its original is.
    const made = masked ? await services.db.prisma.blob.findUnique({ where: { sha256 } }) : draft?.copy;
    const is = made?.mime ?? row.mime;
    const mime = playable.test(is) ? is : 'application/octet-stream';
    if (copy === 'draft')
      return sendFile(request, reply, services.workshop.copyOf(name), { mime, filename: id });
    return sendBlob(request, reply, services.blobs, { sha256, mime, filename: id });
  });
}
