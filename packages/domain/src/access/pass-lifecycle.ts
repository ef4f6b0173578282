import type { Lifecycle, Recorded } from '../lifecycle.ts';
import { fromTable, made, nothingYet, now } from '../machine.ts';
import { refusal } from '../refusals.ts';
import type { PassCommand, PassState } from './pass.ts';

const office = ['planner', 'reviewer', 'director', 'discipline'] as const;
const live = ['issued', 'opened'] as const;

function apply(state: PassState, entry: Recorded): PassState {
  switch (entry.kind) {
    case 'pass.issued': {
      const { about, role, person, seat, digest, until } = entry.payload;
      return { ...state, about, role, person, seat, digest, until, issuedBy: entry.actor.person };
    }
    case 'pass.revoked':
      return { ...state, reason: entry.payload.reason };
    default:
      return state;
  }
}

/** A code printed on a document: it opens that document's answer for one person, until the answer is handed in. */
export const passLifecycle: Lifecycle<PassState, PassCommand, object> = fromTable<
  PassState,
  PassCommand,
  object
>({
  subject: 'pass',
  initial: {
    ...nothingYet,
    about: null,
    role: null,
    person: null,
    seat: null,
    digest: null,
    until: null,
    issuedBy: null,
    reason: null,
  },
  transitions: [
    now('none', 'issued', 'issuePass', 'pass.issued', office, ['untilAhead']),
    now('issued', 'opened', 'openPass', 'pass.opened', ['scheduler'], ['notOver']),
    now(live, 'spent', 'spendPass', 'pass.spent', ['scheduler']),
    now(live, 'revoked', 'revokePass', 'pass.revoked', office),
    now(live, 'expired', 'expirePass', 'pass.expired', ['scheduler'], ['over']),
  ].flat(),
  guards: {
    untilAhead: (_, command, context) =>
      command.type === 'issuePass' && command.until <= context.now ? refusal('pass.until-past') : null,
    notOver: ({ until }, _, context) => ((until ?? 0) <= context.now ? refusal('pass.over') : null),
    over: ({ until }, _, context) => ((until ?? 0) > context.now ? refusal('pass.not-over') : null),
  },
  emits: {
    issuePass: (_, { type: _type, ...pass }) => made('pass.issued', pass),
    openPass: () => made('pass.opened', {}),
    spendPass: () => made('pass.spent', {}),
    revokePass: (_, { reason }) => made('pass.revoked', { reason }),
    expirePass: () => made('pass.expired', {}),
  },
  apply,
  incompatible: [['pass.spent', 'pass.revoked']],
});
