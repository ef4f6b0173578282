import { idOf } from '@mingcha/domain';
import {
  ExtendBack,
  LockVisit,
  ReturnVisit,
  ReviewVisit,
  type VisitCommand,
  visitLifecycle,
  WaiveCovert,
} from '@mingcha/domain/visits';
import type { z } from 'zod';
import { act } from '../../act.ts';
import type { SignedIn } from '../../context.ts';
import { answered, seen } from '../acted.ts';
import { visitFacts } from './facts.ts';

const target = { id: idOf('visit'), ...seen };

export const Review = ReviewVisit.extend(target);
export const Return = ReturnVisit.extend(target);
export const Lock = LockVisit.extend(target);
export const Extend = ExtendBack.extend(target);
export const Waive = WaiveCovert.extend(target);

interface Target {
  readonly id: string;
  readonly expected: number;
}

async function decide(ctx: SignedIn, { id, expected }: Target, command: VisitCommand) {
  const subject = { type: 'visit' as const, id };
  return answered(
    await act(ctx, { lifecycle: visitLifecycle, subject, command, facts: visitFacts, expected }),
  );
}

export const review = (ctx: SignedIn, seenVisit: z.infer<typeof Review>) =>
  decide(ctx, seenVisit, { type: 'reviewVisit' });

export const sendBack = (ctx: SignedIn, { id, expected, ...said }: z.infer<typeof Return>) =>
  decide(ctx, { id, expected }, { type: 'returnVisit', ...said });

export const lock = (ctx: SignedIn, seenVisit: z.infer<typeof Lock>) =>
  decide(ctx, seenVisit, { type: 'lockVisit' });

export const extendBack = (ctx: SignedIn, { id, expected, ...said }: z.infer<typeof Extend>) =>
  decide(ctx, { id, expected }, { type: 'extendBack', ...said });

export const waiveCovert = (ctx: SignedIn, { id, expected, ...said }: z.infer<typeof Waive>) =>
  decide(ctx, { id, expected }, { type: 'waiveCovert', ...said });
