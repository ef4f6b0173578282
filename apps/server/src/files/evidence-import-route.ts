import type { Readable } from 'node:stream';
import { refusal } from '@mingcha/domain';
import { recorderFileHead, recorderFileLimit, recorderFileOf } from '@mingcha/domain/evidence';
import type { FastifyInstance } from 'fastify';
import { mayEver } from '../access/ability.ts';
import { ImportSaid, importEvidence } from '../capabilities/evidence/import.ts';
import { Refused } from '../refused.ts';
import type { Services } from '../services.ts';
import { takeIn } from '../uploads/finish.ts';
import { contextOf } from '../web/context.ts';
import { readerOf } from './reader-of.ts';
import { withReceivedFile } from './receive-file.ts';

const verb = 'evidence.import' as const;

/**
 * `POST /files/evidence`: the file of a recorder or camera as the body, what is said of it in `x-import` (JSON, percent
 * encoded). One request, so that only who has the bytes can make evidence of them: a hash alone opens nothing.
 */
export function evidenceImportRoute(app: FastifyInstance, services: Services): void {
  const contextFrom = contextOf(services);
  app.register(async (inside) => {
    inside.removeAllContentTypeParsers();
    inside.addContentTypeParser('*', (_request, payload, done) => done(null, payload));
    inside.post(
      '/files/evidence',
      { config: { rateLimit: { max: 60, timeWindow: 60_000 } } },
      async (request, reply) => {
        const context = await contextFrom({ req: request, res: reply });
        const reader = readerOf(context);
        if (reader.session === null) return reply.code(reader.status).send({ refusal: reader.refusal });
        const { session } = reader;
        const { office, person, seat } = session;
        if (!mayEver(session, verb)) {
          const facts = { verb, ip: request.ip };
          await services.accessLog.record({
            office,
            person,
            seat,
            action: 'denied',
            noun: 'evidence',
            target: '',
            facts,
          });
          return reply.code(403).send({ refusal: refusal('not-allowed', { verb }) });
        }
        const said = ImportSaid.safeParse(saidIn(request.headers['x-import']));
        if (!said.success) {
          const field = said.error.issues[0]?.path.join('.') ?? '';
          return reply.code(422).send({ refusal: refusal('input-invalid', { field }) });
        }
        try {
          const rule = {
            limit: recorderFileLimit,
            sniff: recorderFileHead,
            refuses: (first: Uint8Array, size: number) =>
              size > recorderFileLimit
                ? refusal('attachment.too-large', { megabytes: recorderFileLimit / 1024 ** 2 })
                : recorderFileOf(first) === null
                  ? refusal('evidence.file-kind')
                  : null,
          };
          return await withReceivedFile(services, request.body as Readable, rule, async (received) => {
            const kind = recorderFileOf(received.head);
            if (kind === null) throw new Refused(refusal('evidence.file-kind'));
            const { file, sha256, size } = received;
            const row = { sha256, size, mime: kind.mime, office, subject: 'import' };
            await takeIn(services, file, row);
            const done = await importEvidence({ ...context, session, verb }, said.data, kind, row);
            // The same bytes may have been on their way to destruction before this entry named them: they are brought once more.
            await takeIn(services, file, row);
            return done;
          });
        } catch (error) {
          if (error instanceof Refused) return reply.code(422).send({ refusal: error.refusal });
          throw error;
        }
      },
    );
  });
}

function saidIn(header: string | string[] | undefined): unknown {
  try {
    return JSON.parse(decodeURIComponent(String(header ?? '')));
  } catch {
    return null;
  }
}
