import type { FastifyInstance } from 'fastify';
import { word } from '../capabilities/printed-words.ts';
import { printEvidenceList } from '../capabilities/visits/evidence-list.ts';
import { printWorkingPaper } from '../capabilities/visits/working-paper.ts';
import type { Services } from '../services.ts';
import { printedRoute } from './printed-route.ts';

/** `/files/visits/<id>/paper.pdf` and `…/evidence.pdf`: whoever reads the visit may take its papers out, each time a line in the log. */
export function visitPapersRoute(app: FastifyInstance, services: Services): void {
  const papers = [
    { file: 'paper', copy: 'working-paper', title: 'document.paper.title', print: printWorkingPaper },
    { file: 'evidence', copy: 'evidence-list', title: 'document.list.title', print: printEvidenceList },
  ] as const;
  for (const { file, copy, title, print } of papers)
    printedRoute(app, services, {
      path: `/files/visits/:id/${file}.pdf`,
      verb: 'visit.read',
      noun: 'visit',
      copy,
      print: async (ctx, id) => ({ bytes: await print(ctx, id), filename: `${word(title)}.pdf` }),
    });
}
