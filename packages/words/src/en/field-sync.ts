import type { Translated } from '../translated.ts';
import type { fieldSync as zh } from '../zh/field-sync.ts';

export const fieldSync = {
  'field.link.waiting': 'To send',
  'field.link.spared': 'Saving data',

  'field.here.none': 'Everything was received, with signed receipts.',
  'field.here.still': 'Still on this tablet: {{what}}.',
  'field.here.still.sized': 'Still on this tablet: {{what}}, {{size}}.',
  'field.here.entries_one': '{{count}} entry',
  'field.here.entries_other': '{{count}} entries',
  'field.here.photos_one': '{{count}} photo',
  'field.here.photos_other': '{{count}} photos',
  'field.here.sounds_one': '{{count}} sound recording',
  'field.here.sounds_other': '{{count}} sound recordings',
  'field.here.videos_one': '{{count}} video',
  'field.here.videos_other': '{{count}} videos',
  'field.here.when.away': 'Will be sent when there is a network.',
  'field.here.when.now': 'Being sent.',
  'field.here.when.soon': 'Will be sent in a moment.',
  'field.here.when.spared': 'Videos wait for a network that is not paid by the byte; the rest is sent.',

  'field.thrift.title': 'Network paid by the byte',
  'field.thrift.auto': 'Tell by itself',
  'field.thrift.on': 'Videos wait',
  'field.thrift.off': 'Send everything',
  'field.thrift.now': 'Send now',

  'field.outbox.medium.spared': 'Waits for an unmetered network',
  'field.outbox.medium.entry': 'Its entry goes first',
  'field.outbox.medium.next': 'Waiting to be sent',

  'field.two.theirs.short': 'theirs',
  'field.two.at-office': 'Recorded on the other tablet; the office has the original',
  'field.two.with-them': 'Recorded on the other tablet; the office does not have it yet',
  'field.two.clash_one': '{{count}} item was written differently on the two tablets and needs a choice',
  'field.two.clash_other': '{{count}} items were written differently on the two tablets and need a choice',
  'field.two.clash.go': 'Choose',
  'field.two.clash.tag': 'Choose',
  'field.two.choose.title': 'Written differently on the two tablets',
  'field.two.choose.why':
    'Both versions are kept. Your choice becomes a new entry; the other version stays on record.',
  'field.two.choose.save': 'Record the choice',
  'field.two.choose.said': '{{who}}, {{at}}',
  'field.two.part.observation': 'What happened',
  'field.two.part.place': 'Place',
  'field.two.part.judgement': 'Kind',
  'field.two.part.window': 'Unit and window',
  'field.two.part.post': 'Post',
  'field.two.part.criterion': 'Criterion',
  'field.two.part.severity': 'Severity',
  'field.two.part.also': 'Further codes',
  'field.two.part.amountFen': 'Amount',
  'field.two.part.observedAt': 'Time',
  'field.two.part.dropped': 'Keep this item?',
  'field.two.kept': 'Keep it',
  'field.two.left-out': 'Leave it out',
  'field.two.crossed.visit.started':
    '{{who}} also started this visit on the other tablet ({{at}}). That start counts; yours stays on record.',
  'field.two.crossed.visit.ended':
    '{{who}} also ended this visit on the other tablet ({{at}}). That end counts; yours stays on record.',
  'field.two.crossed.visit.submitted':
    '{{who}} also handed this visit in on the other tablet ({{at}}). That one counts; yours stays on record.',
  'field.two.crossed.visit.aborted':
    '{{who}} had changed this visit on the other tablet ({{at}}). Breaking it off had no effect; your entry stays on record.',
  'field.two.crossed.visit.presented':
    '{{who}} had changed this visit on the other tablet ({{at}}). Put the paper together again; your entry stays on record.',

  'field.told.submitted': '{{who}} has handed this one in on the other tablet ({{at}}).',
  'field.told.aborted': '{{who}} has broken this one off on the other tablet ({{at}}): {{why}}.',
  'field.told.locked': 'The office has sealed this one ({{at}}).',
  'field.told.invalidated': 'The office has declared this one void ({{at}}): {{why}}.',
  'field.told.late':
    'Not in that paper, from this tablet: {{what}}. All of it is kept and goes to the office. To add it, ask the reviewer to return the paper.',
  'field.told.late.closed':
    'Not in that paper, from this tablet: {{what}}. All of it is kept and goes to the office, which decides what becomes of it.',
  'field.told.late.findings_one': '{{count}} item',
  'field.told.late.findings_other': '{{count}} items',
  'field.told.late.pieces_one': '{{count}} picture or recording',
  'field.told.late.pieces_other': '{{count}} pictures or recordings',
  'field.told.late.others_one': '{{count}} answer',
  'field.told.late.others_other': '{{count}} answers',
  'field.told.here':
    'Still on this tablet alone: {{what}}. Sent by itself when there is a network; it can also be carried as a file.',
  'field.told.here.none': 'The office has everything that was written here, with signed receipts.',
  'field.told.typed': 'Words that were not saved can still be added to it:',
  'field.told.typed.wait': 'Words that were not saved stay here; you can go on when the paper is returned:',
  'field.told.typed.keep': 'Add them',
  'field.told.way': 'Carry as a file',
  'field.told.look': 'Look',
  'field.told.read': 'I have read it',
  'field.told.recording': 'The other one has ended this. Stop the recording; what was recorded is kept.',

  'repin.title': 'The office’s key',
  'repin.key': 'The key that this tablet believes; read it out to compare it with the office:',
  'repin.changed': 'The office changed its key, and this tablet has checked that itself:',
  'repin.why':
    'When the office’s key was copied or lost, or an old backup was put back, two people compare digits here once more. Nothing on this tablet is touched; afterwards all of it is sent again.',
  'repin.code':
    'Made by the office in the list of tablets, “Compare key anew”; where it is not on that list, “Enrol a tablet”',
  'repin.begin': 'Begin',
  'repin.check': 'Let another colleague at the office look at this tablet and type these digits:',
  'repin.done': 'Compared. From now on only this key is believed; what is still here is being sent again.',
  'field.log.doubt': 'The office’s log is not the one this tablet saw last',
  'field.log.doubt.head.shorter':
    'It saw {{seen}} entries; what is shown now ends at {{shown}}. An old backup may have been put back, or something was deleted.',
  'field.log.doubt.other':
    'The log shown now does not go on from the {{seen}} entries it saw. Somebody may have rewritten it.',
  'field.log.doubt.next':
    'You can go on recording. This tablet deletes nothing any more and sends again everything it still has. Tell the office and the auditor, and show them this page.',
  'field.log.doubt.seen': 'Seen last',
  'field.log.doubt.shown': 'Shown now',
  'field.log.doubt.none': 'nothing',
} satisfies Translated<typeof zh>;
