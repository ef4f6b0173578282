import { refusal } from '@mingcha/domain';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { mayEver } from '../access/ability.ts';
import { previewUnsaved, Unsaved } from '../capabilities/bulletins/preview-unsaved.ts';
import type { Session } from '../context.ts';
import { Overtaken } from '../papers/newest-only.ts';
import { statusOf } from '../refusal-of.ts';
import { Refused } from '../refused.ts';
import type { Services } from '../services.ts';
import { contextOf } from '../web/context.ts';
import { readerOf } from './reader-of.ts';
import { sendPdf } from './send-file.ts';

/** Five hundred findings, forty captions and the words. */
const bodyLimit = 262_144;
const verb = 'bulletin.draft';

/**
 * The paper of a form that is not saved, for whoever may draft: the fields go in, the PDF comes out, and beside it in
 * `x-mingcha-preview` what is missing. 204: the same person has asked for a newer one.
 */
export function bulletinPreviewRoute(app: FastifyInstance, services: Services): void {
  const contextFrom = contextOf(services);
  const looked = firstLooks(services);
  app.post('/files/bulletins/preview.pdf', { bodyLimit }, async (request, reply) => {
    const context = await contextFrom({ req: request, res: reply });
    const reader = readerOf(context);
    if (reader.session === null) return reply.code(reader.status).send({ refusal: reader.refusal });
    const { session } = reader;
    if (!mayEver(session, verb)) {
      const { office, person, seat } = session;
      const event = { office, person, seat, action: 'denied', noun: 'bulletin', target: null } as const;
      await services.accessLog.record({ ...event, facts: { verb, ip: request.ip } });
      return reply.code(403).send({ refusal: refusal('not-allowed', { verb: `verb.${verb}` }) });
    }
    const asked = Unsaved.safeParse(request.body);
    if (!asked.success) {
      const field = asked.error.issues[0]?.path.join('.') ?? '';
      return reply.code(400).send({ refusal: refusal('input-invalid', { field }) });
    }
    const gone = new AbortController();
    reply.raw.once('close', () => gone.abort());
    try {
      const { bytes, told, took } = await previewUnsaved(
        { ...context, session, verb },
        asked.data,
        gone.signal,
      );
      await looked(session, asked.data, request);
      reply.header('x-mingcha-preview', encodeURIComponent(JSON.stringify(told)));
      reply.header('server-timing', took.join(', '));
      return sendPdf(reply, bytes, 'preview.pdf');
    } catch (error) {
      if (error instanceof Overtaken) return reply.code(204).send();
      if (!(error instanceof Refused)) throw error;
      const code = statusOf(error.refusal.code) === 'NOT_FOUND' ? 404 : 422;
      return reply.code(code).send({ refusal: error.refusal });
    }
  });
}

/**
 * A look at findings and pictures on paper is a line in the access log: one when somebody begins, and one whenever
 * something comes onto the paper that was not on it before, but not one for every word typed.
 */
function firstLooks({ accessLog }: Services) {
  const shown = new Map<string, ReadonlySet<string>>();
  const peopleAtMost = 500;
  return async (session: Session, { id, findings, photos }: Unsaved, request: FastifyRequest) => {
    const { office, person, seat } = session;
    const now = [id ?? 'new', ...findings, ...photos.map(({ evidence }) => evidence)];
    const before = shown.get(session.id);
    if (before !== undefined && now.every((each) => before.has(each))) return;
    const facts = {
      copy: 'preview',
      findings: String(findings.length),
      photos: String(photos.length),
      ip: request.ip,
    };
    await accessLog.record({ office, person, seat, action: 'viewed', noun: 'bulletin', target: id, facts });
    shown.delete(session.id);
    shown.set(session.id, new Set([...(before ?? []), ...now]));
    for (const oldest of shown.keys()) {
      if (shown.size <= peopleAtMost) break;
      shown.delete(oldest);
    }
  };
}
