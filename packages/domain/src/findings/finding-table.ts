import type { Transition } from '../lifecycle.ts';
import { later, now, stays } from '../machine.ts';

const team = ['inspector', 'lead'] as const;
const onTablet = ['visitOpen', 'actorWasThere'];
const complete = [
  'wordsSaid',
  'placeSaid',
  'codeFits',
  'unitNamed',
  'postNamed',
  'criterionNamed',
  'severitySet',
  'evidenceIntact',
  'wordingNames',
];
const choosing = ['somethingToChoose', 'everythingChosen'];
/** Proposing asks more than confirming: what was proposed before time was counted still stands to be decided. */
const whole = [...complete, 'slowTimed'];
const decides = ['visitReviewed', 'reviewerIsNotInspector'];
const decisive = ['reviewer', 'director'] as const;
const proven = [
  ...complete,
  'evidenceVerified',
  'onePersonToDirector',
  'covertOnlyToDirector',
  'favourToDirector',
];

/**
 * 8.5 of the state machines. Before a fault is confirmed, the unit and every person who can be recognised in it are heard;
 * only praise goes straight. Findings confirmed before that stage was open stay confirmed: the rows are the same.
 */
export const findingTransitions: readonly Transition[] = [
  now('none', 'draft', 'recordFinding', 'finding.recorded', team, [
    ...onTablet,
    'evidenceOwn',
    'insideVisit',
    'timeComputed',
  ]),
  now('draft', stays, 'amendFinding', 'finding.amended', team, [
    ...onTablet,
    'somethingChanged',
    'evidenceOwn',
    'timeComputed',
  ]),
  now(['proposed', 'returned'], 'draft', 'amendFinding', 'finding.amended', team, [
    ...onTablet,
    'somethingChanged',
    'evidenceOwn',
    'timeComputed',
  ]),
  now('draft', 'proposed', 'proposeFinding', 'finding.proposed', team, [
    ...onTablet,
    'nothingToChoose',
    ...whole,
  ]),
  // What was left out on one tablet and worked on upon the other stands again until somebody has chosen.
  now(['draft', 'proposed', 'returned', 'dropped'], 'draft', 'chooseFinding', 'finding.chosen', team, [
    ...onTablet,
    ...choosing,
  ]),
  now(['draft', 'proposed', 'dropped'], 'proposed', 'settleFinding', 'finding.settled', decisive, [
    ...decides,
    'visitStands',
    ...choosing,
  ]),
  now(['draft', 'proposed', 'returned'], 'dropped', 'dropFinding', 'finding.dropped', team, onTablet),
  now(['proposed', 'returned'], 'proposed', 'supplementFinding', 'finding.supplemented', team, [
    'actorWasThere',
    'visitStands',
    'somethingChanged',
    'evidenceOwn',
    'timeComputed',
    ...complete,
    'slowTimed',
  ]),
  now('proposed', 'confirmed', 'confirmFinding', 'finding.confirmed', decisive, [
    ...decides,
    'heardFirst',
    ...proven,
  ]),
  now('proposed', 'returned', 'returnFinding', 'finding.returned', decisive, decides),
  now('proposed', 'dismissed', 'dismissFinding', 'finding.dismissed', decisive, decides),
  now(
    'proposed',
    'under-confirmation',
    'openConfirmation',
    'finding.confirmation-opened',
    ['lead', 'planner', 'reviewer', 'director'],
    ['notPraised', 'visitReviewed', ...complete, 'evidenceVerified', 'favourToDirector'],
    'D7',
  ),
  now(
    'under-confirmation',
    'disputed',
    'disputeFinding',
    'finding.disputed',
    ['chief', 'liaison', 'party'],
    [],
    'objection',
  ),
  now(
    'disputed',
    stays,
    'disputeFinding',
    'finding.disputed',
    ['chief', 'liaison', 'party'],
    [],
    'objection',
  ),
  now(
    ['under-confirmation', 'disputed'],
    'confirmed',
    'confirmFinding',
    'finding.confirmed',
    decisive,
    [...decides, 'everybodyHeard', ...proven],
    'D7',
  ),
  now('under-confirmation', 'dismissed', 'dismissFinding', 'finding.dismissed', decisive, decides),
  now('under-confirmation', 'returned', 'returnFinding', 'finding.returned', decisive, decides),
  now(
    'disputed',
    'dismissed',
    'dismissFinding',
    'finding.dismissed',
    decisive,
    [...decides, 'objectionsAnswered'],
    'reply',
  ),
  now(
    'disputed',
    'returned',
    'returnFinding',
    'finding.returned',
    decisive,
    [...decides, 'objectionsAnswered'],
    'reply',
  ),
  now(
    ['proposed', 'under-confirmation', 'disputed'],
    'referred',
    'referFinding',
    'finding.referred',
    ['director', 'leader'],
    ['reviewerIsNotInspector', 'notPraise'],
    'D23',
  ),
  now(
    'referred',
    stays,
    'nameHolders',
    'finding.holders-named',
    ['director', 'leader', 'discipline'],
    ['holder', 'keepsHolder'],
  ),
  now(
    ['draft', 'proposed', 'returned', 'under-confirmation', 'disputed'],
    'withdrawn',
    'withdrawFinding',
    'finding.withdrawn',
    ['lead', 'director'],
  ),
  // Follows from an order, a bulletin or a case being issued, in the same transaction.
  now('confirmed', 'disposed', 'disposeFinding', 'finding.disposed', ['scheduler'], ['disposalLinked']),
  now('disposed', stays, 'disposeFinding', 'finding.disposed', ['scheduler'], ['disposalLinked']),
  now('disposed', 'closed', 'closeFinding', 'finding.closed', ['scheduler'], ['disposalsClosed']),
  later('closed', 'reopened', 'reopenFinding', ['lead'], ['relapseOrAppeal'], 'D15'),
].flat();
