import { causesOf, deadlineAfter, recounted } from '../calendar/deadline.ts';
import { recordedDeadline } from '../calendar/recorded-deadline.ts';
import { given } from '../fact.ts';
import type { Lifecycle, Recorded } from '../lifecycle.ts';
import { fromTable, made, nothingYet } from '../machine.ts';
import type { ServiceProof } from '../papers/index.ts';
import type { ConfirmationCommand, ConfirmationFacts, ConfirmationState } from './confirmation.ts';
import { confirmationGuards, ownReceipt } from './confirmation-guards.ts';
import { confirmationTransitions } from './confirmation-table.ts';

function apply(state: ConfirmationState, entry: Recorded): ConfirmationState {
  switch (entry.kind) {
    case 'confirmation.opened': {
      const { finding, visit, unit, person, facts, shows, days } = entry.payload;
      return { ...state, finding, visit, unit, person, facts, shows, days, openedAt: entry.at };
    }
    case 'confirmation.served':
      return { ...state, proof: entry.payload.proof, deadline: entry.payload.deadline };
    case 'confirmation.recounted':
      return { ...state, deadline: entry.payload.deadline };
    case 'confirmation.answered':
      return { ...state, answer: entry.payload.answer, points: entry.payload.points };
    default:
      return state;
  }
}

/** Time runs from the day of the service on, and from nothing else. */
const served = ({ days }: ConfirmationState, { calendar }: ConfirmationFacts, proof: ServiceProof) =>
  made('confirmation.served', {
    proof,
    deadline: recordedDeadline(deadlineAfter(given(calendar, 'calendar'), proof.at, days)),
  });

export const confirmationLifecycle: Lifecycle<ConfirmationState, ConfirmationCommand, ConfirmationFacts> =
  fromTable<ConfirmationState, ConfirmationCommand, ConfirmationFacts>({
    subject: 'confirmation',
    initial: {
      ...nothingYet,
      finding: null,
      visit: null,
      unit: null,
      person: null,
      facts: null,
      shows: [],
      days: 0,
      openedAt: null,
      proof: null,
      deadline: null,
      answer: null,
      points: [],
    },
    transitions: confirmationTransitions,
    guards: confirmationGuards,
    emits: {
      openConfirmationSheet: (_, { type: _type, ...sheet }) => made('confirmation.opened', sheet),
      serveConfirmation: (state, { proof }, context) => served(state, context, proof),
      receiveConfirmation: (state, _, context) => served(state, context, ownReceipt(context.now)),
      answerConfirmation: ({ id, finding }, { type: _type, ...reply }) => [
        ...made('confirmation.answered', reply),
        // The finding learns of the objection in the same breath, so that nobody confirms past it.
        ...(reply.answer === 'agrees' || id === null || finding === null
          ? []
          : made('finding.disputed', { confirmation: id }, { type: 'finding', id: finding })),
      ],
      noteRefusalToSign: (_, { type: _type, ...note }) => made('confirmation.refused-to-sign', note),
      recountConfirmation: ({ deadline: before }, _, { calendar, loadings }) => {
        const after = before === null ? null : recounted(given(calendar, 'calendar'), before);
        if (before === null || after === null) return [];
        const because = causesOf(given(loadings, 'loadings'), [{ before, after }]);
        return made('confirmation.recounted', { deadline: recordedDeadline(after), because });
      },
      lapseConfirmation: () => made('confirmation.lapsed', {}),
      replyToConfirmation: (_, { points }) => made('confirmation.replied', { points }),
      withdrawConfirmation: (_, { reason }) => made('confirmation.withdrawn', { reason }),
    },
    apply,
    incompatible: [],
  });
