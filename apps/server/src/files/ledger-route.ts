import type { FastifyInstance } from 'fastify';
import { printLedger } from '../capabilities/orders/ledger.ts';
import { printMeeting } from '../capabilities/orders/meeting.ts';
import type { Services } from '../services.ts';
import { printedRoute } from './printed-route.ts';

/** `/files/ledgers/<all or a unit>.pdf` or `.xlsx`: what is to be put right, as far as the reader may read orders. */
export function ledgerRoute(app: FastifyInstance, services: Services): void {
  printedRoute(app, services, {
    path: '/files/ledgers/:id',
    verb: 'order.read',
    noun: 'order',
    copy: 'ledger',
    print: printLedger,
  });
  // `/files/meetings/<all or a unit>.pdf`, with `.outward` before it what may leave the office: for who drafts the orders.
  printedRoute(app, services, {
    path: '/files/meetings/:id',
    verb: 'order.draft',
    noun: 'order',
    copy: 'meeting',
    print: printMeeting,
  });
}
