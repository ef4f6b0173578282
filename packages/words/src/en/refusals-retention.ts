import type { RefusalWords } from '../translated.ts';
import type { retentionRefusals as zh } from '../zh/refusals-retention.ts';

export const retentionRefusals = {
  'retention.out-of-range': {
    what: 'Not changed',
    why: 'the period must lie between {{least}} and {{most}}',
    next: 'Give a whole number within these bounds',
  },
  'hold.not-yours': {
    what: 'Not lifted',
    why: 'somebody else placed this hold',
    next: 'Let whoever placed it lift it, or a leader',
  },
  'destruction.second-person': {
    what: 'Not approved',
    why: 'you drew up this list, so another person has to approve it',
    next: 'Let somebody in another duty decide',
  },
  'destruction.other-duty': {
    what: 'Not approved',
    why: 'the list was drawn up in the same duty',
    next: 'Let a leader, the director or the privacy officer approve it, whichever is another duty',
  },
  'destruction.held': {
    what: 'Not to be destroyed',
    why: '{{count}} of them are on hold',
    next: 'Take them off the list, or draw up another one when the hold has been lifted',
  },
  'destruction.not-due': {
    what: 'Not to be destroyed',
    why: '{{count}} of them are not due, or are still used',
    next: 'Open them to see until when and why they are kept, and take them off the list',
  },
  'destruction.listed-already': {
    what: 'Not listed',
    why: '{{count}} of them are on another list that is not finished',
    next: 'Finish that list first, or take them off this one',
  },
  'destruction.destroyed-already': {
    what: 'Not listed',
    why: '{{count}} of them are destroyed already',
    next: 'Take them off the list',
  },
  'destruction.not-on-list': {
    what: 'Not destroyed',
    why: 'this piece is on no approved list',
    next: 'Draw up a list and let another person approve it',
  },
  'destruction.log-not-due': {
    what: 'Not listed',
    why: 'nothing of the access log is due, or it stands on another list that is not settled',
    next: 'Adopt a period under Parameters (184 days at least), or settle that list',
  },
  'evidence.destroyed': {
    what: 'Cannot be opened',
    why: 'this piece was lawfully destroyed',
    next: 'Its page says when and why it was destroyed, and who approved it',
  },
} satisfies Record<keyof typeof zh, RefusalWords>;
