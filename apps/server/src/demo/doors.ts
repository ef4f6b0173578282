import { Readable } from 'node:stream';
import { refusal } from '@mingcha/domain';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import { Refused } from '../refused.ts';
import type { Services } from '../services.ts';
import { signIn } from '../sign-in/sign-in.ts';
import { headersOf } from '../web/headers.ts';
import { frameTablet } from './frame-tablet.ts';
import { changeOneByte } from './one-byte.ts';

/** What the demonstration brings: nothing here is known to a program that was started for an office. */
export interface DemoParts {
  readonly password: string;
  readonly accounts: readonly {
    readonly username: string;
    readonly name: string;
    readonly roles: readonly string[];
  }[];
  /** False while the city is still being played in. */
  readonly isWhole: () => boolean;
  /** Readies what a step needs, through the doors that desks and tablets use. */
  readonly prepare: (services: Services, step: string, input: unknown) => Promise<unknown>;
  /** A generated picture of a counter, for browsers without a camera. */
  readonly photograph: () => Promise<Uint8Array>;
}

const Who = z.object({ username: z.string().min(1).max(40) });
const Wanted = z.object({ step: z.string().min(1).max(40), input: z.unknown() });
const Place = z.object({ hash: z.string().length(64).optional() });

/**
 * The five minutes' own doors, below `/api/demo`. Opened twice over: by the demonstration's start, which alone brings the
 * parts, and by the founding entry, which is asked at every request. Otherwise nobody answers.
 */
export const demoDoors =
  (parts: DemoParts) =>
  (app: FastifyInstance, services: Services): void => {
    frameTablet(app, () => isDemo(services));
    app.register(
      async (scope) => {
        scope.addHook('preHandler', async (_request, reply) => {
          reply.header('cache-control', 'no-store');
          if (!(await isDemo(services))) return nobody(reply);
        });

        scope.get('/walk', async () => {
          const { id } = await services.db.prisma.office.findFirstOrThrow({ select: { id: true } });
          return { accounts: parts.accounts, office: id, whole: parts.isWhole() };
        });

        // The same door as everybody's, with the password that stands on the console.
        scope.post('/sign-in', async (request, reply) => {
          const who = Who.safeParse(request.body);
          const known = who.success && parts.accounts.some(({ username }) => username === who.data.username);
          if (!known)
            return reply.code(400).send({ refusal: refusal('input-invalid', { field: 'username' }) });
          const answer = await signIn(services.signIn, {
            username: who.data.username,
            password: parts.password,
            headers: headersOf(request),
            ip: request.ip,
          });
          if (!answer.ok) return reply.code(401).send({ refusal: answer.refusal });
          for (const cookie of answer.cookies) reply.header('set-cookie', cookie);
          return { person: answer.person };
        });

        scope.post('/prepare', async (request, reply) => {
          const { step, input } = Wanted.parse(request.body);
          try {
            return { ready: await parts.prepare(services, step, input) };
          } catch (error) {
            if (error instanceof Refused) return reply.code(422).send({ refusal: error.refusal });
            throw error;
          }
        });

        scope.post('/one-byte', async (request, reply) => {
          const { hash } = Place.parse(request.body ?? {});
          const lines = async function* () {
            for await (const event of changeOneByte(services, hash)) yield `${JSON.stringify(event)}\n`;
          };
          return reply.type('application/x-ndjson; charset=utf-8').send(Readable.from(lines()));
        });

        scope.get('/photograph.jpg', async (_request, reply) =>
          reply.type('image/jpeg').send(Buffer.from(await parts.photograph())),
        );
      },
      { prefix: '/api/demo' },
    );
  };

/** The founding entry has the word, as it stands in the tables now. */
export async function isDemo({ db }: Services): Promise<boolean> {
  const office = await db.prisma.office.findFirst({
    select: { demo: true },
    orderBy: [{ foundedAt: 'asc' }, { id: 'asc' }],
  });
  return office?.demo === true;
}

const nobody = (reply: FastifyReply) =>
  reply.code(404).send({ refusal: refusal('not-found', { subject: '' }) });
