import type { FastifyInstance } from 'fastify';
import { printCloseOut } from '../capabilities/orders/close-out.ts';
import { printLookBack, printLookedBack } from '../capabilities/orders/look-back.ts';
import { printReport } from '../capabilities/orders/rectification-report.ts';
import { word } from '../capabilities/printed-words.ts';
import type { Services } from '../services.ts';
import { printedRoute } from './printed-route.ts';

/**
 * What follows an order, on paper: `/files/orders/<id>/report.pdf` for both sides, `…/items/<n>/close-out.pdf` for the office, `/files/orders/<id>/look-back.pdf` for
 * whoever verifies, to write on, `/files/look-backs/<id>.pdf` with what was recorded. Each copy is a line in the access log.
 */
export function rectificationRoutes(app: FastifyInstance, services: Services): void {
  printedRoute(app, services, {
    path: '/files/orders/:id/report.pdf',
    verb: 'order.read',
    noun: 'order',
    copy: 'report',
    print: async (ctx, id) => ({
      bytes: await printReport(ctx, id),
      filename: `${word('document.rectification.name')}.pdf`,
    }),
  });
  printedRoute(app, services, {
    path: '/files/orders/:id/items/:part/close-out.pdf',
    verb: 'order.read',
    noun: 'order',
    copy: 'close-out',
    print: async (ctx, id, part) => ({
      bytes: await printCloseOut(ctx, id, Number(part)),
      filename: `${word('document.close-out.title')}.pdf`,
    }),
  });
  printedRoute(app, services, {
    path: '/files/orders/:id/look-back.pdf',
    verb: 'order.verify',
    noun: 'order',
    copy: 'look-back',
    print: async (ctx, id) => ({
      bytes: await printLookBack(ctx, id),
      filename: `${word('document.look-back.title')}.pdf`,
    }),
  });
  printedRoute(app, services, {
    path: '/files/look-backs/:id',
    verb: 'look-back.read',
    noun: 'look-back',
    copy: 'look-back',
    print: async (ctx, id) => ({
      bytes: await printLookedBack(ctx, id),
      filename: `${word('document.look-back.title')}.pdf`,
    }),
  });
}
