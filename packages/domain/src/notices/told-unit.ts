import { discreetly, named, openly, roles, unitPeople } from './notice.ts';

const office = roles('reviewer', 'director');

/** What is put before the inspected unit and what it answers: its own people may be told in so many words. */
export const toldUnit = {
  'confirmation.opened': [discreetly('confirmation.to-serve', 'confirmation.serve', roles('planner'))],
  'confirmation.served': [
    openly('confirmation.to-answer', 'confirmation.read', [...unitPeople, ...named('respondent')], {
      due: 'answer',
    }),
  ],
  'confirmation.answered': [discreetly('confirmation.to-reply', 'confirmation.reply', office)],
  'confirmation.refused-to-sign': 'step',
  'confirmation.recounted': [
    openly('confirmation.recounted', 'confirmation.read', [...unitPeople, ...named('respondent')], {
      due: 'answer',
    }),
  ],
  'confirmation.lapsed': [
    discreetly('confirmation.lapsed', 'confirmation.reply', [...office, ...named('opener')]),
  ],
  'confirmation.replied': [
    openly('confirmation.replied', 'confirmation.read', [...unitPeople, ...named('respondent')]),
  ],
  'confirmation.withdrawn': [
    openly('confirmation.withdrawn', 'confirmation.read', [...unitPeople, ...named('respondent')]),
  ],

  'bulletin.drafted': [discreetly('bulletin.to-check-facts', 'bulletin.check', roles('reviewer'))],
  'bulletin.revised': 'listed',
  'bulletin.handed-in': [discreetly('bulletin.to-check-facts', 'bulletin.check', roles('reviewer'))],
  'bulletin.commented': [discreetly('bulletin.commented', 'bulletin.read', named('drafter'))],
  'bulletin.comment-answered': 'listed',
  'bulletin.comment-resolved': 'step',
  'bulletin.fact-checked': [
    discreetly('bulletin.to-check-privacy', 'bulletin.privacy-check', roles('privacy')),
  ],
  'bulletin.privacy-checked': [discreetly('bulletin.to-review', 'bulletin.check', roles('reviewer'))],
  'bulletin.reviewed': [discreetly('bulletin.to-sign', 'bulletin.sign', roles('leader'))],
  'bulletin.returned': [discreetly('bulletin.returned', 'bulletin.read', named('drafter'))],
  'bulletin.signed': [discreetly('bulletin.to-number', 'bulletin.number', roles('planner', 'director'))],
  'bulletin.numbered': 'step',
  'bulletin.rendered': [
    discreetly('bulletin.to-issue', 'bulletin.issue', roles('planner', 'publisher', 'director')),
  ],
  'bulletin.sealed': 'step',
  'bulletin.sealed-by-key': 'step',
  'bulletin.issued': [openly('bulletin.issued', 'bulletin.read', unitPeople)],
  'bulletin.public-rendered': 'listed',
  'bulletin.window-waived': 'listed',
  'bulletin.published': [openly('bulletin.published', 'bulletin.read', unitPeople)],
  'bulletin.correction-published': 'step',
  'bulletin.corrected': [openly('bulletin.corrected', 'bulletin.read', unitPeople)],
  'intercession.noted': [discreetly('intercession.noted', 'intercession.read', roles('discipline'))],
  'bulletin.revoked': [openly('bulletin.revoked', 'bulletin.read', unitPeople)],
  'series.taken': 'kept',

  'order.drafted': 'step',
  'order.revised': 'step',
  'order.submitted': [discreetly('order.to-issue', 'order.issue', roles('leader', 'director'))],
  'order.returned': [discreetly('order.returned', 'order.read', named('drafter'))],
  'order.issued': 'step',
  'order.rendered': [discreetly('order.to-serve', 'order.serve', roles('planner', 'director'))],
  'order.sealed-by-key': 'step',
  'order.served': [openly('order.to-acknowledge', 'order.read', unitPeople, { due: 'acknowledge' })],
  'order.acknowledged': [discreetly('order.acknowledged', 'order.read', named('drafter'))],
  'order.objected': [discreetly('order.objected', 'order.issue', roles('leader', 'director'))],
  'order.objection-answered': [openly('order.objection-answered', 'order.read', unitPeople, { due: 'next' })],
  'order.planned': [discreetly('order.planned', 'order.read', named('drafter'))],
  'order.extension-asked': [discreetly('order.extension-asked', 'order.extend', roles('director'))],
  'order.extended': [openly('order.extended', 'order.read', unitPeople, { due: 'next' })],
  'order.extension-refused': [openly('order.extension-refused', 'order.read', unitPeople, { due: 'next' })],
  'order.recounted': [openly('order.recounted', 'order.read', unitPeople, { due: 'next' })],
  'order.urged': [openly('order.urged', 'order.read', unitPeople, { due: 'next' })],
  'order.overdue': [
    openly('order.overdue', 'order.read', unitPeople, { due: 'next' }),
    discreetly('order.overdue-there', 'order.read', [...roles('director'), ...named('drafter')]),
  ],
  'order.escalated': [discreetly('order.escalated', 'order.issue', roles('leader', 'director'))],
  'order.reported': [discreetly('order.to-verify', 'order.verify', roles('inspector', 'lead'))],
  'order.item-verified': [discreetly('order.to-close', 'order.close', roles('director'))],
  'order.item-closed': 'asked',
  'order.item-rejected': [openly('order.rejected', 'order.read', unitPeople, { due: 'next' })],
  'order.closed': [openly('order.closed', 'order.read', [...unitPeople, ...named('drafter')])],
  // Of a look-back the unit hears what came of it, and nothing before: what is due is told to whoever may go.
  'look-back.due': [discreetly('look-back.due', 'look-back.record', roles('inspector', 'lead'))],
  'look-back.recorded': [discreetly('look-back.to-confirm', 'look-back.record', roles('inspector', 'lead'))],
  'look-back.returned': [discreetly('look-back.returned', 'look-back.record', named('recorder'))],
  'look-back.confirmed': 'step',
  'order.archived': [openly('order.archived', 'order.read', [...unitPeople, ...named('drafter')])],
  'order.reopened': [
    openly('order.reopened', 'order.read', unitPeople, { due: 'next' }),
    discreetly('order.relapsed', 'order.read', [...roles('director'), ...named('drafter')]),
  ],
  'order.revoked': [openly('order.revoked', 'order.read', [...unitPeople, ...named('drafter')])],

  // Who reviews or signs it depends on its form: the lists of work count it for them.
  'dispatch.drafted': 'listed',
  'dispatch.revised': 'listed',
  'dispatch.reviewed': [discreetly('dispatch.to-sign', 'dispatch.sign', roles('leader'))],
  'dispatch.returned': [discreetly('dispatch.returned', 'dispatch.read', named('drafter'))],
  'dispatch.signed': 'step',
  'dispatch.rendered': [discreetly('dispatch.to-issue', 'dispatch.issue', roles('planner', 'director'))],
  'dispatch.sealed-by-key': 'step',
  'dispatch.issued': [openly('dispatch.issued', 'dispatch.read', unitPeople)],
  'dispatch.served': [discreetly('dispatch.served', 'dispatch.read', named('drafter'))],
  'dispatch.revoked': [openly('dispatch.revoked', 'dispatch.read', [...unitPeople, ...named('drafter')])],
} as const;
