import type { Transition } from '../lifecycle.ts';
import { now, stays } from '../machine.ts';

const drafting = [
  'drafterOfForm',
  'secrecyHeld',
  'aboutNamed',
  'wordingNames',
  'itemsLate',
  'findingsConfirmedThere',
  'withdrawsWhatWasRevoked',
  'onlyNoticeOfIt',
  'asSecretAsWithdrawn',
];
const writers = ['planner', 'director', 'lead'] as const;
const unitPeople = ['chief', 'liaison'] as const;
const signed = ['signed', 'rendered', 'sealed', 'issued', 'served'] as const;

/**
 * What goes out beside bulletins and orders: 8.11 of the state machines for a briefing (draft, signed, numbered, issued), and the
 * same way for minutes; a letter is sealed and served as well. Guards say what each form asks of its hands. The number is taken
 * with the signature, as of an order.
 */
export const dispatchTransitions: readonly Transition[] = [
  now('none', 'draft', 'draftDispatch', 'dispatch.drafted', writers, drafting, 'D8, D12, D21'),
  now(['draft', 'returned'], 'draft', 'reviseDispatch', 'dispatch.revised', writers, [
    'aboutStays',
    ...drafting,
  ]),
  now(
    'draft',
    'reviewed',
    'reviewDispatch',
    'dispatch.reviewed',
    ['reviewer'],
    ['formIsReviewed', 'actorDidNotDraft', 'findingsConfirmedThere', 'withinLength'],
  ),
  now(
    ['draft', 'reviewed'],
    'returned',
    'returnDispatch',
    'dispatch.returned',
    ['reviewer', 'director', 'leader'],
    ['actorDidNotDraft'],
  ),
  // What was true when it was drafted may have changed by now, so the signer's step looks again.
  now(
    ['draft', 'reviewed'],
    'signed',
    'signDispatch',
    'dispatch.signed',
    ['director', 'leader'],
    [
      'signerOfForm',
      'reviewedFirst',
      'signerDidNotDraft',
      'signerDidNotReview',
      'itemsLate',
      'findingsConfirmedThere',
      'reportDayAhead',
      'withinLength',
      'viewAsSeen',
      'nextInSeries',
    ],
  ),
  now(
    'signed',
    'rendered',
    'recordDispatchRendering',
    'dispatch.rendered',
    ['scheduler'],
    ['renderedAsSigned'],
  ),
  now('rendered', stays, 'recordDispatchRendering', 'dispatch.rendered', ['scheduler'], ['renderedAsSigned']),
  // Whoever keeps the key is neither who wrote nor who signed.
  now(
    'rendered',
    'sealed',
    'sealDispatchByKey',
    'dispatch.sealed-by-key',
    ['director', 'publisher'],
    ['formBearsSeal', 'keeperIsAnother', 'renderedAsSigned'],
    'PDF/A',
  ),
  now(
    ['rendered', 'sealed'],
    'issued',
    'issueDispatch',
    'dispatch.issued',
    ['planner', 'publisher', 'director'],
    ['sealRecordedOrUnsealed'],
  ),
  now(
    'issued',
    'served',
    'serveDispatch',
    'dispatch.served',
    ['planner', 'director', ...unitPeople],
    ['formIsServed', 'serviceProven'],
    'D11',
  ),
  // A number once taken stays in the register, whatever becomes of the text.
  now(
    signed,
    'revoked',
    'revokeDispatch',
    'dispatch.revoked',
    ['director', 'leader'],
    ['signerOfForm'],
    'revocation notice',
  ),
].flat();
