import type { orderDocuments as source } from '../zh/documents-orders.ts';

export const orderDocuments: { [Key in keyof typeof source]: string } = {
  'document.order.replaces':
    'Order {{number}} of {{day}} was revoked. This order stands in its place, and its days are counted anew from service.',
  'document.order.opening':
    'The following {{n}} problems were found at your unit. You are ordered to put them right.',
  'document.order.items': 'Problems and what is required',
  'document.order.terms': 'Time limits',
  'document.order.report': 'The report',
  'document.order.rights': 'Rights and duties',
  'document.order.column.number': 'No.',
  'document.order.column.fact': 'Facts and criterion',
  'document.order.column.requirement': 'Required',
  'document.order.column.term': 'How and by when',
  'document.order.after-service': 'after service,',
  'document.order.within': '{{days}} working days',
  'document.order.assistants': 'Together with: {{list}}',
  'document.order.counting':
    'Time runs in working days from the day after this order is served. Public holidays do not count; make-up working days do.',
  'document.order.acknowledge':
    'Acknowledge the order within {{days}} working days of service, and name for each item the leader, the section, the person and the measure. More time has to be asked for in writing, with reasons, before an item is due, and at most twice for each.',
  'document.order.signed':
    'The report says for each item what was done, the root cause, and what was found where else the same could happen. It comes with proof, signed by the chief and sealed by the unit.',
  'document.order.object':
    'An objection to facts or requirements can be made in writing within {{days}} working days of service. It does not touch the right to ask for a review. A review can be asked for within 30 days of receipt.',
  'document.order.consequence':
    'What is not put right in time will be urged and supervised, and the unit and persons responsible will be held to account under the rules, discipline and law.',
  'document.order.slip.title': 'Code for the answer',
  'document.order.slip.person': 'For {{person}} only',
  'document.order.slip.step1': '1. Scan the code above with a phone, or open the address and type the code.',
  'document.order.slip.step2': '2. Read the order and press “Acknowledge”.',
  'document.order.slip.step3':
    '3. Fill in the plan item by item; when it is done, report the result and its proof with the same code.',
  'document.order.slip.until': 'The code is good until {{day}}.',
  'document.order.slip.keep':
    'This page is no part of the order. Tear it off and keep it; do not copy it or pass it on.',
};
