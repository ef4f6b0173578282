import rateLimit from '@fastify/rate-limit';
import { MissingGlyphs } from '@mingcha/documents';
import { refusal } from '@mingcha/domain';
import { type FastifyTRPCPluginOptions, fastifyTRPCPlugin } from '@trpc/server/adapters/fastify';
import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify';
import type { AppRouter } from '../api.ts';
import { appRouter } from '../api.ts';
import { appealRoutes } from '../files/appeal-routes.ts';
import { attachmentRoutes } from '../files/attachment-routes.ts';
import { bulletinPreviewRoute } from '../files/bulletin-preview-route.ts';
import { caseRoutes } from '../files/case-routes.ts';
import { confirmationEvidenceRoute } from '../files/confirmation-evidence-route.ts';
import { documentCheckRoute } from '../files/document-check-route.ts';
import { documentRoutes } from '../files/document-routes.ts';
import { evidenceImportRoute } from '../files/evidence-import-route.ts';
import { evidenceRoute } from '../files/evidence-route.ts';
import { ferryRoutes } from '../files/ferry-routes.ts';
import { fillingRoute } from '../files/filling-route.ts';
import { ledgerRoute } from '../files/ledger-route.ts';
import { letterRoute } from '../files/letter-route.ts';
import { packageRoute } from '../files/package-route.ts';
import { paperRoutes } from '../files/paper-routes.ts';
import { planningRoutes } from '../files/planning-routes.ts';
import { rectificationRoutes } from '../files/rectification-routes.ts';
import { registerRoute } from '../files/register-route.ts';
import { visitPapersRoute } from '../files/visit-papers-route.ts';
import { wordRoutes } from '../files/word-routes.ts';
import { eventsRoute } from '../notices/events/route.ts';
import { unprintable } from '../papers/fonts-of.ts';
import type { Services } from '../services.ts';
import { signInRoutes } from '../sign-in/routes.ts';
import type { Credentials } from '../tls/certificates.ts';
import { uploadRoutes } from '../uploads/routes.ts';
import { serveApps, type WebApps } from './apps.ts';
import { checkedPageStyle } from './checked-page.ts';
import { contextOf } from './context.ts';
import { healthRoutes } from './health.ts';
import { securityHeaders } from './security-headers.ts';
import { verifierPage } from './verifier-page.ts';

const megabyte = 1_048_576;

/** The one HTTP server: API, uploads, files and both web apps. */
export async function createHttp(
  services: Services,
  apps: WebApps,
  unlimited: () => boolean,
  doors: (app: FastifyInstance, services: Services) => void = () => {},
  credentials: Credentials | null = null,
): Promise<FastifyInstance> {
  const { settings } = services;
  const app = Fastify({
    loggerInstance: services.log as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: settings.trustProxy.length === 0 ? false : [...settings.trustProxy],
    bodyLimit: megabyte,
    routerOptions: { maxParamLength: 5000 },
    genReqId: () => services.newId('req'),
    forceCloseConnections: 'idle',
    https: credentials === null ? null : { cert: credentials.cert, key: credentials.key },
    // Fastify tells its two kinds of server apart by type; everything behind this door is the same for both.
  }) as unknown as FastifyInstance;

  await securityHeaders(app, settings);
  await app.register(rateLimit, {
    global: false,
    allowList: () => unlimited(),
    errorResponseBuilder: (_request, { ttl }) => ({
      statusCode: 429,
      refusal: refusal('too-many-requests', { seconds: Math.ceil(ttl / 1000) }),
    }),
  });
  refuseForeignPages(app);
  app.addHook('onResponse', async (request, reply) => {
    // The route, never the address: an address may carry a search text.
    request.log.info({
      route: request.routeOptions.url ?? 'none',
      method: request.method,
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
    });
  });
  app.setErrorHandler((error, request, reply) => {
    if (error instanceof MissingGlyphs) return reply.code(422).send({ refusal: unprintable(error) });
    const status = statusOf(error);
    if (status >= 500) request.log.error({ err: error }, 'request failed');
    const answer =
      refusalIn(error) ??
      (status >= 500
        ? refusal('server-failed', { reference: request.id })
        : refusal('input-invalid', { field: '' }));
    return reply.code(status).send({ refusal: answer });
  });

  signInRoutes(app, services);
  await app.register(async (scope) => {
    scope.addHook('onRequest', async (_request, reply) => {
      reply.header('cache-control', 'no-store');
    });
    const options: FastifyTRPCPluginOptions<AppRouter> = {
      prefix: '/trpc',
      trpcOptions: {
        router: appRouter,
        createContext: contextOf(services),
        onError: ({ error, path, ctx }) => {
          if (error.code === 'INTERNAL_SERVER_ERROR')
            services.log.error(
              { err: error.cause ?? error, path, reqId: ctx?.request.id },
              'procedure failed',
            );
        },
      },
    };
    await scope.register(fastifyTRPCPlugin, options);
  });
  uploadRoutes(app, services);
  attachmentRoutes(app, services);
  ferryRoutes(app, services);
  packageRoute(app, services);
  evidenceRoute(app, services);
  evidenceImportRoute(app, services);
  confirmationEvidenceRoute(app, services);
  documentRoutes(app, services);
  bulletinPreviewRoute(app, services);
  fillingRoute(app, services);
  checkedPageStyle(app);
  letterRoute(app, services);
  documentCheckRoute(app, services);
  paperRoutes(app, services);
  planningRoutes(app, services);
  rectificationRoutes(app, services);
  wordRoutes(app, services);
  visitPapersRoute(app, services);
  registerRoute(app, services);
  ledgerRoute(app, services);
  caseRoutes(app, services);
  appealRoutes(app, services);
  eventsRoute(app, services);
  healthRoutes(app, services);
  doors(app, services);
  verifierPage(app);
  await serveApps(app, apps);
  return app;
}

/** A page of another site may link here, and no more: what changes something comes from our own pages. */
function refuseForeignPages(app: FastifyInstance): void {
  app.addHook('onRequest', async (request, reply) => {
    const site = request.headers['sec-fetch-site'];
    if (request.method === 'GET' || request.method === 'HEAD' || site === undefined) return;
    if (site !== 'same-origin' && site !== 'none')
      return reply.code(403).send({ refusal: refusal('not-allowed', { verb: '' }) });
  });
}

function statusOf(error: unknown): number {
  const status =
    typeof error === 'object' && error !== null && 'statusCode' in error ? error.statusCode : 500;
  return typeof status === 'number' && status >= 400 ? status : 500;
}

function refusalIn(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'refusal' in error ? error.refusal : null;
}
