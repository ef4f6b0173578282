import { idOf } from '@mingcha/domain';
import {
  CheckMask,
  ClearEvidence,
  type EvidenceCommand,
  ExcludeEvidence,
  evidenceLifecycle,
} from '@mingcha/domain/evidence';
import type { z } from 'zod';
import { act } from '../../act.ts';
import type { SignedIn } from '../../context.ts';
import { answered, seen } from '../acted.ts';

const target = { id: idOf('evidence'), ...seen };

export const Clear = ClearEvidence.extend(target);
export const Check = CheckMask.extend(target);
export const Exclude = ExcludeEvidence.extend(target);

export interface Target {
  readonly id: string;
  readonly expected: number;
}

export async function decide(ctx: SignedIn, { id, expected }: Target, command: EvidenceCommand) {
  const subject = { type: 'evidence' as const, id };
  return answered(await act(ctx, { lifecycle: evidenceLifecycle, subject, command, facts: {}, expected }));
}

/** A second person has looked: no bystander's face, no plate, no document, no child. */
export const clear = (ctx: SignedIn, { id, expected, ...said }: z.infer<typeof Clear>) =>
  decide(ctx, { id, expected }, { type: 'clearEvidence', ...said });

/** Another than the maker has looked at the masked copy with this hash. */
export const checkMask = (ctx: SignedIn, { id, expected, ...said }: z.infer<typeof Check>) =>
  decide(ctx, { id, expected }, { type: 'checkMask', ...said });

export const exclude = (ctx: SignedIn, { id, expected, ...said }: z.infer<typeof Exclude>) =>
  decide(ctx, { id, expected }, { type: 'excludeEvidence', ...said });
