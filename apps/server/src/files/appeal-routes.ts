import type { FastifyInstance } from 'fastify';
import { printAppeal, printAppealForSeal } from '../capabilities/accountability/appeal-print.ts';
import type { Services } from '../services.ts';
import { printedRoute } from './printed-route.ts';

/**
 * `/files/appeals/<id>.pdf`: the decision on an appeal, to those who work on it.
 * `/files/appeals/<id>/for-seal.pdf`: the same with room for a seal of metal.
 * `/files/own-appeals/<id>.pdf`: the same pages to whoever asked, once it was served on them.
 */
export function appealRoutes(app: FastifyInstance, services: Services): void {
  const common = { noun: 'appeal', copy: 'decision', print: printAppeal } as const;
  printedRoute(app, services, { ...common, path: '/files/appeals/:id', verb: 'appeal.read' });
  printedRoute(app, services, {
    ...common,
    path: '/files/appeals/:id/for-seal.pdf',
    verb: 'appeal.read',
    copy: 'for-seal',
    print: printAppealForSeal,
  });
  printedRoute(app, services, { ...common, path: '/files/own-appeals/:id', verb: 'appeal.own' });
}
