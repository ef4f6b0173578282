import type { Transition } from '../lifecycle.ts';
import { later, now, stays } from '../machine.ts';

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
    ['isReviewer', 'reviewedTogether', 'measuresOnlyChanged', 'monthsAsLaw', 'neverHeavier'],
    'D20',
  ),
  now('decided', 'served', 'serveAppeal', 'appeal.served', handles, ['tookNoPart', 'resultProven'], 'D11'),
  now(
    'served',
    'executed',
    'executeAppeal',
    'appeal.executed',
    ['director'],
    ['carriedOut'],
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
  later('executed', 'further-appeal', 'appealFurther', ['party'], ['routeOpen']),
  later('executed', 'closed', 'closeAppeal', ['scheduler']),
].flat();
