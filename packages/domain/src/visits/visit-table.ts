import type { Transition } from '../lifecycle.ts';
import { now, stays } from '../machine.ts';

const team = ['inspector', 'lead'] as const;
const onTablet = ['scheduled', 'started', 'ended', 'draft-paper', 'submitted', 'returned'] as const;
const anyBefore = [...onTablet, 'reviewed', 'locked', 'aborted'] as const;
const goingIn = ['actorIsMember', 'opened', 'positionOrReason', 'membersAttested', 'covertFirst'];
const paperDone = [
  'actorIsMember',
  'checklistComplete',
  'answersSupported',
  'recordingsClosed',
  'findingsSettled',
];

/** 8.4 of the state machines. */
export const visitTransitions: readonly Transition[] = [
  now(
    'none',
    'scheduled',
    'scheduleVisit',
    'visit.scheduled',
    ['planner', 'director', 'scheduler'],
    ['assignmentReleased', 'leadOnTeam'],
    'D3',
  ),
  now('scheduled', stays, 'waiveCovert', 'visit.covert-waived', ['director'], ['waiverNeeded']),
  // Two tablets of a team may both open the sealed card.
  now(['scheduled', 'started'], stays, 'openVisit', 'visit.opened', team, ['actorIsMember']),
  now(
    'scheduled',
    stays,
    'declareNoInterest',
    'visit.declared',
    team,
    ['actorIsMember', 'opened', 'notStoodAside'],
    'recusal record',
  ),
  // 公务员法 77: whoever must stand aside says so at any time, also when already inside.
  now(
    ['scheduled', 'started'],
    stays,
    'recuseFromVisit',
    'visit.recused',
    team,
    ['actorIsMember', 'opened', 'notStoodAside'],
    'recusal record',
  ),
  now(['scheduled', 'started'], stays, 'testTablet', 'visit.tested', team, ['actorIsMember', 'opened']),
  now(['scheduled', 'started', 'ended', 'draft-paper'], stays, 'dropCover', 'visit.cover-dropped', team, [
    'actorIsMember',
    'opened',
    'coverIsOn',
  ]),
  now('scheduled', 'started', 'startVisit', 'visit.started', team, goingIn),
  now(['started', 'ended', 'draft-paper', 'returned'], stays, 'answerQuestions', 'visit.answered', team, [
    'actorIsMember',
  ]),
  // Broken off on one tablet, what was being written on the other is kept as a note all the same.
  now(['started', 'ended', 'draft-paper', 'returned', 'aborted'], stays, 'noteOnVisit', 'visit.noted', team, [
    'actorIsMember',
  ]),
  now('started', stays, 'pressWatch', 'visit.timed', team, ['actorIsMember', 'watchFits']),
  // Never under a running visit, and the paper that was drawn up by the older version is drawn up anew.
  now(['ended', 'draft-paper'], 'ended', 'moveChecklist', 'visit.checklist-moved', team, [
    'actorIsMember',
    'movesOn',
    'mappingFits',
  ]),
  now('returned', stays, 'moveChecklist', 'visit.checklist-moved', team, [
    'actorIsMember',
    'movesOn',
    'mappingFits',
  ]),
  now('started', 'ended', 'endVisit', 'visit.ended', team, ['actorIsMember', 'hasDuration']),
  now(
    ['ended', 'draft-paper', 'returned'],
    'draft-paper',
    'presentVisit',
    'visit.presented',
    team,
    paperDone,
    'D4',
  ),
  now(
    'draft-paper',
    'submitted',
    'submitVisit',
    'visit.submitted',
    team,
    ['actorIsMember', 'unchangedSincePresented', 'allSigned'],
    'D4',
  ),
  now(
    'submitted',
    'reviewed',
    'reviewVisit',
    'visit.reviewed',
    ['lead', 'director'],
    ['leadsOwnVisitToDirector', 'reviewerWasNotThere', 'evidenceVerified'],
  ),
  now(
    'submitted',
    'returned',
    'returnVisit',
    'visit.returned',
    ['lead', 'director'],
    ['leadsOwnVisitToDirector', 'reviewerWasNotThere'],
  ),
  now('reviewed', 'locked', 'lockVisit', 'visit.locked', ['scheduler', 'director', 'lead'], [], 'D4'),
  now(
    ['scheduled', 'started'],
    'aborted',
    'abortVisit',
    'visit.aborted',
    team,
    ['actorIsMember'],
    'abort note',
  ),
  now(anyBefore, 'invalidated', 'invalidateVisit', 'visit.invalidated', ['director'], [], 'note'),
  // The server may not have heard of a start made out of reach: silence is what raises the alarm.
  now(
    ['scheduled', 'started'],
    stays,
    'alarmVisit',
    'visit.alarmed',
    ['scheduler'],
    ['notBackInTime', 'notYetAlarmed'],
  ),
  now(
    ['scheduled', 'started'],
    stays,
    'extendBack',
    'visit.back-extended',
    ['planner', 'director'],
    ['laterThanBefore'],
  ),
].flat();
