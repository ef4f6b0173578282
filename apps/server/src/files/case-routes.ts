import type { CaseDocument } from '@mingcha/domain/accountability';
import { say } from '@mingcha/words';
import type { FastifyInstance } from 'fastify';
import { printCase } from '../capabilities/accountability/case-print.ts';
import type { Services } from '../services.ts';
import { printedRoute } from './printed-route.ts';

const names: Readonly<Record<string, CaseDocument>> = {
  proposal: 'case-proposal',
  notice: 'prior-notice',
  defence: 'defence-record',
  decision: 'case-decision',
};

/**
 * `/files/cases/<id>/notice.pdf`: the texts of a case as the act made them, to whoever may read the case.
 * `/files/cases/<id>/decision-for-seal.pdf`: the decision with room for a seal of metal.
 * `/files/own-cases/<id>/notice.pdf`: to the respondent, signed in or with a code, once they have it.
 */
export function caseRoutes(app: FastifyInstance, services: Services): void {
  printedRoute(app, services, {
    path: '/files/cases/:id/decision-for-seal.pdf',
    verb: 'case.read',
    noun: 'case',
    copy: 'for-seal',
    print: async (ctx, id) => ({
      bytes: await printCase(ctx, id, 'case-decision', { copy: 'for-seal' }),
      filename: `${say('zh-CN', 'document.case.title.case-decision')}.pdf`,
    }),
  });
  for (const [name, document] of Object.entries(names)) {
    const filename = `${say('zh-CN', `document.case.title.${document}`)}.pdf`;
    for (const [folder, verb] of [
      ['cases', 'case.read'],
      ['own-cases', 'case.defend'],
    ] as const)
      printedRoute(app, services, {
        path: `/files/${folder}/:id/${name}.pdf`,
        verb,
        noun: 'case',
        copy: document,
        print: async (ctx, id) => ({ bytes: await printCase(ctx, id, document), filename }),
      });
  }
}
