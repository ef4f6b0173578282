import { refusal } from '@mingcha/domain';
import { showable } from '@mingcha/domain/findings';
import type { FastifyInstance } from 'fastify';
import { printCopy } from '../capabilities/bulletins/print-copy.ts';
import { visibleConfirmations } from '../capabilities/findings/confirmation-queries.ts';
import type { Services } from '../services.ts';
import { contextOf } from '../web/context.ts';
import { readerOf } from './reader-of.ts';
import { sendBlob } from './send-blob.ts';

/**
 * A piece as its respondent may see or hear it: the masked copy, or an overt picture that was cleared, without the metadata
 * of the original. Only what the sheet shows, only after it was served, and every look is a line in the access log; further ranges of
 * one playing are the same look.
 */
export function confirmationEvidenceRoute(app: FastifyInstance, services: Services): void {
  const contextFrom = contextOf(services);
  app.get('/files/confirmations/:id/evidence/:evidence', async (request, reply) => {
    const context = await contextFrom({ req: request, res: reply });
    const reader = readerOf(context);
    if (reader.session === null) return reply.code(reader.status).send({ refusal: reader.refusal });
    const { session } = reader;
    const { id, evidence } = request.params as { id: string; evidence: string };
    const asked = { ...context, session, verb: 'confirmation.read' as const };
    const piece = await services.db.read(async ({ prisma }) => {
      const sheet = await prisma.confirmation.findFirst({
        where: {
          AND: [visibleConfirmations(asked), { id, shows: { has: evidence }, state: { not: 'opened' } }],
        },
        select: { office: true },
      });
      const row = sheet && (await prisma.evidence.findUnique({ where: { id: evidence } }));
      return row && showable({ status: row.state, medium: row.medium, covert: row.covert }) ? row : null;
    });
    const source = piece?.state === 'mask-checked' ? piece.maskedHash : piece?.receivedHash;
    if (piece === null || source == null)
      return reply.code(404).send({ refusal: refusal('not-found', { subject: 'evidence' }) });
    const { office, person, seat } = session;
    const begins = request.headers.range === undefined || request.headers.range.startsWith('bytes=0-');
    if (begins)
      await services.accessLog.record({
        office,
        person,
        seat,
        action: 'viewed',
        noun: 'evidence',
        target: evidence,
        facts: { sheet: id, copy: 'shown', ip: request.ip },
      });
    if (piece.medium === 'audio' || piece.medium === 'video') {
      const { mime } = await services.db.prisma.blob.findUniqueOrThrow({ where: { sha256: source } });
      return sendBlob(request, reply, services.blobs, { sha256: source, mime, filename: evidence });
    }
    const sha256 = await printCopy(services, { sha256: source, office: piece.office, evidence });
    return sendBlob(request, reply, services.blobs, {
      sha256,
      mime: 'image/jpeg',
      filename: `${evidence}.jpg`,
    });
  });
}
