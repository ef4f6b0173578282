import type { RefusalWords } from '../translated.ts';
import type { orderRefusals as source } from '../zh/refusals-orders.ts';

export const orderRefusals: { [Code in keyof typeof source]: RefusalWords } = {
  'finding.disposed-already': {
    what: 'Nothing was recorded',
    why: 'this document has already disposed of the finding',
    next: 'There is nothing to do',
  },
  'finding.disposals-open': {
    what: 'The finding is not closed',
    why: '{{count}} of what followed from it is still open',
    next: 'It closes by itself when the order is closed or the case has ended',
  },
  'order.items-not-numbered': {
    what: 'The order was not saved',
    why: 'its items are not numbered in a row',
    next: 'Number them from 1',
  },
  'order.requirement-missing': {
    what: 'The order was not saved',
    why: '{{count}} items have no requirement, or a requirement has no item',
    next: 'Write one requirement for each item',
  },
  'order.finding-of-other-unit': {
    what: 'The order was not saved',
    why: '{{count}} of its findings are another unit’s',
    next: 'Take them out, or write that unit an order of its own',
  },
  'order.finding-not-confirmed': {
    what: 'This could not be done',
    why: '{{count}} of its findings are not confirmed, or were withdrawn',
    next: 'Take them out, or wait until they are confirmed',
  },
  'order.replaces-standing': {
    what: 'Not saved',
    why: 'The order that this one replaces was not revoked',
    next: 'Have a leader revoke it first',
  },
  'order.replaces-other-unit': {
    what: 'Not saved',
    why: 'The order that this one replaces went to another unit',
    next: 'Choose that unit again, or draft an order of its own',
  },
  'order.issuer-is-drafter': {
    what: 'This could not be done',
    why: 'you drafted the order, and somebody else has to sign it',
    next: 'Ask another person to sign',
  },
  'order.unit-without-seat': {
    what: 'The order was not signed',
    why: 'nobody sits in these seats of the unit: {{seats}}',
    next: 'Fill them in the registry, then sign',
  },
  'order.view-changed': {
    what: 'The order was not signed',
    why: 'its words have changed since you read them',
    next: 'Read it again, then sign',
  },
  'order.number-not-next': {
    what: 'No number was taken',
    why: 'the next number would be {{next}}, which does not agree with the register',
    next: 'Try again; if it stays so, have the register looked at',
  },
  'order.render-differs': {
    what: 'The file was not recorded',
    why: 'it was not made from the words that were signed',
    next: 'Make it again',
  },
  'order.not-printed-yet': {
    what: 'Service was not recorded',
    why: 'the file is still being made',
    next: 'Try again in a moment',
  },
  'order.unit-proves-nothing': {
    what: 'Service was not recorded',
    why: 'the unit can only receive it here itself; any other way is recorded by the office',
    next: 'Acknowledge it instead',
  },
  'order.objection-too-late': {
    what: 'The objection was not taken',
    why: 'the period for it ended on {{day}}',
    next: 'The right to ask for a review stays as it is',
  },
  'order.objected-before': {
    what: 'The objection was not taken',
    why: 'there was one against this order before',
    next: 'Read the answer to it; a review can still be asked for',
  },
  'order.points-not-numbered': {
    what: 'Nothing was handed in',
    why: 'the points are not numbered in a row',
    next: 'Number them from 1',
  },
  'order.issuer-answers-objection': {
    what: 'The objection was not answered',
    why: 'you signed the order, and somebody else has to answer',
    next: 'Ask another person to answer',
  },
  'order.points-unanswered': {
    what: 'The objection was not answered',
    why: '{{count}} of its points have no answer',
    next: 'Say to each point whether it is accepted, and why',
  },
  'order.item-unknown': {
    what: 'This could not be done',
    why: 'there is no item {{n}}',
    next: 'Look at the items again',
  },
  'order.item-state': {
    what: 'This could not be done',
    why: 'item {{n}} now stands at “{{state}}”',
    next: 'Reload, and go on from there',
  },
  'order.item-repeated': {
    what: 'Nothing was handed in',
    why: 'one item is named twice',
    next: 'Name each item once',
  },
  'order.item-unplanned': {
    what: 'Nothing was handed in',
    why: '{{count}} items have no measure yet',
    next: 'Name leader, section, person and measure for each',
  },
  'order.item-not-done': {
    what: 'The item was not closed',
    why: 'item {{n}} was found not done',
    next: 'Send it back with a new date',
  },
  'order.items-open': {
    what: 'The order was not closed',
    why: '{{count}} items are not closed',
    next: 'Verify and close each of them',
  },
  'order.extension-too-late': {
    what: 'The request was not taken',
    why: 'the item was due on {{day}}, and more time has to be asked for before that',
    next: 'Report as soon as possible, and say why it is late',
  },
  'order.extension-asked-already': {
    what: 'The request was not taken',
    why: 'one is already waiting for its answer',
    next: 'Wait for the answer',
  },
  'order.extensions-used': {
    what: 'The request was not taken',
    why: 'an item can be extended {{count}} times',
    next: 'Report in time, and say what is not finished',
  },
  'order.extension-not-asked': {
    what: 'This could not be done',
    why: 'no request for more time is waiting',
    next: 'There is nothing to do',
  },
  'order.not-looked-back': {
    what: 'Not done',
    why: 'The look-back was not confirmed by two, or says otherwise',
    next: 'Have two inspectors record and confirm it first',
  },
  'look-back.took-part': {
    what: 'Not recorded',
    why: 'You {{part}} in this matter',
    next: 'Leave it to inspectors who neither inspected, verified nor closed',
  },
  'look-back.own-unit': {
    what: 'Not recorded',
    why: 'You belong to the unit that is looked at',
    next: 'Leave it to others of the office',
  },
  'look-back.second-is-first': {
    what: 'Not confirmed',
    why: 'You recorded this yourself, and somebody else confirms it',
    next: 'Leave it to another inspector who took no part',
  },
  'look-back.items-missing': {
    what: 'Not recorded',
    why: 'Every item is answered once: {{items}}',
    next: 'Say of each what came of it and what was seen',
  },
  'look-back.day-wrong': {
    what: 'Not recorded',
    why: 'The day lies between {{from}} and {{to}}',
    next: 'Correct the day',
  },
  'look-back.finding-elsewhere': {
    what: 'Not recorded',
    why: 'The linked finding is not of this unit, or the item is no new problem',
    next: 'Link a finding of this unit, for a new problem only',
  },
  'order.not-time-yet': {
    what: 'Nothing was recorded',
    why: 'it is not time yet',
    next: 'There is nothing to do',
  },
  'order.report-unsigned': {
    what: 'Nothing was handed in',
    why: 'the report has to be signed by the chief and sealed by the unit',
    next: 'Add a scan of the signed and sealed report, or have the chief hand it in',
  },
  'order.verifier-is-handler': {
    what: 'The check was not recorded',
    why: 'you had a hand in putting this item right',
    next: 'Ask another inspector to verify it',
  },
  'order.closer-is-verifier': {
    what: 'This could not be done',
    why: 'you verified this item, and somebody else has to close it or send it back',
    next: 'Ask another director',
  },
};
