import { given } from '../fact.ts';
import type { Guard } from '../machine.ts';
import { HeldSecrecy } from '../primitives.ts';
import { type Refusal, refusal } from '../refusals.ts';
import type { DispatchCommand, DispatchFacts, DispatchState } from './dispatch.ts';

type WithdrawalGuard = Guard<DispatchState, DispatchCommand, DispatchFacts>;
type Named = NonNullable<DispatchFacts['withdrawn']>;

/** Asked of drafts of withdrawal notices alone; a document that this office does not have is in no list of its own. */
const ofNotice =
  (
    look: (
      named: Named,
      command: Extract<DispatchCommand, { type: 'draftDispatch' | 'reviseDispatch' }>,
    ) => Refusal | null,
  ): WithdrawalGuard =>
  (_, command, facts) => {
    if (command.type !== 'draftDispatch' && command.type !== 'reviseDispatch') return null;
    if (command.text.form !== 'withdrawal') return null;
    const named = given(facts.withdrawn, 'withdrawn');
    return named === null
      ? refusal('not-found', { subject: command.withdraws?.type ?? 'dispatch' })
      : look(named, command);
  };

const grades = HeldSecrecy.options;

export const withdrawalGuards = {
  withdrawsWhatWasRevoked: ofNotice(({ revoked, wasOut, isNotice }) => {
    if (isNotice) return refusal('dispatch.withdraws-notice');
    if (!revoked) return refusal('dispatch.not-withdrawn');
    return wasOut ? null : refusal('dispatch.never-went-out');
  }),

  onlyNoticeOfIt: ofNotice(({ noticed }) => (noticed ? refusal('dispatch.notice-exists') : null)),

  // It quotes title and reason of what it withdraws.
  asSecretAsWithdrawn: ofNotice(({ secrecy }, draft) =>
    grades.indexOf(HeldSecrecy.catch('work-secret').parse(draft.secrecy)) < grades.indexOf(secrecy)
      ? refusal('dispatch.less-secret', { secrecy: `secrecy.${secrecy}` })
      : null,
  ),
} satisfies Record<string, WithdrawalGuard>;
