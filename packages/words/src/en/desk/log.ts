import type { Translated } from '../../translated.ts';
import type { deskLog as zh } from '../../zh/desk/log.ts';

export const deskLog: Translated<typeof zh> = {
  'time.proven': 'Proven time',
  'time.proven.between': 'not before {{after}}, not after {{before}}',
  'time.proven.before': 'not after {{before}}; nothing shows how early it was',
  'time.proven.after': 'not before {{after}}; nothing shows how late it was',
  'time.proven.open': 'nothing shows how early or how late it was',
  'time.proven.server': 'written by the server at {{at}}',
  'time.clock.before-token': 'the recorded time is {{by}} earlier than the server time it quotes',
  'time.clock.after-arrival': 'the recorded time is {{by}} later than its arrival at the server',
  'time.clock.set-back': 'before the record of {{at}} the clock of the tablet jumped back by {{by}}',
  'time.clock.set-forward': 'before the record of {{at}} the clock of the tablet jumped forward by {{by}}',
  'time.clock.by': '{{tablet}}: {{said}}',
  'desk.clocks': 'The clock of a tablet is in doubt',
  'desk.clocks.why':
    'A clock that is wrong does not make a record untrue. Go by the proven time, and ask whoever used the tablet.',
  'desk.journal.token': 'Server time it quotes',
  'desk.journal.token.none': 'None: the server had not been reached before',
  'desk.journal.token.gone': 'Quoted, but that token is not kept here and proves nothing',
  'desk.log.doubt': 'The log is not the one this computer saw last',
  'desk.log.doubt.head.shorter':
    'It had {{seen}} entries when last seen, and has {{shown}} now: an old backup may have been put back, or somebody deleted.',
  'desk.log.doubt.other':
    'The log shown now does not go on from the {{seen}} entries seen last: somebody may have rewritten it.',
  'desk.log.doubt.next':
    'Tell the auditor, and read both heads out to them. Work can go on; this is on record.',
  'desk.tree': 'Log check',
  'desk.tree.why':
    'The log only grows. Read today’s head out to somebody elsewhere who keeps heads: if they agree, nobody rewrote it; if not, there are two logs.',
  'desk.tree.none': 'No head yet',
  'desk.tree.newest': 'Newest head',
  'desk.tree.newest.here': 'Checked by this computer, and proven to go on from what it saw before.',
  'desk.tree.size': 'Entries',
  'desk.tree.entries': 'entries: {{count}}',
  'desk.tree.head.root': 'Root',
  'desk.tree.head.at': 'Time of the head',
  'desk.tree.key': 'Key of the server',
  'desk.tree.day': 'Last of the day',
  'desk.tree.days': 'Heads by day',
  'desk.tree.contradictions': 'Heads that the log does not go on from',
  'desk.tree.contradictions.none': 'Nobody has seen another log',
  'desk.tree.kept': 'Seen by',
  'desk.tree.shownAt': 'Presented',
  'desk.tree.seen': 'What they saw',
  'desk.tree.found': 'What is here',
  'desk.tree.shorter': 'the log is not that long',
  'desk.tree.place': 'Place in the log',
  'desk.tree.place.of': 'entry {{n}} of {{size}}',
  'desk.tree.place.none': 'Not yet under the head that this computer has checked. Look again in a moment.',
  'desk.tree.place.proven': 'stands in the log: the path leads to its root',
  'desk.tree.place.here': 'Computed by this computer; the server’s word is not relied on',
  'desk.tree.place.save': 'Download the proof',
  'desk.tree.anew': 'Go by the present log',
  'desk.tree.anew.line':
    'This computer forgets the head it saw and begins anew with the present log. Let the auditor write down both heads first',
  'desk.tree.anew.done': 'Begun anew with the present log',
};
