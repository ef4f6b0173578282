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
};
