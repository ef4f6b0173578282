import { named, roles, discreetly as tell } from './notice.ts';

/** Who is away, who stands in, and a seat that changes hands: nothing of it says why. */
export const toldTurnover = {
  'leave.declared': [tell('leave.to-confirm', 'leave.confirm', [...roles('director'), { seat: 'chief' }])],
  'leave.confirmed': [tell('leave.confirmed', 'leave.read', named('person', 'deputy'))],
  'leave.begun': [tell('leave.begun', 'leave.read', named('deputy'))],
  'leave.ended': [tell('leave.ended', 'leave.read', named('deputy'))],
  'handover.opened': [tell('handover.to-give', 'handover.answer', named('giver'))],
  'handover.given': [tell('handover.to-take', 'handover.answer', named('taker'))],
  'handover.taken': [tell('handover.to-approve', 'handover.approve', roles('director'))],
  'handover.approved': [tell('handover.approved', 'handover.read', named('giver', 'taker'))],
  'handover.cancelled': [tell('handover.cancelled', 'handover.read', named('giver', 'taker'))],
} as const;
