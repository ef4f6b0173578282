import type { appealDocuments as original } from '../zh/documents-appeals.ts';

export const appealDocuments: Record<keyof typeof original, string> = {
  'document.appeal.title.UNIT_REVIEW': 'Decision on the Review of an Inspection',
  'document.appeal.title.SUPERVISION_REVIEW': 'Decision on Re-examination',
  'document.appeal.title.SUPERVISION_FURTHER': 'Decision on Further Re-examination',
  'document.appeal.title.EMPLOYER_REVIEW': 'Decision on Review',
  'document.appeal.title.SERVICE_APPEAL': 'Decision on Appeal',
  'document.appeal.title.SERVICE_APPEAL_DIRECT': 'Decision on Appeal',
  'document.appeal.title.PARTY_ACCOUNTABILITY': 'Decision on Appeal',
  'document.appeal.title.PARTY_DISCIPLINE': 'Decision on Appeal',
  'document.appeal.open-number': 'No. ________',
  'document.appeal.case': 'the decision on accountability ({{day}})',
  'document.appeal.document': '“{{title}}” ({{number}})',
  'document.appeal.opening':
    '{{appellant}} contested {{name}} of {{organ}}, received on {{received}}, by an application of {{filed}}. It was admitted on {{accepted}} and has been examined.',
  'document.appeal.apart':
    'This decision rests on {{basis}} and was discussed together on {{day}}. Nobody who had a part in the inspection or the first decision took part.',
  'document.appeal.request': 'What the applicant asks and why',
  'document.appeal.requests': 'Request: {{text}}',
  'document.appeal.measures': 'First decision: {{list}}.',
  'document.appeal.facts': 'Facts found',
  'document.appeal.reasons': 'Reasons',
  'document.appeal.result': 'Decision',
  'document.appeal.result.upheld': '{{name}} is upheld.',
  'document.appeal.result.changed': '{{name}} is changed: what it says is corrected as reasoned above.',
  'document.appeal.result.changed-to': '{{name}} is changed to: {{list}}.',
  'document.appeal.result.changed-months':
    '{{name}} is changed to: {{list}}, in effect for {{months}} months.',
  'document.appeal.result.revoked':
    '{{name}} is revoked, and made good within the circle in which it was told.',
  'document.appeal.result.remitted': '{{name}} is revoked and has to be decided anew.',
  'document.appeal.further': 'Where to turn next',
  'document.appeal.next': 'Whoever does not accept this decision may take this way: {{route}}.',
  'document.appeal.next.days':
    'Whoever does not accept this decision may take this way within {{count}} days of receiving it: {{route}}.',
  'document.appeal.next.months':
    'Whoever does not accept this decision may take this way within {{count}} months of receiving it: {{route}}.',
  'document.appeal.last': 'This is the last decision on this way.',
  'document.appeal.never-heavier': 'Nobody is treated more harshly for having asked.',
};
