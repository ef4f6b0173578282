import type { Transition } from '../lifecycle.ts';
import { later, now } from '../machine.ts';

const clock = ['scheduler', 'director', 'planner'] as const;
const beforeClosing = [
  'created',
  'recusal-check',
  'offered',
  'declined',
  'reassigned',
  'accepted',
  'released',
] as const;
const fits = ['planApproved', 'insidePlan', 'leadIsMember', 'noEntrapment'];

/** 8.3 of the state machines. In the field and back are read from the visits; entries of their own come later. */
export const assignmentTransitions: readonly Transition[] = [
  now('none', 'created', 'createAssignment', 'assignment.created', ['planner', 'director'], fits, 'D3'),
  now(['created', 'reassigned'], 'recusal-check', 'checkAssignment', 'assignment.checked', clock, [
    'twoMembers',
  ]),
  now(
    'recusal-check',
    'offered',
    'offerAssignment',
    'assignment.offered',
    clock,
    ['checkedClear'],
    'recusal record',
  ),
  now(
    ['recusal-check', 'declined', 'offered', 'accepted'],
    'reassigned',
    'reassignAssignment',
    'assignment.reassigned',
    ['director', 'planner'],
    ['teamChanged', 'leadIsMember'],
  ),
  // Accepted once every member has declared to have no interest; until then it is still offered.
  now(
    'offered',
    'accepted',
    'acceptAssignment',
    'assignment.accepted',
    ['inspector', 'lead'],
    ['actorIsMember', 'notYetAnswered', 'actorNotRecused'],
    'declaration',
  ),
  now(
    'offered',
    'declined',
    'declineAssignment',
    'assignment.declined',
    ['inspector', 'lead'],
    ['actorIsMember', 'notYetAnswered'],
  ),
  now('accepted', 'released', 'releaseAssignment', 'assignment.released', clock, ['planApproved'], 'D3'),
  later('released', 'in-field', 'enterField', ['lead'], ['deviceRegistered', 'packSynced']),
  later('in-field', 'returned-from-field', 'returnFromField', ['lead'], ['mediaQueuedWithHashes']),
  now('released', 'closed', 'closeAssignment', 'assignment.closed', ['lead', 'director'], ['visitsClosed']),
  later('returned-from-field', 'closed', 'closeAssignment', ['lead'], ['visitsClosed', 'localCopiesWiped']),
  now(
    beforeClosing,
    'aborted',
    'abortAssignment',
    'assignment.aborted',
    ['lead', 'director'],
    [],
    'abort note',
  ),
  later(['in-field', 'returned-from-field'], 'aborted', 'abortAssignment', ['lead', 'director']),
].flat();
