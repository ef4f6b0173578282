import type { CreateFastifyContextOptions } from '@trpc/server/adapters/fastify';
import type { Context } from '../context.ts';
import type { Services } from '../services.ts';
import { headersOf } from './headers.ts';

/** Who asks: a person by the session cookie, a tablet by its bearer. Both are looked up anew for every request. */
export const contextOf =
  (services: Services) =>
  async ({ req, res }: Pick<CreateFastifyContextOptions, 'req' | 'res'>): Promise<Context> => {
    const headers = headersOf(req);
    const device = await services.devices.resolve(headers.get('authorization') ?? undefined);
    const quiet = headers.get('x-mingcha-background') === '1';
    const { session, ended } =
      device === null ? await services.sessions.resolve(headers, quiet) : { session: null, ended: false };
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
