import type { Translated } from '../translated.ts';
import type { cardDocuments as zh } from '../zh/documents-card.ts';

export const cardDocuments: Translated<typeof zh> = {
  'document.card.title': 'Task card',
  'document.card.unit': 'Target',
  'document.card.way': 'Method',
  'document.card.days': 'Days',
  'document.card.back': 'Due back',
  'document.card.from-to': '{{from}} to {{to}}',
  'document.card.scenario': 'Scenario',
  'document.card.modes': 'Ways of recording allowed',
  'document.card.areas': 'Nothing recorded in',
  'document.card.areas.always':
    'Nothing is recorded in toilets, changing and nursing rooms, dormitories, hotel rooms',
  'document.card.members': 'Members',
  'document.card.lead': '{{name}} (lead): {{stands}}',
  'document.card.member': '{{name}}: {{stands}}',
  'document.card.declared': 'recusal statement signed',
  'document.card.undeclared': 'recusal statement not signed',
  'document.card.recused': 'stood aside',
  'document.card.contact': 'Emergency contact',
  'document.card.phone': 'Duty phone',
  'document.card.box': 'Received by the lead',
  'document.card.signature': 'Signature',
  'document.card.date': 'Date',
  'document.card.note':
    'Internal, for the file of the task. The team opens its card on the tablet, which is an entry.',
  'document.card.letter': 'Letter {{number}}',
  'document.card.erased': '(destroyed)',
};
