import type { deskAppeals as source } from '../../zh/desk/appeals.ts';

export const deskAppeals: { [Key in keyof typeof source]: string } = {
  'desk.appeal.number': 'Number',
  'desk.appeal.facts': 'Facts found',
  'desk.appeal.organ': 'Organ that decides',
  'desk.appeal.organ.hint': 'Where the next organ up decides: its full name',
  'desk.appeal.extended': 'Extended',
  'desk.appeal.extend.line':
    'Only a complicated one, where this way allows it, and once; the appellant is told why.',
  'desk.appeal.pdf': 'The decision (PDF)',
  'desk.appeal.for-seal': 'The decision, copy for the seal (PDF)',
  'desk.appeal.against': 'Appeals against this',
  'desk.appeal.unit': 'Ask for a review',
  'desk.appeal.unit.why':
    'If you contest its facts or what it demands, your head can ask for a review by people who had no part in it.',
  'desk.appeal.unit.until': 'Until {{day}} (received on {{received}})',
  'desk.appeal.unit.chief': 'The head of the unit asks for a review, here or on paper.',
  'desk.appeal.mine': 'Reviews asked for',
  'desk.appeal.mine.none': 'No review has been asked for',
  'desk.appeal.mine.none.why': 'A review is asked for on the page of the bulletin or order that came to you.',
  'desk.appeal.receive': 'Receive the decision',
  'desk.appeal.receive.line': 'Then the whole decision is open to you; it counts as served from that moment.',
  'desk.appeal.received': 'Received',
  'desk.appeal.waiting': 'Decided; open once you receive it',
  'desk.appeal.putRight': 'Not upheld as it was: to be corrected or revoked',
  'desk.appeal.putRight.bulletin':
    'Its drafter writes a correction, or its signer revokes it; then record what was done.',
  'desk.appeal.putRight.order': 'Its signer revokes the order; then record what was done.',
  'desk.appeal.putRight.go': 'Put it right',
  'desk.appeal.putRight.done': 'Corrected or revoked: what was done can be recorded',
  'desk.appeal.state': 'Stands now',
  'desk.appeal.previous': 'Earlier appeal',
  'desk.appeal.further': 'Contested further',
  'desk.appeal.lodgeOnPaper': 'Appeal on paper',
};
