import type { RefusalWords } from '../translated.ts';

export const officeRefusals = {
  'plan.incomplete': {
    what: 'Not handed in',
    why: '“{{field}}” is still empty',
    next: 'Fill it in and hand the plan in again',
  },
  'plan.dates-reversed': {
    what: 'Not saved',
    why: 'it ends ({{to}}) before it begins ({{from}})',
    next: 'Put the dates right',
  },
  'plan.reviewer-is-planner': {
    what: 'Not reviewed',
    why: 'you drafted this plan; somebody else must review it',
    next: 'Pass it to another reviewer',
  },
  'plan.approver-is-planner': {
    what: 'Not approved',
    why: 'you drafted this plan; somebody else must approve it',
    next: 'Let another leader approve it',
  },
  'plan.targets-too-frequent': {
    what: 'Not passed',
    why: 'units inspected too often of late: {{count}}',
    next: 'Take them out, or justify it in the opinion and tick the box',
  },
  'plan.revision-changes-nothing': {
    what: 'Not saved',
    why: 'nothing has changed',
    next: 'Change something first',
  },
  'plan.assignments-open': {
    what: 'Not completed',
    why: 'assignments still open: {{count}}',
    next: 'Close or abort them first',
  },
  'plan.no-assignment': {
    what: 'Not completed',
    why: 'there is no assignment under this plan',
    next: 'If it will not be carried out, cancel the plan',
  },
  'assignment.plan-not-approved': {
    what: 'Not done',
    why: 'the plan is “{{state}}”; assignments follow its approval',
    next: 'Wait until the plan is approved',
  },
  'assignment.outside-plan': {
    what: 'Not saved',
    why: '“{{what}}” goes beyond the approved plan',
    next: 'Keep within the plan, or revise it and have it approved again',
  },
  'assignment.needs-two': {
    what: 'Not sent out',
    why: 'members: {{count}}. A visit takes two or more',
    next: 'Add a member',
  },
  'assignment.lead-not-member': {
    what: 'Not saved',
    why: 'the lead is not among the members',
    next: 'Add the lead to the members, or choose another',
  },
  'assignment.lead-not-qualified': {
    what: 'Not saved',
    why: 'the lead chosen does not hold that duty',
    next: 'Choose another, or have the duty granted',
  },
  'assignment.member-recused': {
    what: 'Not sent out',
    why: 'members who must be recused: {{count}}',
    next: 'Change the team and check again',
  },
  'assignment.not-checked-clear': {
    what: 'Not sent out',
    why: 'the recusal check was not clear',
    next: 'Change the team and check again',
  },
  'assignment.not-a-member': {
    what: 'Not done',
    why: 'you are not a member of this assignment',
    next: 'Check which assignment you mean',
  },
  'assignment.already-answered': {
    what: 'Not done',
    why: 'you have answered already',
    next: 'Nothing more is needed',
  },
  'assignment.visits-open': {
    what: 'Not closed',
    why: 'visits not yet handed in: {{count}}',
    next: 'Hand them in or abort them first',
  },
  'assignment.team-unchanged': {
    what: 'Not saved',
    why: 'neither members nor lead have changed',
    next: 'Change the team first',
  },
  'bulletin.no-findings': {
    what: 'Not handed in',
    why: 'the bulletin rests on no finding',
    next: 'Add confirmed findings',
  },
  'bulletin.finding-not-confirmed': {
    what: 'Not done',
    why: 'findings not confirmed: {{count}}',
    next: 'Take them out, or wait until they are confirmed',
  },
  'bulletin.finding-repeated': {
    what: 'Not saved',
    why: 'findings named more than once: {{count}}',
    next: 'Take out the repeated ones',
  },
  'bulletin.drop-unexplained': {
    what: 'Not saved',
    why: 'confirmed findings taken out without saying who asked for it and why: {{count}}',
    next: 'Say it for each of them, or put it back',
  },
  'bulletin.statement-foreign': {
    what: 'Not saved',
    why: 'findings that paragraphs rest on and that are not in this bulletin: {{count}}',
    next: 'Take the link away, or put the finding in',
  },
  'intercession.in-future': {
    what: 'Not noted',
    why: '{{day}} is still to come',
    next: 'Give the day on which you were spoken to',
  },
  'intercession.finding-elsewhere': {
    what: 'Not noted',
    why: 'the finding is not in this bulletin',
    next: 'Choose one of this bulletin, or name the bulletin alone',
  },
  'bulletin.incomplete': {
    what: 'Not handed in',
    why: '“{{field}}” is still empty',
    next: 'Fill it in and hand it in again',
  },
  'bulletin.too-long': {
    what: 'Not passed',
    why: 'the text has {{characters}} characters; the limit is {{limit}}',
    next: 'Shorten it, or take items out',
  },
  'bulletin.photo-not-cleared': {
    what: 'Not passed',
    why: 'pictures no second person has cleared: {{count}}',
    next: 'Have them cleared, or masked and the masks checked',
  },
  'bulletin.photo-foreign': {
    what: 'Not passed',
    why: 'pictures from visits that the findings do not belong to: {{count}}',
    next: 'Take them out',
  },
  'bulletin.reviewer-is-drafter': {
    what: 'Not done',
    why: 'you drafted this bulletin; somebody else must check it',
    next: 'Pass it to a colleague',
  },
  'bulletin.signer-is-drafter': {
    what: 'Not signed',
    why: 'you drafted this bulletin and cannot sign it',
    next: 'Let another leader sign',
  },
  'bulletin.signer-is-reviewer': {
    what: 'Not signed',
    why: 'you checked this bulletin and cannot sign it',
    next: 'Let another leader sign',
  },
  'bulletin.comment-closed': {
    what: 'It was not recorded',
    why: 'This comment is settled already, or is none on this bulletin',
    next: 'Load the page again; if there is more to say, write another comment',
  },
  'bulletin.comment-of-another': {
    what: 'The comment was not settled',
    why: 'It was written by somebody else',
    next: 'Whoever wrote it settles it; in their absence the director does',
  },
  'bulletin.view-changed': {
    what: 'Not signed',
    why: 'the text you saw is not the one that stands now',
    next: 'Read it again, then sign',
  },
  'bulletin.number-not-next': {
    what: 'Not numbered',
    why: 'this is not the next number',
    next: 'The next serial is {{next}}; number it again',
  },
  'bulletin.series-differs': {
    what: 'Not numbered',
    why: 'the series is not the one the bulletin names',
    next: 'Check the letterhead code',
  },
  'bulletin.year-differs': {
    what: 'Not numbered',
    why: 'the year of the number is not {{year}}',
    next: 'Number it within the year',
  },
  'bulletin.render-differs': {
    what: 'Not rendered',
    why: 'the document does not say what was signed',
    next: 'Render it again from the signed text',
  },
  'bulletin.units-not-recipients': {
    what: 'Not issued',
    why: 'units that are neither recipients nor on copy: {{count}}',
    next: 'Take them out',
  },
  'bulletin.not-a-correction': {
    what: 'Not corrected',
    why: 'the bulletin chosen does not correct this one, or has not been issued',
    next: 'Draft and issue the correction first',
  },
  'bulletin.corrects-not-issued': {
    what: 'Not saved',
    why: 'the bulletin to be corrected was not issued, or was revoked',
    next: 'Revise a bulletin that is not issued yet; one that was revoked is not corrected any more',
  },
} satisfies Record<string, RefusalWords>;
