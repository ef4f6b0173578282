import type { Readable } from 'node:stream';
import { refusal } from '@mingcha/domain';
import type { Verb } from '@mingcha/domain/access';
import type { FastifyInstance } from 'fastify';
import { mayEver } from '../access/ability.ts';
import type { SignedIn } from '../context.ts';
import { statusOf } from '../refusal-of.ts';
import { Refused } from '../refused.ts';
import type { Services } from '../services.ts';
import { contextOf } from '../web/context.ts';
import { readerOf } from './reader-of.ts';
import { sendFile, sendPdf } from './send-file.ts';

interface PrintedFile {
  readonly bytes: Uint8Array;
  readonly filename: string;
  /** Where it is no PDF: such a file is saved and shown in no frame. */
  readonly mime?: string;
}

/** A long PDF that nobody holds whole: it is laid out, and drawn while it is sent. */
interface FlowingFile {
  readonly bytes: Readable;
  readonly filename: string;
  readonly mime?: undefined;
}

interface Printed {
  /** With `:id`. */
  readonly path: string;
  readonly verb: Verb;
  readonly noun: string;
  /** What the access log calls this copy. */
  readonly copy: string;
  /** `part`: what the path names beside the id with `:part`. */
  print(ctx: SignedIn, id: string, part: string): Promise<PrintedFile | FlowingFile>;
}

/** A document that is made when it is asked for, under the reader's own rights; taking it out is a line in the access log. */
export function printedRoute(app: FastifyInstance, services: Services, printed: Printed): void {
  const contextFrom = contextOf(services);
  const { path, verb, noun, copy, print } = printed;
  app.get(path, async (request, reply) => {
    const context = await contextFrom({ req: request, res: reply });
    const reader = readerOf(context);
    if (reader.session === null) return reply.code(reader.status).send({ refusal: reader.refusal });
    const { session } = reader;
    const named = request.params as { id: string; part?: string };
    const id = named.id.replace(/\.pdf$/, '');
    const { office, person, seat } = session;
    const event = { office, person, seat, noun, target: id };
    if (!mayEver(session, verb)) {
      const facts = { verb, ip: request.ip };
      await services.accessLog.record({ ...event, action: 'denied', facts });
      return reply.code(403).send({ refusal: refusal('not-allowed', { verb: `verb.${verb}` }) });
    }
    try {
      const file = await print({ ...context, session, verb }, id, named.part ?? '');
      const facts = { copy, ip: request.ip };
      await services.accessLog.record({ ...event, action: 'exported', facts });
      return file.mime === undefined
        ? sendPdf(reply, file.bytes, file.filename)
        : sendFile(reply, file.bytes, file.filename, file.mime);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      const code = statusOf(error.refusal.code) === 'NOT_FOUND' ? 404 : 409;
      return reply.code(code).send({ refusal: error.refusal });
    }
  });
}
