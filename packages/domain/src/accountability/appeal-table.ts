import type { Transition } from '../lifecycle.ts';
import { now, stays } from '../machine.ts';

const body = ['reviewer', 'discipline', 'leader'] as const;
const handles = ['reviewer', 'discipline'] as const;

/** 8.9 of the state machines. Nothing in it stays the decision, and no row of it can make the decision heavier. */
export const appealTransitions: readonly Transition[] = [
  now(
    'none',
    'filed',
    'fileAppeal',
    'appeal.filed',
    ['party', 'chief'],
    ['isAppellant', 'decisionReceived', 'routeOpen', 'noneOpen', 'inTimeOrReason'],
    'request',
  ),
  now('filed', 'supplement-asked', 'askSupplement', 'appeal.supplement-asked', handles, ['tookNoPart']),
  now(
    'supplement-asked',
    'filed',
    'supplementAppeal',
    'appeal.supplemented',
    ['party', 'chief'],
    ['isSameAppellant'],
  ),
  now('filed', 'accepted', 'acceptAppeal', 'appeal.accepted', handles, ['tookNoPart'], 'acceptance notice'),
  now('filed', 'inadmissible', 'refuseAppeal', 'appeal.inadmissible', handles, ['tookNoPart']),
  now(
    'accepted',
    'reviewing',
    'assignAppeal',
    'appeal.assigned',
    ['discipline', 'leader'],
    ['tookNoPart', 'twoReviewers', 'reviewersTookNoPart', 'reviewersNotRecused'],
  ),
  now(
    'reviewing',
    'decided',
    'decideAppeal',
    'appeal.decided',
    body,
    ['isReviewer', 'reviewedTogether', 'organNamed', 'measuresOnlyChanged', 'monthsAsLaw', 'neverHeavier'],
    'D20',
  ),
  now(
    ['accepted', 'reviewing'],
    stays,
    'extendAppeal',
    'appeal.extended',
    ['discipline', 'leader'],
    ['tookNoPart', 'mayTakeLonger'],
  ),
  now(
    'decided',
    stays,
    'sealAppealByKey',
    'appeal.sealed-by-key',
    ['director'],
    ['notSealedYet', 'keeperDidNotDecide', 'sealedAsDecided'],
    'PDF/A',
  ),
  now('decided', 'served', 'serveAppeal', 'appeal.served', handles, ['tookNoPart', 'resultProven'], 'D11'),
  now('decided', 'served', 'receiveAppeal', 'appeal.served', ['party', 'chief', 'liaison'], ['isReceiver']),
  now(
    'served',
    'executed',
    'executeAppeal',
    'appeal.executed',
    ['director'],
    ['carriedOut', 'documentPutRight'],
    'correction notices',
  ),
  now(
    ['filed', 'supplement-asked', 'accepted', 'reviewing'],
    'withdrawn',
    'withdrawAppeal',
    'appeal.withdrawn',
    ['party', 'chief'],
    ['isSameAppellant'],
  ),
  now(
    ['filed', 'accepted', 'reviewing'],
    stays,
    'alarmAppeal',
    'appeal.alarmed',
    ['scheduler'],
    ['clockRanOut'],
  ),
  // The next way is gone by an appeal of its own; this one only says where it went on.
  now('executed', 'further-appeal', 'appealFurther', 'appeal.went-further', ['scheduler']),
  now('executed', 'closed', 'closeAppeal', 'appeal.closed', ['scheduler'], ['nothingFurther']),
].flat();
