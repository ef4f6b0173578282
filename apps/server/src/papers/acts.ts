import { appealPaperActs } from '../capabilities/accountability/appeal-paper-acts.ts';
import { casePaperActs } from '../capabilities/accountability/paper-acts.ts';
import { bulletinPaperActs } from '../capabilities/bulletins/paper-acts.ts';
import { dispatchPaperActs } from '../capabilities/dispatches/paper-acts.ts';
import { confirmationPaperActs } from '../capabilities/findings/paper-acts.ts';
import { orderPaperActs } from '../capabilities/orders/paper-acts.ts';
import { planPaperActs } from '../capabilities/plans/paper-acts.ts';
import { refuse } from '../refused.ts';
import type { PaperAct, PaperActs } from './paper-act.ts';

/** Everything that can be done on paper, by the name of its procedure. Each capability adds its own table here. */
const paperActs: PaperActs = {
  ...bulletinPaperActs,
  ...casePaperActs,
  ...appealPaperActs,
  ...orderPaperActs,
  ...dispatchPaperActs,
  ...planPaperActs,
  ...confirmationPaperActs,
};

export const paperActNames: readonly string[] = Object.keys(paperActs).sort();

export function paperActOf(name: string): PaperAct {
  const act = Object.hasOwn(paperActs, name) ? paperActs[name] : undefined;
  return act ?? refuse('paper.act-unknown');
}
