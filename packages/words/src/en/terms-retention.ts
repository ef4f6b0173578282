import type { retentionTerms as zh } from '../zh/terms-retention.ts';

export const retentionTerms: { [Key in keyof typeof zh]: string } = {
  'subject.hold': 'hold',
  'subject.destruction': 'list of destruction',

  'kind.hold.placed': 'Hold placed',
  'kind.hold.lifted': 'Hold lifted',
  'kind.destruction.listed': 'List of destruction drawn up',
  'kind.destruction.approved': 'List of destruction approved',
  'kind.destruction.refused': 'List of destruction refused',
  'kind.destruction.carried-out': 'List of destruction carried out',
  'kind.evidence.destroyed': 'Lawfully destroyed',

  'state.hold.none': 'Not placed',
  'state.hold.placed': 'On hold',
  'state.hold.lifted': 'Lifted',
  'state.destruction.none': 'Not drawn up',
  'state.destruction.listed': 'Waiting for approval',
  'state.destruction.approved': 'Approved, being destroyed',
  'state.destruction.refused': 'Not approved',
  'state.destruction.carried-out': 'Carried out',

  'command.placeHold': 'place a hold',
  'command.liftHold': 'lift the hold',
  'command.listDestruction': 'draw up a list of destruction',
  'command.approveDestruction': 'approve the list of destruction',
  'command.refuseDestruction': 'refuse the list of destruction',
  'command.carryOutDestruction': 'carry out the list of destruction',

  'guard.withinSchedule': 'Within the bounds of the schedule',
  'guard.ownOrLeader': 'By whoever placed it, or a leader',
  'guard.namedOnce': 'Each piece once',
  'guard.everyItemDue': 'Every piece is due, not held and not used',
  'guard.otherDuty': 'Approved in another duty',
  'guard.onApprovedList': 'On an approved list',
  'guard.namesListedBytes': 'The digest the list names',
  'guard.mayGo': 'May still go at this moment',

  'kept.held': 'on hold',
  'kept.visit-open': 'its visit is not closed',
  'kept.finding-open': 'its finding is not decided',
  'kept.finding': 'used in a confirmed finding',
  'kept.bulletin': 'used in a bulletin',
  'kept.order': 'used in an order',
  'kept.case': 'used in a matter under way',
  'kept.not-yet': 'its period is not over',
  'kept.no-bytes': 'the original is not here',
  'kept.named-elsewhere': 'another record uses the same file',

  'due-rule.covert-unused': 'Covert recording not used as evidence',
  'due-rule.working-paper': 'Ordinary working material',

  'held-type.visit': 'Visit',
  'held-type.finding': 'Finding',
  'held-type.evidence': 'Evidence',
  'held-type.case': 'Case',
};
