import type { Translated } from '../../translated.ts';
import type { deskFerry as zh } from '../../zh/desk/ferry.ts';

export const deskFerry: Translated<typeof zh> = {
  'desk.ferry': 'Ferry',
  'desk.ferry.read': 'Read a file that a tablet wrote',
  'desk.ferry.read.what':
    'It goes through the same two doors as what comes by the network: every signature and every digest is checked. Reading a file again changes nothing. A recovery kit is read here too, by the security administrator.',
  'desk.ferry.read.do': 'Choose the file',
  'desk.ferry.sending': 'Sending {{percent}}%',
  'desk.ferry.reading': 'Checking',
  'desk.ferry.write': 'Write a file for a tablet',
  'desk.ferry.write.what': 'Tasks, reference data, receipts and a revocation; only that tablet can open it.',
  'desk.ferry.write.do': 'Write a file',
  'desk.ferry.notYet': 'Needs the network once',
  'desk.ferry.head': 'Entries here',
  'desk.ferry.head.count_one': '{{count}} entry',
  'desk.ferry.head.count_other': '{{count}} entries',
  'desk.ferry.history': 'Continues',
  'desk.ferry.continues': 'Continues “{{name}}”, known up to entry {{seq}}',
  'desk.ferry.recovered': 'Recovery kit read: it held up to entry {{held}}, {{had}} were here before.',
  'desk.ferry.missing': 'Entries {{from}} to {{to}} missing',
  'desk.ferry.at': 'Written',
  'desk.ferry.entries': 'Entries',
  'desk.ferry.entries.of': '{{accepted}} new, {{duplicate}} known',
  'desk.ferry.media': 'Recordings',
  'desk.ferry.media.of': '{{received}} new, {{known}} known',
  'desk.ferry.aside': 'Set aside',
  'desk.ferry.aside.of': '{{held}} held, {{rejected}} rejected',
  'desk.ferry.left': 'Recordings not taken',
  'desk.ferry.left.of': '{{broken}} differ from their digests, {{left}} incomplete or without an entry',
  'desk.ferry.gaps': 'Gaps',
  'desk.ferry.whole': 'The file is whole, read to its signed end.',
  'desk.ferry.cut':
    'The file breaks off or was changed on the way. What came before that place was checked piece by piece and taken; copy the file again and read it once more for the rest.',
  'desk.ferry.next':
    'Now write a file for this tablet and carry the receipts back: only after reading them does it remove what has arrived.',
  'desk.device.predecessor': 'Takes the place of',
  'desk.device.predecessor.hint':
    'For a tablet that was lost, broke, or had its browser data cleared; the registration will name whose work it continues and up to which entry',
  'desk.device.predecessor.none': 'No other tablet',
};
