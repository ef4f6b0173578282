import { refusal, type SubjectType } from '@mingcha/domain';
import type { Verb } from '@mingcha/domain/access';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { mayEver } from '../access/ability.ts';
import type { Session, SignedIn } from '../context.ts';
import { Refused } from '../refused.ts';
import type { Services } from '../services.ts';
import { contextOf } from '../web/context.ts';
import { readerOf } from './reader-of.ts';
import { sendBlob } from './send-blob.ts';

interface Documents {
  /** `/files/<path>/<id>.pdf` and `/files/<path>/<id>/draft.pdf`. */
  readonly path: string;
  readonly verb: Verb;
  readonly noun: SubjectType;
  /** The document itself, within this reader's rights; null while there is none. */
  find(
    ctx: SignedIn,
    id: string,
  ): Promise<{ readonly sha256: string; readonly number: string | null } | null>;
  /** As it would look now, marked as a draft on every page. */
  draft(ctx: SignedIn, id: string): Promise<Uint8Array>;
}

/** The desk shows it in a frame of its own page. */
const framed = (reply: FastifyReply): FastifyReply =>
  reply
    .header('x-frame-options', 'SAMEORIGIN')
    .header(
      'content-security-policy',
      "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'",
    );

/** Documents of one kind, to whoever may read them, with an account or a code. Every look is a line in the access log. */
export function documentRoute(app: FastifyInstance, services: Services, documents: Documents): void {
  const { path, verb, noun, find, draft } = documents;
  const contextFrom = contextOf(services);

  /** Who asks, once they are let past the door; null when they were answered. */
  async function letIn(request: FastifyRequest, reply: FastifyReply, id: string): Promise<SignedIn | null> {
    const context = await contextFrom({ req: request, res: reply });
    const reader = readerOf(context);
    if (reader.session === null) {
      await reply.code(reader.status).send({ refusal: reader.refusal });
      return null;
    }
    if (!mayEver(reader.session, verb)) {
      await note(reader.session, id, 'denied', { verb, ip: request.ip });
      await reply.code(403).send({ refusal: refusal('not-allowed', { verb }) });
      return null;
    }
    return { ...context, session: reader.session, verb };
  }

  const note = (
    { office, person, seat }: Session,
    target: string,
    action: 'denied' | 'viewed' | 'exported',
    facts: Record<string, string>,
  ) => services.accessLog.record({ office, person, seat, noun, target, action, facts });

  const absent = (reply: FastifyReply) =>
    reply.code(404).send({ refusal: refusal('not-found', { subject: noun }) });

  app.get(`/files/${path}/:id/draft.pdf`, async (request, reply) => {
    const { id } = request.params as { id: string };
    const ctx = await letIn(request, reply, id);
    if (ctx === null) return reply;
    try {
      const bytes = await draft(ctx, id);
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

  app.get(`/files/${path}/:name`, async (request, reply) => {
    const id = (request.params as { name: string }).name.replace(/\.pdf$/, '');
    const ctx = await letIn(request, reply, id);
    if (ctx === null) return reply;
    const found = await find(ctx, id);
    if (found === null) return absent(reply);
    const { sha256, number } = found;
    await note(ctx.session, id, 'exported', { sha256, ip: request.ip });
    return sendBlob(request, framed(reply), services.blobs, {
      sha256,
      mime: 'application/pdf',
      filename: `${number ?? id}.pdf`,
    });
  });
}

interface Printed {
  readonly sha256: string | null;
  readonly sealFile: string | null;
  readonly number: string | null;
}

/** Sealed by a key, the sealed file is the document; what was printed before it says on every page that it is not sealed. */
export function standing(row: Printed | null): { sha256: string; number: string | null } | null {
  const sha256 = row?.sealFile ?? row?.sha256 ?? null;
  return row === null || sha256 === null ? null : { sha256, number: row.number };
}
