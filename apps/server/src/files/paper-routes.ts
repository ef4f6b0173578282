import type { FastifyInstance } from 'fastify';
import { printApproval } from '../capabilities/bulletins/approval-sheet.ts';
import { englishPdf } from '../capabilities/bulletins/english.ts';
import { publicPdf } from '../capabilities/bulletins/publish.ts';
import { sealingCopy, sealingSheet } from '../capabilities/bulletins/seal.ts';
import { printPaper } from '../capabilities/papers/print.ts';
import { word } from '../capabilities/printed-words.ts';
import type { Services } from '../services.ts';
import { printedRoute } from './printed-route.ts';

/** What goes to the printer to come back with ink on it. */
export function paperRoutes(app: FastifyInstance, services: Services): void {
  printedRoute(app, services, {
    path: '/files/papers/:id',
    verb: 'paper.read',
    noun: 'paper',
    copy: 'sheet',
    print: async (ctx, id) => ({ bytes: await printPaper(ctx, id), filename: `${id}.pdf` }),
  });
  printedRoute(app, services, {
    path: '/files/bulletins/:id/approval.pdf',
    verb: 'bulletin.approvals',
    noun: 'bulletin',
    copy: 'approval',
    print: async (ctx, id) => ({
      bytes: await printApproval(ctx, id),
      filename: `${word('document.approval.title')}.pdf`,
    }),
  });
  printedRoute(app, services, {
    path: '/files/bulletins/:id/english.pdf',
    verb: 'bulletin.read',
    noun: 'bulletin',
    copy: 'english',
    print: englishPdf,
  });
  printedRoute(app, services, {
    path: '/files/bulletins/:id/public.pdf',
    verb: 'bulletin.read',
    noun: 'bulletin',
    copy: 'public',
    print: publicPdf,
  });
  printedRoute(app, services, {
    path: '/files/bulletins/:id/seal.pdf',
    verb: 'bulletin.number',
    noun: 'bulletin',
    copy: 'sealing',
    print: async (ctx, id) => {
      const { bytes, number } = await sealingCopy(ctx, id);
      return { bytes, filename: `${number}-用印稿.pdf` };
    },
  });
  printedRoute(app, services, {
    path: '/files/bulletins/:id/seal-sheet.pdf',
    verb: 'bulletin.number',
    noun: 'bulletin',
    copy: 'sealing-sheet',
    print: async (ctx, id) => {
      const { bytes, number } = await sealingSheet(ctx, id);
      return { bytes, filename: `${number}-用印单.pdf` };
    },
  });
}
