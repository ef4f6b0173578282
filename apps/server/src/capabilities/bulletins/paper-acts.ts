import type { Reader } from '@mingcha/db';
import { Hash, idOf, LongText, type Subject } from '@mingcha/domain';
import { bulletinLifecycle } from '@mingcha/domain/bulletins';
import { z } from 'zod';
import { stateOf } from '../../act.ts';
import { type PaperActs, paperAct } from '../../papers/paper-act.ts';
import { refuse } from '../../refused.ts';
import { sendBack } from './commands.ts';
import { presentViews } from './freeze.ts';
import { assertReachable } from './reachable.ts';
import { sign } from './sign.ts';

const drafters = async (reader: Reader, about: Subject) =>
  stateOf(bulletinLifecycle, await reader.recordedOf(about)).drafters;

/** 呈批单: the leader writes with a pen whether the bulletin goes out, and what else they have to say. */
const signing = paperAct({
  verb: 'bulletin.sign',
  form: 'approval',
  deciders: ['leader'],
  target: z.object({ id: idOf('bulletin'), viewHash: Hash, publicViewHash: Hash.optional() }),
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
  about: ({ id }) => ({ type: 'bulletin', id }),
  async sheet(ctx, { id, viewHash, publicViewHash }) {
    await assertReachable({ ...ctx, verb: 'bulletin.read' }, id);
    const { served, everybody } = await presentViews(ctx.services, id);
    const { view, hash } = served;
    if (hash !== viewHash || everybody?.hash !== publicViewHash) refuse('bulletin.view-changed');
    return {
      title: view.title,
      shown: hash,
      lines: [
        { label: 'paper.line.subject', text: view.title },
        { label: 'paper.line.recipients', text: view.recipients.join('、') },
        ...(everybody === null ? [] : [{ label: 'paper.line.public' as const, text: everybody.hash }]),
        { label: 'paper.line.findings', text: String(view.findings.length) },
        { label: 'paper.line.intro', text: view.intro.join('\n') },
      ],
    };
  },
  drafters,
  run: (ctx, { id, viewHash, publicViewHash, decision, opinion }) =>
    decision === 'agree'
      ? sign(ctx, { id, viewHash, publicViewHash, opinion })
      : sendBack(ctx, { id, reason: opinion }),
});

export const bulletinPaperActs: PaperActs = { 'bulletins.sign': signing };
