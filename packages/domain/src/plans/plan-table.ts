import type { Transition } from '../lifecycle.ts';
import { later, now, stays } from '../machine.ts';

const beforeProgress = ['draft', 'legal-review', 'pending-approval', 'returned', 'approved'];

/** 8.1 of the state machines; articles are those of the Government Inspection Regulation (Decree 733). */
export const planTransitions: readonly Transition[] = [
  now('none', 'draft', 'draftPlan', 'plan.drafted', ['planner'], ['secrecyHeld', 'datesInOrder'], 'D1'),
  now(
    ['draft', 'returned'],
    stays,
    'revisePlan',
    'plan.revised',
    ['planner'],
    ['secrecyHeld', 'datesInOrder'],
  ),
  // Art. 15: another target, content or scope after approval needs approval again.
  now('approved', 'draft', 'revisePlan', 'plan.revised', ['planner'], ['secrecyHeld', 'datesInOrder']),
  now(
    ['draft', 'returned'],
    'legal-review',
    'submitPlan',
    'plan.submitted',
    ['planner'],
    ['schemeComplete'],
    'D1',
  ),
  now(
    'legal-review',
    'pending-approval',
    'reviewPlan',
    'plan.reviewed',
    ['reviewer'],
    ['reviewerIsNotPlanner', 'frequencyPassedOrJustified', 'noEntrapment'],
  ),
  now('legal-review', 'returned', 'returnPlan', 'plan.returned', ['reviewer'], ['reviewerIsNotPlanner']),
  // Art. 11: the instruction or approval is recorded with the step.
  now(
    'pending-approval',
    'approved',
    'approvePlan',
    'plan.approved',
    ['leader'],
    ['approverIsNotPlanner'],
    'D1',
  ),
  now('pending-approval', 'returned', 'returnPlan', 'plan.returned', ['leader']),
  later('approved', 'filed', 'filePlan', ['planner'], ['filingNumber'], 'filing form'),
  now('approved', 'in-progress', 'startPlan', 'plan.started', ['director']),
  later('filed', 'in-progress', 'startPlan', ['director'], ['teamTrained', 'secrecyPledged', 'drawDone']),
  now('in-progress', 'suspended', 'suspendPlan', 'plan.suspended', ['director']),
  now('suspended', 'in-progress', 'resumePlan', 'plan.resumed', ['director']),
  now(
    'in-progress',
    'completed',
    'completePlan',
    'plan.completed',
    ['director'],
    ['assignmentsClosed'],
    'D8',
  ),
  later('completed', 'archived', 'archivePlan', ['director'], ['ordersClosed', 'stagesClosed'], 'file list'),
  now(beforeProgress, 'cancelled', 'cancelPlan', 'plan.cancelled', ['leader']),
  later('filed', 'cancelled', 'cancelPlan', ['leader']),
].flat();
