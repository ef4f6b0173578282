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
const decides = ['visitReviewed', 'reviewerIsNotInspector'];

/**
 * 8.5 of the state machines. The unit's own confirmation (five working days to agree or object) is not open yet: a
 * reviewer confirms what was proposed, and opening that stage later adds rows and changes nothing recorded.
 */
export const findingTransitions: readonly Transition[] = [
  now('none', 'draft', 'recordFinding', 'finding.recorded', team, [
    ...onTablet,
    'evidenceOwn',
    'insideVisit',
  ]),
  now('draft', stays, 'amendFinding', 'finding.amended', team, [
    ...onTablet,
    'somethingChanged',
    'evidenceOwn',
  ]),
  now(['proposed', 'returned'], 'draft', 'amendFinding', 'finding.amended', team, [
    ...onTablet,
    'somethingChanged',
    'evidenceOwn',
  ]),
  now('draft', 'proposed', 'proposeFinding', 'finding.proposed', team, [...onTablet, ...complete]),
  now(['draft', 'proposed', 'returned'], 'dropped', 'dropFinding', 'finding.dropped', team, onTablet),
  now(['proposed', 'returned'], 'proposed', 'supplementFinding', 'finding.supplemented', team, [
    'actorWasThere',
    'visitStands',
    'somethingChanged',
    'evidenceOwn',
    ...complete,
  ]),
  now(
    'proposed',
    'confirmed',
    'confirmFinding',
    'finding.confirmed',
    ['reviewer', 'director'],
    [
      ...decides,
      ...complete,
      'evidenceVerified',
      'onePersonToDirector',
      'covertOnlyToDirector',
      'favourToDirector',
    ],
  ),
  now('proposed', 'returned', 'returnFinding', 'finding.returned', ['reviewer', 'director'], decides),
  now('proposed', 'dismissed', 'dismissFinding', 'finding.dismissed', ['reviewer', 'director'], decides),
  now(
    'proposed',
    'referred',
    'referFinding',
    'finding.referred',
    ['director', 'leader'],
    ['reviewerIsNotInspector', 'notPraise'],
    'D23',
  ),
  now(['draft', 'proposed', 'returned'], 'withdrawn', 'withdrawFinding', 'finding.withdrawn', [
    'lead',
    'director',
  ]),
  later('proposed', 'under-confirmation', 'openConfirmation', ['lead'], ['twoPersons', 'fiveElements'], 'D7'),
  later(
    'under-confirmation',
    'confirmed',
    'confirmFinding',
    ['reviewer'],
    [...decides, 'unitAgreedOrPeriodLapsed'],
    'D7',
  ),
  later('under-confirmation', 'disputed', 'disputeFinding', ['chief'], ['reasonsGiven'], 'objection'),
  later('disputed', 'confirmed', 'confirmFinding', ['reviewer'], ['objectionAnswered'], 'reply'),
  later('disputed', 'dismissed', 'dismissFinding', ['reviewer'], ['objectionAnswered'], 'reply'),
  later(['under-confirmation', 'disputed'], 'withdrawn', 'withdrawFinding', ['lead']),
  later('confirmed', 'disposed', 'disposeFinding', ['director'], ['disposalLinked']),
  later('disposed', 'closed', 'closeFinding', ['scheduler'], ['disposalsClosed']),
  later('closed', 'reopened', 'reopenFinding', ['lead'], ['relapseOrAppeal'], 'D15'),
].flat();
