import type { FastifyInstance } from 'fastify';
import { printScheme } from '../capabilities/plans/scheme.ts';
import { printTaskCard } from '../capabilities/plans/task-card.ts';
import { word } from '../capabilities/printed-words.ts';
import type { Services } from '../services.ts';
import { printedRoute } from './printed-route.ts';

/** `/files/plans/<id>.pdf`: the scheme. `/files/assignments/<id>.pdf`: the task card for the file. */
export function planningRoutes(app: FastifyInstance, services: Services): void {
  const filename = `${word('document.card.title')}.pdf`;
  printedRoute(app, services, {
    path: '/files/plans/:id',
    verb: 'plan.print',
    noun: 'plan',
    copy: 'scheme',
    print: async (ctx, id) => ({
      bytes: await printScheme(ctx, id),
      filename: `${word('document.scheme.name')}.pdf`,
    }),
  });
  printedRoute(app, services, {
    path: '/files/assignments/:id',
    verb: 'assignment.print',
    noun: 'assignment',
    copy: 'task-card',
    print: async (ctx, id) => ({ bytes: await printTaskCard(ctx, id), filename }),
  });
}
