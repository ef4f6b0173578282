import { idOf } from '@mingcha/domain';
import {
  ConfirmFinding,
  DismissFinding,
  type FindingCommand,
  type FindingFacts,
  type FindingState,
  findingLifecycle,
  NameHolders,
  ReferFinding,
  ReturnFinding,
  SettleFinding,
  SupplementFinding,
  WithdrawFinding,
} from '@mingcha/domain/findings';
import { say } from '@mingcha/words';
import type { z } from 'zod';
import { type Act, act, actTogether } from '../../act.ts';
import type { SignedIn } from '../../context.ts';
import { answered, seen } from '../acted.ts';
import { awaitedOf, takeBack } from './confirmation-commands.ts';
import { factsWithTime, findingFacts } from './facts.ts';

const target = { id: idOf('finding'), ...seen };

export const Confirm = ConfirmFinding.extend(target);
export const Return = ReturnFinding.extend(target);
export const Dismiss = DismissFinding.extend(target);
export const Withdraw = WithdrawFinding.extend(target);
export const Refer = ReferFinding.extend(target);
export const Name = NameHolders.extend(target);
export const Settle = SettleFinding.extend(target);
export const Supplement = SupplementFinding.extend(target);

interface Target {
  readonly id: string;
  readonly expected: number;
}

async function decide(
  ctx: SignedIn,
  { id, expected }: Target,
  command: FindingCommand,
  facts: Act<FindingState, FindingCommand, FindingFacts>['facts'] = findingFacts,
) {
  const subject = { type: 'finding' as const, id };
  return answered(await act(ctx, { lifecycle: findingLifecycle, subject, command, facts, expected }));
}

type Settling = Extract<FindingCommand, { type: 'returnFinding' | 'dismissFinding' | 'withdrawFinding' }>;

const endings = {
  returnFinding: 'kind.finding.returned',
  dismissFinding: 'kind.finding.dismissed',
  withdrawFinding: 'kind.finding.withdrawn',
} as const;

/** The matter ends or begins anew: nobody is kept waiting over a sheet that asks for nothing any more. */
async function settle(ctx: SignedIn, { id, expected }: Target, command: Settling) {
  const subject = { type: 'finding' as const, id };
  const sheets = await awaitedOf(ctx, id);
  const subjects = sheets.map((sheet) => ({ type: 'confirmation' as const, id: sheet.id }));
  return actTogether(ctx, [subject, ...subjects], async (together) => {
    const acted = await together.act({
      lifecycle: findingLifecycle,
      subject,
      command,
      facts: findingFacts,
      expected,
    });
    // Why is between us and the team; the respondent learns that nothing is asked any more.
    await takeBack(together, sheets, say('zh-CN', endings[command.type]));
    return answered(acted);
  });
}

export const confirm = (ctx: SignedIn, { id, expected, ...said }: z.infer<typeof Confirm>) =>
  decide(ctx, { id, expected }, { type: 'confirmFinding', ...said });

export const sendBack = (ctx: SignedIn, { id, expected, ...said }: z.infer<typeof Return>) =>
  settle(ctx, { id, expected }, { type: 'returnFinding', ...said });

export const dismiss = (ctx: SignedIn, { id, expected, ...said }: z.infer<typeof Dismiss>) =>
  settle(ctx, { id, expected }, { type: 'dismissFinding', ...said });

export const withdraw = (ctx: SignedIn, { id, expected, ...said }: z.infer<typeof Withdraw>) =>
  settle(ctx, { id, expected }, { type: 'withdrawFinding', ...said });

export const nameHolders = (ctx: SignedIn, { id, expected, ...said }: z.infer<typeof Name>) =>
  decide(ctx, { id, expected }, { type: 'nameHolders', ...said });

export const refer = (ctx: SignedIn, { id, expected, ...said }: z.infer<typeof Refer>) =>
  decide(ctx, { id, expected }, { type: 'referFinding', ...said });

export const choose = (ctx: SignedIn, { id, expected, ...said }: z.infer<typeof Settle>) =>
  decide(ctx, { id, expected }, { type: 'settleFinding', ...said });

export const supplement = (ctx: SignedIn, { id, expected, ...said }: z.infer<typeof Supplement>) =>
  decide(
    ctx,
    { id, expected },
    { type: 'supplementFinding', ...said },
    said.time === undefined ? findingFacts : factsWithTime(said.time),
  );
