import type { FastifyInstance } from 'fastify';
import { word } from '../capabilities/printed-words.ts';
import { printRegister } from '../capabilities/retention/register.ts';
import type { Services } from '../services.ts';
import { printedRoute } from './printed-route.ts';

/** `/files/destructions/<id or year>.pdf`: the register of what was lawfully destroyed. */
export function registerRoute(app: FastifyInstance, services: Services): void {
  printedRoute(app, services, {
    path: '/files/destructions/:id',
    verb: 'destruction.read',
    noun: 'destruction',
    copy: 'destruction-register',
    print: async (ctx, id) => ({
      bytes: await printRegister(ctx, id),
      filename: `${word('document.register.title')}.pdf`,
    }),
  });
}
