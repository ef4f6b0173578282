import type { CreateFastifyContextOptions } from '@trpc/server/adapters/fastify';
import type { Context } from '../context.ts';
import type { Services } from '../services.ts';
import type { Resolved } from '../sign-in/sessions.ts';
import { headersOf } from './headers.ts';

/** Who asks: a person by the session cookie, a tablet by its bearer. Both are looked up anew for every request. */
/**
 * The answer page says that it comes with a code, so that nobody who is signed in beside it answers as somebody else; a
 * picture it shows cannot say so, and is asked for with a code only where nobody is signed in.
 */
async function sessionOf(
  { sessions, passSessions }: Services,
  headers: Headers,
  quiet: boolean,
): Promise<Resolved> {
  const byPass = headers.get('x-mingcha-pass') === '1';
  const found: Resolved = byPass ? { session: null, ended: false } : await sessions.resolve(headers, quiet);
  if (found.session !== null) return found;
  const session = await passSessions.resolve(headers);
  return session === null ? found : { session, ended: false };
}

export const contextOf =
  (services: Services) =>
  async ({ req, res }: Pick<CreateFastifyContextOptions, 'req' | 'res'>): Promise<Context> => {
    const headers = headersOf(req);
    const device = await services.devices.resolve(headers.get('authorization') ?? undefined);
    const quiet = headers.get('x-mingcha-background') === '1';
    const { session, ended } =
      device === null ? await sessionOf(services, headers, quiet) : { session: null, ended: false };
    return {
      services,
      session,
      sessionEnded: ended,
      device,
      request: {
        id: req.id,
        ip: req.ip,
        userAgent: headers.get('user-agent') ?? '',
        headers,
        setHeader: (name, value) => void res.header(name, value),
      },
    };
  };
