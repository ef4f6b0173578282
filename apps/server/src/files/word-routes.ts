import type { FastifyInstance } from 'fastify';
import { draftWord } from '../capabilities/bulletins/queries.ts';
import { draftDispatchWord } from '../capabilities/dispatches/queries.ts';
import { draftOrderWord } from '../capabilities/orders/queries.ts';
import { schemeWord } from '../capabilities/plans/scheme.ts';
import { word } from '../capabilities/printed-words.ts';
import type { Services } from '../services.ts';
import { printedRoute } from './printed-route.ts';
import { wordFile as mime } from './send-file.ts';

/** Drafts for a word processor, under the right that the same draft on paper has; each copy is a line in the access log. */
export function wordRoutes(app: FastifyInstance, services: Services): void {
  printedRoute(app, services, {
    path: '/files/bulletins/:id/draft.docx',
    verb: 'bulletin.read',
    noun: 'bulletin',
    copy: 'draft-word',
    print: async (ctx, id) => ({ bytes: await draftWord(ctx, id), filename: `${id}-draft.docx`, mime }),
  });
  printedRoute(app, services, {
    path: '/files/orders/:id/draft.docx',
    verb: 'order.read',
    noun: 'order',
    copy: 'draft-word',
    print: async (ctx, id) => ({ bytes: await draftOrderWord(ctx, id), filename: `${id}-draft.docx`, mime }),
  });
  printedRoute(app, services, {
    path: '/files/dispatches/:id/draft.docx',
    verb: 'dispatch.read',
    noun: 'dispatch',
    copy: 'draft-word',
    print: async (ctx, id) => ({
      bytes: await draftDispatchWord(ctx, id),
      filename: `${id}-draft.docx`,
      mime,
    }),
  });
  printedRoute(app, services, {
    path: '/files/plans/:id/scheme.docx',
    verb: 'plan.print',
    noun: 'plan',
    copy: 'scheme-word',
    print: async (ctx, id) => ({
      bytes: await schemeWord(ctx, id),
      filename: `${word('document.scheme.name')}.docx`,
      mime,
    }),
  });
}
