import type { Readable } from 'node:stream';
import { refusal, type Subject, subjectTypes } from '@mingcha/domain';
import { type Verb, verbs } from '@mingcha/domain/access';
import { AttachmentType } from '@mingcha/domain/papers';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { mayEver } from '../access/ability.ts';
import { rowInScope } from '../access/scope.ts';
import type { Context, Session } from '../context.ts';
import { Refused } from '../refused.ts';
import type { Services } from '../services.ts';
import { contextOf } from '../web/context.ts';
import { namedFiles } from './named-files.ts';
import { readerOf } from './reader-of.ts';
import { receiveAttachment } from './receive-attachment.ts';
import { sendBlob } from './send-blob.ts';

/**
 * `POST /files/attachments`: the bytes as the body, their type in `content-type`, their name in `x-file-name` (percent
 * encoded). `GET /files/attachments/<subject type>/<id>/<sha256>`: to whoever may read that subject, when one of its
 * entries names the file.
 */
export function attachmentRoutes(app: FastifyInstance, services: Services): void {
  const contextFrom = contextOf(services);
  app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, payload, done) => done(null, payload));
    scope.post(
      '/files/attachments',
      { config: { rateLimit: { max: 60, timeWindow: 60_000 } } },
      async (request, reply) => {
        const reader = readerOf(await contextFrom({ req: request, res: reply }));
        if (reader.session === null) return reply.code(reader.status).send({ refusal: reader.refusal });
        const mime = AttachmentType.safeParse(request.headers['content-type']);
        if (!mime.success) return reply.code(415).send({ refusal: refusal('attachment.type') });
        try {
          return await receiveAttachment(services, request.body as Readable, {
            mime: mime.data,
            name: nameIn(request.headers['x-file-name']),
            office: reader.session.office,
          });
        } catch (error) {
          if (error instanceof Refused) return reply.code(422).send({ refusal: error.refusal });
          throw error;
        }
      },
    );
  });

  app.get('/files/attachments/:type/:id/:sha256', async (request, reply) => {
    const context = await contextFrom({ req: request, res: reply });
    const reader = readerOf(context);
    if (reader.session === null) return reply.code(reader.status).send({ refusal: reader.refusal });
    const { session } = reader;
    const { type, id, sha256 } = request.params as Record<string, string>;
    const subject = { type, id } as Subject;
    if (!(await mayRead(context, session, subject))) return notFound(reply);
    const file = await services.db.read(async (found) => {
      const { files, papers } = namedFiles(await found.recordedOf(subject));
      const named = files.has(sha256 ?? '') || (mayEver(session, 'paper.read') && papers.has(sha256 ?? ''));
      if (!named) return null;
      return found.prisma.blob.findUnique({ where: { sha256: sha256 ?? '' }, select: { mime: true } });
    });
    if (file === null || sha256 === undefined) return notFound(reply);
    const { office, person, seat } = session;
    const facts = { sha256, ip: request.ip };
    await services.accessLog.record({
      office,
      person,
      seat,
      action: 'viewed',
      noun: subject.type,
      target: subject.id,
      facts,
    });
    // A scan is shown beside what is read off it, in a frame of the same page.
    reply.header('x-frame-options', 'SAMEORIGIN');
    reply.header(
      'content-security-policy',
      "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'",
    );
    return sendBlob(request, reply, services.blobs, {
      sha256,
      mime: file.mime,
      filename: sha256.slice(0, 16),
    });
  });
}

async function mayRead(context: Context, session: Session, subject: Subject): Promise<boolean> {
  const verb = verbs.find((one): one is Verb => one === `${subject.type}.read`);
  if (verb === undefined || !subjectTypes.includes(subject.type) || !mayEver(session, verb)) return false;
  return context.services.db.read((reader) => rowInScope({ ...context, session, verb }, reader, subject));
}

const notFound = (reply: FastifyReply) =>
  reply.code(404).send({ refusal: refusal('not-found', { subject: 'attachment' }) });

function nameIn(header: string | string[] | undefined): string {
  try {
    return decodeURIComponent(String(header ?? '')).slice(0, 120);
  } catch {
    return '';
  }
}
