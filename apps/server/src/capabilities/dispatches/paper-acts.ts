import type { Reader } from '@mingcha/db';
import { Hash, idOf, LongText, type Subject } from '@mingcha/domain';
import { dispatchLifecycle } from '@mingcha/domain/dispatches';
import type { WordKey } from '@mingcha/words';
import { z } from 'zod';
import { stateOf } from '../../act.ts';
import type { SignedIn } from '../../context.ts';
import { type PaperActs, paperAct, type Sheet } from '../../papers/paper-act.ts';
import { serviceAct } from '../../papers/service-said.ts';
import { refuse } from '../../refused.ts';
import { word } from '../printed-words.ts';
import { sendBack, serve } from './commands.ts';
import { assertWords, lookOf, reachable } from './reach.ts';
import { sign } from './sign.ts';
import { frozenDispatch } from './view.ts';

const ofDispatch = (id: string): Subject => ({ type: 'dispatch', id });
const Dispatch = z.object({ id: idOf('dispatch') });

const drafters = async (reader: Reader, about: Subject) =>
  stateOf(dispatchLifecycle, await reader.recordedOf(about)).drafters;

async function unitName(ctx: SignedIn, unit: string | null): Promise<string | null> {
  if (unit === null) return null;
  const row = await ctx.services.db.read(({ prisma }) =>
    prisma.unit.findUnique({ where: { id: unit }, select: { name: true } }),
  );
  return row?.name ?? null;
}

/** Witnesses and doorkeepers sign a receipt: it names the document and tells nothing of what stands in it. */
async function receiptOf(ctx: SignedIn, id: string): Promise<Sheet> {
  const row = await reachable({ ...ctx, verb: 'dispatch.read' }, id);
  const addressee = (await unitName(ctx, row.unit)) ?? refuse('dispatch.goes-to-no-unit');
  const title = row.title ?? '—';
  return {
    title,
    shown: row.viewHash,
    lines: [
      { label: 'paper.line.document', text: title },
      ...(row.number === null ? [] : [{ label: 'paper.line.number', text: row.number }]),
      { label: 'paper.line.addressee', text: addressee },
    ],
  };
}

/** 呈批单: the leader signs a conclusion or minutes with a pen, or sends them back. */
const signing = paperAct({
  verb: 'dispatch.sign',
  form: 'approval',
  // What a director signs names the hand that signs it: that is signed at the desk.
  deciders: ['leader'],
  target: Dispatch.extend({ viewHash: Hash }),
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
  about: ({ id }) => ofDispatch(id),
  async sheet(ctx, { id, viewHash }) {
    const row = await reachable({ ...ctx, verb: 'dispatch.read' }, id);
    assertWords(row);
    const { hash } = await ctx.services.db.read(async (reader) =>
      frozenDispatch(reader, id, await lookOf(ctx, reader)),
    );
    if (hash !== viewHash) refuse('dispatch.view-changed');
    const addressee = await unitName(ctx, row.unit);
    return {
      title: row.title ?? '—',
      shown: hash,
      lines: [
        { label: 'paper.line.subject', text: row.title ?? '—' },
        { label: 'paper.line.document', text: word(`dispatch-form.${row.form}` as WordKey) },
        ...(addressee === null ? [] : [{ label: 'paper.line.recipients', text: addressee }]),
      ],
    };
  },
  drafters,
  run: (ctx, { id, viewHash, decision, opinion }) =>
    decision === 'agree' ? sign(ctx, { id, viewHash, opinion }) : sendBack(ctx, { id, reason: opinion }),
});

const serving = serviceAct({
  verb: 'dispatch.serve',
  deciders: ['planner', 'director'],
  target: Dispatch,
  about: ({ id }) => ofDispatch(id),
  sheet: (ctx, { id }) => receiptOf(ctx, id),
  serve: (ctx, { id, proof }) => serve(ctx, { id, proof }),
});

export const dispatchPaperActs: PaperActs = {
  'dispatches.sign': signing,
  'dispatches.serve': serving,
};
