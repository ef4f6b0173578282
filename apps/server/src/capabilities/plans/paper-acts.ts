import type { Reader } from '@mingcha/db';
import { idOf, LongText, type Subject } from '@mingcha/domain';
import { planLifecycle } from '@mingcha/domain/plans';
import { z } from 'zod';
import { scope } from '../../access/scope.ts';
import { stateOf } from '../../act.ts';
import { type PaperActs, paperAct } from '../../papers/paper-act.ts';
import { refuse } from '../../refused.ts';
import { namesOf } from '../registry/queries.ts';
import { approve, sendBack } from './commands.ts';

const drafters = async (reader: Reader, about: Subject) => {
  return stateOf(planLifecycle, await reader.recordedOf(about)).drafters;
};

/** 呈批单: the plan in the version that was printed; whatever happens to it meanwhile, another sheet is printed. */
const approving = paperAct({
  verb: 'plan.approve',
  form: 'approval',
  deciders: ['leader'],
  target: z.object({ id: idOf('plan'), version: z.int().min(1) }),
  said: z.object({ decision: z.enum(['agree', 'return']), opinion: LongText }),
  asked: [
    {
      key: 'decision',
      label: 'paper.asked.decision',
      kind: 'choice',
      options: [
        { value: 'agree', label: 'paper.decision.agree' },
        { value: 'return', label: 'paper.decision.return' },
      ],
    },
    { key: 'opinion', label: 'paper.asked.opinion', kind: 'long' },
  ],
  about: ({ id }) => ({ type: 'plan', id }),
  sheet: (ctx, { id, version }) =>
    ctx.services.db.read(async (reader) => {
      const where = { AND: [scope(ctx, 'plan.read', 'Plan'), { id }] };
      const row = await reader.prisma.plan.findFirst({ where });
      if (row === null) refuse('not-found', { subject: 'plan' });
      if (row.version !== version) refuse('changed-meanwhile', { state: row.state });
      const targets = await reader.prisma.planUnit.findMany({
        where: { plan: id },
        orderBy: { position: 'asc' },
      });
      const ids = targets.map((target) => target.unit);
      const units = await namesOf(reader, ctx.session.office, ids);
      return {
        title: row.title,
        shown: null,
        lines: [
          { label: 'paper.line.subject', text: row.title },
          { label: 'paper.line.basis', text: row.basis },
          { label: 'paper.line.scope', text: row.scope },
          { label: 'paper.line.method', text: row.method },
          { label: 'paper.line.dates', text: `${row.fromDay} – ${row.toDay}` },
          { label: 'paper.line.units', text: ids.map((unit) => units[unit] ?? '').join('、') },
        ],
      };
    }),
  drafters,
  run: (ctx, { id, version, decision, opinion }) =>
    decision === 'agree'
      ? approve(ctx, { id, expected: version, instruction: opinion })
      : sendBack(ctx, { id, expected: version, reason: opinion }),
});

export const planPaperActs: PaperActs = { 'plans.approve': approving };
