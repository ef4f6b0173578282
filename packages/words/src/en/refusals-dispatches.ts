import type { RefusalWords } from '../translated.ts';
import type { dispatchRefusals as zh } from '../zh/refusals-dispatches.ts';

export const dispatchRefusals: Record<keyof typeof zh, RefusalWords> = {
  'dispatch.incomplete': {
    what: 'Not saved',
    why: '“{{field}}” is empty',
    next: 'Fill it in and save again',
  },
  'dispatch.about-changed': {
    what: 'Not saved',
    why: 'A revision keeps its unit, its order and its form',
    next: 'Draft another one',
  },
  'dispatch.item-not-late': {
    what: 'Not done',
    why: 'Items that are not late, or closed by now: {{count}}',
    next: 'Take them out',
  },
  'dispatch.finding-not-confirmed': {
    what: 'Not done',
    why: 'Findings that are not confirmed, or not of this plan and unit: {{count}}',
    next: 'Take them out, or wait until they are confirmed',
  },
  'dispatch.report-day-past': {
    what: 'Not signed',
    why: 'The day to report by, {{day}}, does not lie ahead',
    next: 'Return it, have another day set, and sign then',
  },
  'dispatch.needs-no-review': {
    what: 'Review not recorded',
    why: 'This form has no legal review: whoever signs it signs it directly',
    next: 'Nothing is to be done',
  },
  'dispatch.not-reviewed': {
    what: 'Not signed',
    why: 'A conclusion is reviewed before it is signed',
    next: 'Have it reviewed first',
  },
  'dispatch.reviewer-is-drafter': {
    what: 'Not done',
    why: 'You drafted this; somebody else reviews or returns it',
    next: 'Ask a colleague with this duty',
  },
  'dispatch.signer-is-drafter': {
    what: 'Not signed',
    why: 'You drafted this; somebody else signs it',
    next: 'Ask another signer',
  },
  'dispatch.signer-is-reviewer': {
    what: 'Not signed',
    why: 'You reviewed this; somebody else signs it',
    next: 'Ask another signer',
  },
  'dispatch.view-changed': {
    what: 'Not signed',
    why: 'The text has changed since you read it',
    next: 'Read it again and sign then',
  },
  'dispatch.number-not-next': {
    what: 'Not numbered',
    why: 'The next number is {{next}}, which the register does not agree with',
    next: 'Try again; if that fails, ask the administrator to check the register',
  },
  'dispatch.render-differs': {
    what: 'File not recorded',
    why: 'It was not made from the text that was signed',
    next: 'Make it again',
  },
  'dispatch.bears-no-seal': {
    what: 'Not sealed',
    why: 'Briefings and minutes bear no seal',
    next: 'Issue it as it is',
  },
  'dispatch.keeper-wrote-or-signed': {
    what: 'Not sealed',
    why: 'You drafted or signed this; somebody else seals it',
    next: 'Ask another keeper of the seal',
  },
  'dispatch.not-sealed': {
    what: 'Not issued',
    why: 'This letter has no seal yet',
    next: 'Seal it, or say that it is sealed on paper and not by a key',
  },
  'dispatch.goes-to-no-unit': {
    what: 'Service not recorded',
    why: 'Briefings, minutes and withdrawal notices to several units have no receipt each: issuing them delivers them',
    next: 'Nothing is to be done',
  },
  'dispatch.not-withdrawn': {
    what: 'Not saved',
    why: 'This document was not revoked',
    next: 'Have a leader revoke it first, then draft the notice',
  },
  'dispatch.never-went-out': {
    what: 'Not saved',
    why: 'It was revoked before anybody outside had it',
    next: 'No notice is needed',
  },
  'dispatch.withdraws-notice': {
    what: 'Not saved',
    why: 'A withdrawal notice is not withdrawn by another notice',
    next: 'Draft a new notice for the document itself',
  },
  'dispatch.notice-exists': {
    what: 'Not saved',
    why: 'This document has a withdrawal notice already',
    next: 'Open that notice and revise or sign it',
  },
  'dispatch.less-secret': {
    what: 'Not saved',
    why: 'The notice would be less secret than what it withdraws ({{secrecy}})',
    next: 'Choose a mark that is not lower',
  },
  'dispatch.erased': {
    what: 'Not done',
    why: 'Its words were lawfully erased',
    next: 'Draft another one',
  },
  'order.not-printed-for-seal': {
    what: 'Not sealed',
    why: 'The file is still being made',
    next: 'Wait a moment and seal it then',
  },
  'order.sealed-already': {
    what: 'Not sealed',
    why: 'This order is sealed already',
    next: 'Nothing is to be done',
  },
  'seal.served-already': {
    what: 'Not sealed',
    why: 'The decision was served; it is sealed before that',
    next: 'What was served is what counts',
  },
  'seal.done-already': {
    what: 'Not sealed',
    why: 'This document is sealed already',
    next: 'Nothing is to be done',
  },
  'seal.keeper-decided': {
    what: 'Not sealed',
    why: 'You took part in this decision; somebody else seals it',
    next: 'Ask another keeper of the seal',
  },
  'seal.text-other': {
    what: 'Not sealed',
    why: 'What was to be sealed is not what was decided',
    next: 'Reload the page and try again',
  },
  'seal.number-missing': {
    what: 'Not sealed',
    why: 'The organ writes its own number, and nobody writes on it after the seal',
    next: 'Give the number first',
  },
  'seal.of-another': {
    what: 'Not sealed',
    why: 'The seal of this machine is that of {{subject}}; the document is by {{organ}}',
    next: 'Print the copy for the seal and have that organ seal it',
  },
  'order.keeper-wrote-or-signed': {
    what: 'Not sealed',
    why: 'You drafted or signed this order; somebody else seals it',
    next: 'Ask another keeper of the seal',
  },
};
