import { type Refusal, refusal } from '@mingcha/domain';
import type { Verb } from '@mingcha/domain/access';
import { say } from '@mingcha/words';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { mayEver } from '../access/ability.ts';
import { checkWorkbook } from '../capabilities/registry/filling/check.ts';
import { bytesAtMost, megabytesAtMost } from '../capabilities/registry/filling/limits.ts';
import { takeOver } from '../capabilities/registry/filling/take-over.ts';
import { templateIn } from '../capabilities/registry/filling/template.ts';
import type { SignedIn } from '../context.ts';
import { Refused } from '../refused.ts';
import type { Services } from '../services.ts';
import { contextOf } from '../web/context.ts';
import { readerOf } from './reader-of.ts';
import { sendFile, workbook } from './send-file.ts';

const verb: Verb = 'registry.write';

/**
 * The registers' template and the way back in. `check` writes nothing; `take-over` answers line by line, so that a file
 * of thousands of rows shows how far it is, and goes on when nobody listens any more.
 */
export function fillingRoute(app: FastifyInstance, services: Services): void {
  app.register(async (scope) => {
    scope.addContentTypeParser(
      [workbook, 'application/octet-stream'],
      { parseAs: 'buffer', bodyLimit: bytesAtMost },
      (_request, body, done) => done(null, body),
    );
    const signedIn = registrarOf(services);

    scope.get('/files/registry/template.xlsx', async (request, reply) => {
      if ((await signedIn(request, reply)) === null) return reply;
      const { lang } = request.query as { lang?: string };
      const language = lang === 'en' ? 'en' : 'zh-CN';
      const name = `${say(language, 'filling.file')}.xlsx`;
      return sendFile(reply, await templateIn(language), name, workbook);
    });

    scope.post('/files/registry/check', { errorHandler: tooLarge }, async (request, reply) => {
      const ctx = await signedIn(request, reply);
      if (ctx === null) return reply;
      try {
        const { checked } = await checkWorkbook(ctx, bodyOf(request));
        return reply.header('cache-control', 'no-store').send(checked);
      } catch (error) {
        return refuseWith(reply, error);
      }
    });

    scope.post('/files/registry/take-over', { errorHandler: tooLarge }, async (request, reply) => {
      const ctx = await signedIn(request, reply);
      if (ctx === null) return reply;
      const { digest = '' } = request.query as { digest?: string };
      reply.hijack();
      const { raw } = reply;
      raw.writeHead(200, { 'content-type': 'application/x-ndjson', 'cache-control': 'no-store' });
      const tell = (line: object) => void raw.write(`${JSON.stringify(line)}\n`);
      try {
        tell({ ended: await takeOver(ctx, bodyOf(request), digest, (done, of) => tell({ done, of })) });
      } catch (error) {
        if (!(error instanceof Refused)) request.log.error({ err: error }, 'taking over a workbook failed');
        const why =
          error instanceof Refused ? error.refusal : refusal('server-failed', { reference: request.id });
        tell({ refusal: why });
      }
      raw.end();
      return reply;
    });
  });
}

const bodyOf = (request: FastifyRequest): Buffer =>
  Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);

const registrarOf = (services: Services) => {
  const contextFrom = contextOf(services);
  return async (request: FastifyRequest, reply: FastifyReply): Promise<SignedIn | null> => {
    const context = await contextFrom({ req: request, res: reply });
    const reader = readerOf(context);
    if (reader.session === null) {
      reply.code(reader.status).send({ refusal: reader.refusal });
      return null;
    }
    const { session } = reader;
    if (mayEver(session, verb)) return { ...context, session, verb };
    const { office, person, seat } = session;
    const facts = { verb, ip: request.ip };
    await services.accessLog.record({
      office,
      person,
      seat,
      action: 'denied',
      noun: 'registry',
      target: null,
      facts,
    });
    reply.code(403).send({ refusal: refusal('not-allowed', { verb: `verb.${verb}` }) });
    return null;
  };
};

function refuseWith(reply: FastifyReply, error: unknown) {
  if (!(error instanceof Refused)) throw error;
  return reply.code(422).send({ refusal: error.refusal });
}

function tooLarge(error: Error & { code?: string }, _request: FastifyRequest, reply: FastifyReply) {
  const known: Record<string, Refusal> = {
    FST_ERR_CTP_BODY_TOO_LARGE: refusal('filling.too-large', { megabytes: megabytesAtMost }),
    FST_ERR_CTP_INVALID_MEDIA_TYPE: refusal('filling.not-a-workbook'),
  };
  const why = known[error.code ?? ''];
  if (why === undefined) throw error;
  return reply.code(422).send({ refusal: why });
}
