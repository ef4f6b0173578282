import { statfs } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { FerryReport, type Verb } from '@mingcha/domain/access';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { mayEver } from '../access/ability.ts';
import { rowInScope } from '../access/scope.ts';
import type { Session } from '../context.ts';
import { readFile } from '../ferry/read-file.ts';
import { writeFile } from '../ferry/write-file.ts';
import { statusOf } from '../refusal-of.ts';
import { Refused, refuse } from '../refused.ts';
import type { Services } from '../services.ts';
import { contextOf } from '../web/context.ts';
import { readerOf } from './reader-of.ts';

/**
 * `GET /files/ferry/<device>`: a file for that tablet. `POST /files/ferry`: the bytes of a file that a tablet wrote, as the
 * body; they go from the socket through the seal to the disk, and are never whole in memory.
 */
export function ferryRoutes(app: FastifyInstance, services: Services): void {
  const contextFrom = contextOf(services);

  /** Whoever holds the right; everybody else gets the refusal, and the closed door is noted. */
  async function behind(
    request: FastifyRequest,
    reply: FastifyReply,
    verbs: readonly Verb[],
    work: (session: Session, verb: Verb) => Promise<unknown>,
  ): Promise<unknown> {
    const reader = readerOf(await contextFrom({ req: request, res: reply }));
    if (reader.session === null) return reply.code(reader.status).send({ refusal: reader.refusal });
    const { session } = reader;
    try {
      const verb = verbs.find((one) => session.pass === undefined && mayEver(session, one));
      if (verb === undefined) {
        const { office, person, seat } = session;
        const facts = { verb: verbs[0] ?? '', ip: request.ip };
        await services.accessLog.record({
          office,
          person,
          seat,
          action: 'denied',
          noun: 'ferry',
          target: null,
          facts,
        });
        refuse('not-allowed', { verb: `verb.${verbs[0] ?? ''}` });
      }
      return await work(session, verb);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      const status = { NOT_FOUND: 404, FORBIDDEN: 403 }[statusOf(error.refusal.code) as string] ?? 422;
      return reply.code(status).send({ refusal: error.refusal });
    }
  }

  app.get('/files/ferry/:device', (request, reply) =>
    behind(request, reply, ['device.ferry'], async (session, verb) => {
      const { device } = request.params as { device: string };
      const subject = { type: 'device' as const, id: device };
      if (!(await services.db.read((reader) => rowInScope({ session, verb }, reader, subject))))
        refuse('not-found', { subject: 'device' });
      const file = await writeFile(services, session, device);
      return reply
        .header('cache-control', 'private, no-store')
        .header('content-disposition', `attachment; filename="notes-${stamp(services.now())}.dat"`)
        .type('application/octet-stream')
        .send(file);
    }),
  );

  app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, payload, done) => done(null, payload));
    scope.post('/files/ferry', (request, reply) =>
      behind(request, reply, ['device.ferry', 'device.recover'], async (session) => {
        await assertRoom(services, Number(request.headers['content-length'] ?? 0));
        const report = await readToEnd(request.body as Readable, (pieces) =>
          readFile(services, session, pieces),
        );
        return FerryReport.parse(report);
      }),
    );
  });
}

/**
 * A browser listens for the answer only once it has sent everything: what is refused at its first bytes is still let come in,
 * and read past.
 */
async function readToEnd<T>(
  body: Readable,
  work: (pieces: AsyncIterable<Uint8Array>) => Promise<T>,
): Promise<T> {
  const pieces = body.iterator({ destroyOnReturn: false });
  try {
    return await work(pieces);
  } finally {
    // While somebody waits for a next piece, the rest does not flow.
    await pieces.return?.(undefined);
    body.resume();
    await finished(body, { writable: false }).catch(() => {});
  }
}

/** Full in the middle of a file would stop everybody's work: said before the first byte is taken. */
async function assertRoom({ settings }: Services, bytes: number): Promise<void> {
  const { bavail, bsize } = await statfs(settings.folders.uploads);
  if (bytes > bavail * bsize - settings.minFreeBytes) refuse('ferry.no-room');
}

/** Says when, and nothing else. */
const stamp = (at: number): string => new Date(at).toISOString().replace(/[-:]/g, '').slice(0, 15);
