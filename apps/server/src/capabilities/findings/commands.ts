import { idOf } from '@mingcha/domain';
import {
  ConfirmFinding,
  DismissFinding,
  type FindingCommand,
  findingLifecycle,
  ReferFinding,
  ReturnFinding,
  SupplementFinding,
  WithdrawFinding,
} from '@mingcha/domain/findings';
import type { z } from 'zod';
import { act } from '../../act.ts';
import type { SignedIn } from '../../context.ts';
import { answered, seen } from '../acted.ts';
import { findingFacts } from './facts.ts';

const target = { id: idOf('finding'), ...seen };

export const Confirm = ConfirmFinding.extend(target);
export const Return = ReturnFinding.extend(target);
export const Dismiss = DismissFinding.extend(target);
export const Withdraw = WithdrawFinding.extend(target);
export const Refer = ReferFinding.extend(target);
export const Supplement = SupplementFinding.extend(target);

interface Target {
  readonly id: string;
  readonly expected: number;
}

async function decide(ctx: SignedIn, { id, expected }: Target, command: FindingCommand) {
  const subject = { type: 'finding' as const, id };
  return answered(
    await act(ctx, { lifecycle: findingLifecycle, subject, command, facts: findingFacts, expected }),
  );
}

export const confirm = (ctx: SignedIn, { id, expected, ...said }: z.infer<typeof Confirm>) =>
  decide(ctx, { id, expected }, { type: 'confirmFinding', ...said });

export const sendBack = (ctx: SignedIn, { id, expected, ...said }: z.infer<typeof Return>) =>
  decide(ctx, { id, expected }, { type: 'returnFinding', ...said });

export const dismiss = (ctx: SignedIn, { id, expected, ...said }: z.infer<typeof Dismiss>) =>
  decide(ctx, { id, expected }, { type: 'dismissFinding', ...said });

export const withdraw = (ctx: SignedIn, { id, expected, ...said }: z.infer<typeof Withdraw>) =>
  decide(ctx, { id, expected }, { type: 'withdrawFinding', ...said });

export const refer = (ctx: SignedIn, { id, expected, ...said }: z.infer<typeof Refer>) =>
  decide(ctx, { id, expected }, { type: 'referFinding', ...said });

export const supplement = (ctx: SignedIn, { id, expected, ...said }: z.infer<typeof Supplement>) =>
  decide(ctx, { id, expected }, { type: 'supplementFinding', ...said });
