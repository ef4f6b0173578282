import { say } from '@mingcha/words';
import type { FastifyInstance } from 'fastify';
import { printTaskCard } from '../capabilities/plans/task-card.ts';
import type { Services } from '../services.ts';
import { printedRoute } from './printed-route.ts';

/** `/files/assignments/<id>.pdf`: the task card for the file. */
export function taskCardRoute(app: FastifyInstance, services: Services): void {
  const filename = `${say('zh-CN', 'document.card.title')}.pdf`;
  printedRoute(app, services, {
    path: '/files/assignments/:id',
    verb: 'assignment.print',
    noun: 'assignment',
    copy: 'task-card',
    print: async (ctx, id) => ({ bytes: await printTaskCard(ctx, id), filename }),
  });
}
