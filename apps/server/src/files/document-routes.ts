import type { FastifyInstance } from 'fastify';
import { scope } from '../access/scope.ts';
import { draftPdf } from '../capabilities/bulletins/queries.ts';
import { draftDispatchPdf } from '../capabilities/dispatches/queries.ts';
import { draftOrderPdf } from '../capabilities/orders/queries.ts';
import type { Services } from '../services.ts';
import { documentRoute, standing } from './document-route.ts';

const select = { sha256: true, sealFile: true, number: true } as const;

/** What went out of the house as it was signed, and as it would look now. */
export function documentRoutes(app: FastifyInstance, services: Services): void {
  documentRoute(app, services, {
    path: 'bulletins',
    verb: 'bulletin.read',
    noun: 'bulletin',
    find: async (ctx, id) => {
      const where = { AND: [scope(ctx, 'bulletin.read', 'Bulletin'), { id }] };
      return standing(await services.db.read(({ prisma }) => prisma.bulletin.findFirst({ where, select })));
    },
    draft: draftPdf,
  });
  documentRoute(app, services, {
    path: 'orders',
    verb: 'order.read',
    noun: 'order',
    find: async (ctx, id) => {
      const where = { AND: [scope(ctx, 'order.read', 'Order'), { id }] };
      return standing(await services.db.read(({ prisma }) => prisma.order.findFirst({ where, select })));
    },
    draft: draftOrderPdf,
  });
  documentRoute(app, services, {
    path: 'dispatches',
    verb: 'dispatch.read',
    noun: 'dispatch',
    find: async (ctx, id) => {
      const where = { AND: [scope(ctx, 'dispatch.read', 'Dispatch'), { id }] };
      return standing(await services.db.read(({ prisma }) => prisma.dispatch.findFirst({ where, select })));
    },
    draft: draftDispatchPdf,
  });
}
