import type { RefusalWords } from '../translated.ts';

export const fieldRefusals = {
  'visit.assignment-not-released': {
    what: 'Not scheduled',
    why: 'the assignment is “{{state}}”; visits follow its release',
    next: 'Release the assignment first',
  },
  'visit.not-a-member': {
    what: 'Not done',
    why: 'you are not a member of this visit',
    next: 'Let a member do it',
  },
  'visit.not-opened': {
    what: 'Not started',
    why: 'the card has not been opened',
    next: 'Open the card and read it first',
  },
  'visit.member-unknown': {
    what: 'Not started',
    why: 'somebody checked in who is not a member',
    next: 'Take them out, or have the office reassign',
  },
  'visit.member-not-attested': {
    what: 'Not started',
    why: 'a member has not signed the recusal statement with their own PIN',
    next: 'Have them sign on this device, then start',
  },
  'visit.needs-two': {
    what: 'Not started',
    why: 'present: {{count}}. A visit takes two or more',
    next: 'Wait for another member; if one must go alone, choose “observation only”, and what is seen will need corroboration',
  },
  'visit.position-reason-missing': {
    what: 'Not started',
    why: 'there is no position, and no reason why',
    next: 'Try again in the open, or say why',
  },
  'visit.covert-still-open': {
    what: 'Not started',
    why: 'the covert visit to the same target is still open; covert comes first',
    next: 'Wait until it is handed in, or have the director waive it with a reason',
  },
  'visit.waiver-not-needed': {
    what: 'Not done',
    why: 'this visit needs no waiver',
    next: 'Nothing needs to be done',
  },
  'visit.no-duration': {
    what: 'Not ended',
    why: 'it would end no later than it began',
    next: 'Check the clock of this device, then end it',
  },
  'visit.checklist-incomplete': {
    what: 'Not drawn up',
    why: 'questions still open: {{missing}}',
    next: 'Answer those that are required',
  },
  'visit.findings-open': {
    what: 'Not drawn up',
    why: 'findings not yet proposed: {{count}}',
    next: 'Propose each, or drop it with a reason',
  },
  'visit.recording-open': {
    what: 'Not drawn up',
    why: 'recordings still running: {{count}}',
    next: 'End them first',
  },
  'visit.not-all-signed': {
    what: 'Not handed in',
    why: 'signed: {{signed}} of {{of}}. Every member must sign',
    next: 'Have the others sign on this device',
  },
  'visit.changed-since-presented': {
    what: 'Not handed in',
    why: 'it changed after it was drawn up ({{presented}} items then, {{present}} now)',
    next: 'Draw it up again and have every member sign again',
  },
  'visit.reviewer-is-member': {
    what: 'Not reviewed',
    why: 'you were on this visit and cannot review it',
    next: 'Let a lead who was not there, or the director, review it',
  },
  'visit.lead-reviews-own': {
    what: 'Not reviewed',
    why: 'you led this visit; the director reviews it',
    next: 'Pass it to the director',
  },
  'visit.evidence-not-verified': {
    what: 'Not reviewed',
    why: 'pieces of evidence whose bytes are not proven: {{count}}',
    next: 'Wait until they are uploaded; exclude those that are broken',
  },
  'visit.no-cover': {
    what: 'Nothing was recorded',
    why: 'this visit is overt: there is no cover to drop',
    next: 'Simply show the letter',
  },
  'visit.stood-aside': {
    what: 'This was not done',
    why: 'a member has stood aside',
    next: 'That member takes no further part; ask the office for another, or go on with the others',
  },
  'visit.back-not-later': {
    what: 'No more time was given',
    why: 'the new hour is not later than the old one, or has passed',
    next: 'Choose a later hour',
  },
  'visit.back-gone-by': {
    what: 'Not released',
    why: 'the hour by which the team is due back has gone by',
    next: 'Choose an hour that is still to come',
  },
  'visit.not-overdue': {
    what: 'No alarm raised',
    why: 'the time to be back has not passed',
    next: 'It is looked at again when it has',
  },
  'visit.already-alarmed': {
    what: 'No alarm raised',
    why: 'it has been raised already',
    next: 'Call the lead of the team',
  },
  'evidence.visit-not-running': {
    what: 'Not recorded',
    why: 'the visit is “{{state}}”',
    next: 'Collect evidence while the visit is running',
  },
  'evidence.mode-not-allowed': {
    what: 'Not recorded',
    why: 'the card does not allow “{{medium}}”',
    next: 'Use a way that it allows',
  },
  'evidence.area-prohibited': {
    what: 'Nothing was recorded',
    why: 'you are inside the prohibited area “{{area}}”',
    next: 'Leave it, take the mark off, then record',
  },
  'evidence.copy-of-nothing': {
    what: 'Copy not kept',
    why: 'this visit has no such original',
    next: 'Annotate again from the original',
  },
  'evidence.visit-sealed': {
    what: 'Not taken in',
    why: 'the visit is “{{state}}” and takes no more evidence',
    next: 'Take files in before the visit is locked',
  },
  'evidence.recorder-unknown': {
    what: 'Not taken in',
    why: 'this recorder or camera is not in the register, or out of use',
    next: 'Register the device first',
  },
  'evidence.file-kind': {
    what: 'Not taken in',
    why: 'the file is no picture, sound or video known here',
    next: 'Choose the original JPG, PNG, MP3, WAV, M4A, MP4, MOV or AVI, neither renamed nor converted',
  },
  'evidence.confirmer-is-importer': {
    what: 'Not signed',
    why: 'you took this file in; another person signs for it',
    next: 'Ask a colleague to check the file and sign',
  },
  'evidence.slices-differ': {
    what: 'Not saved',
    why: 'the slices do not follow (expected {{expected}}, found {{found}})',
    next: 'Record again; what was recorded is kept',
  },
  'evidence.hash-differs': {
    what: 'Not received',
    why: 'the file is not the one whose hash was recorded',
    next: 'Upload it again from the same device, and keep the original',
  },
  'evidence.hash-agrees': {
    what: 'Not marked',
    why: 'the file agrees with its hash and is not broken',
    next: 'Nothing needs to be done',
  },
  'evidence.checker-is-maker': {
    what: 'Not checked',
    why: 'you made this mask; somebody else must check it',
    next: 'Pass it to a colleague',
  },
  'evidence.clearer-is-maker': {
    what: 'Not cleared',
    why: 'you captured this; somebody else must clear it',
    next: 'Pass it to a colleague',
  },
  'evidence.mask-differs': {
    what: 'Not checked',
    why: 'this is not the latest masked copy',
    next: 'Open the latest one',
  },
  'evidence.mask-is-original': {
    what: 'Not saved',
    why: 'the masked copy equals the original and hides nothing',
    next: 'Mask it again',
  },
  'masking.unreadable': {
    what: 'No masked copy was made',
    why: 'part of this recording cannot be read, and no copy of its whole length can be made',
    next: 'Rely on the written record, or mask a still picture of it; the original is untouched',
  },
  'masking.too-much': {
    what: 'No masked copy was made',
    why: 'making it took more time or memory than is allowed, and was stopped',
    next: 'Try again later; if it fails again, ask a system administrator to look at the server',
  },
  'masking.long': {
    what: 'No masked copy was made',
    why: 'the recording is longer than the {{minutes}} minutes that this server masks',
    next: 'Ask a system administrator to raise MINGCHA_MASK_LONGEST_MINUTES, and try again',
  },
  'masking.space': {
    what: 'No masked copy was made',
    why: 'the server’s disk is full',
    next: 'Ask a system administrator to make room, and try again; the original is untouched',
  },
  'masking.broke-off': {
    what: 'No masked copy was made',
    why: 'the server went down several times while making it',
    next: 'Ask a system administrator to look at the server before you try again',
  },
  'masking.draft-gone': {
    what: 'Not recorded',
    why: 'the copy you looked at is no longer there, or another has taken its place',
    next: 'Have it made again, look at it, and record it then',
  },
  'evidence.not-yours': {
    what: 'Not saved',
    why: 'another member began this recording',
    next: 'Let them end it',
  },
  'evidence.received-already': {
    what: 'Nothing changed',
    why: 'this file has arrived and was checked',
    next: 'Nothing needs to be done',
  },
  'finding.visit-closed': {
    what: 'Not recorded',
    why: 'the visit is “{{state}}” and takes nothing more',
    next: 'If something is missing, ask the reviewer to return it',
  },
  'finding.not-a-member': {
    what: 'Not recorded',
    why: 'you are not a member of this visit',
    next: 'Let a member do it',
  },
  'finding.words-missing': {
    what: 'Not proposed',
    why: 'the finding of {{at}} has no words yet',
    next: 'Open it and write down what was seen and heard, or drop it with a reason',
  },
  'finding.place-missing': {
    what: 'Not proposed',
    why: 'the finding of {{at}} has no place yet',
    next: 'Open it and write where it was seen',
  },
  'finding.code-missing': {
    what: 'Not proposed',
    why: 'it has no category yet',
    next: 'Choose a category and a sub-code',
  },
  'finding.code-unknown': {
    what: 'Not proposed',
    why: 'there is no sub-code {{code}} under “{{style}}”',
    next: 'Choose again from the classification in force',
  },
  'finding.criterion-missing': {
    what: 'Not proposed',
    why: 'it names no criterion',
    next: 'Name the clause, the promise or the service guide',
  },
  'finding.unit-missing': { what: 'Not proposed', why: 'it names no unit', next: 'Choose exactly one' },
  'finding.post-missing': {
    what: 'Not proposed',
    why: 'it names no post, and no reason why it could not be told',
    next: 'Name the post, or give the reason',
  },
  'finding.post-and-reason': {
    what: 'Not proposed',
    why: 'it names a post and also a reason why none is known',
    next: 'Keep one of them',
  },
  'finding.evidence-missing': {
    what: 'Not proposed',
    why: 'there is no evidence',
    next: 'Attach at least one piece',
  },
  'finding.evidence-foreign': {
    what: 'Not saved',
    why: 'pieces of evidence from another visit: {{count}}',
    next: 'Take them out',
  },
  'finding.evidence-not-intact': {
    what: 'Not done',
    why: 'none of the evidence attached is intact ({{count}})',
    next: 'Wait until an original is proven, or add evidence',
  },
  'finding.severity-missing': { what: 'Not proposed', why: 'its severity is not set', next: 'Set it' },
  'finding.written-differently': {
    what: 'The finding was not put forward',
    why: 'the two tablets say different things in {{count}} places',
    next: 'choose which of them stands first',
  },
  'finding.nothing-to-choose': {
    what: 'The choice was not recorded',
    why: 'nothing is said in two ways any more',
    next: 'look at the page again',
  },
  'finding.choice-missing': {
    what: 'The choice was not recorded',
    why: '{{count}} places are still without a choice',
    next: 'choose in each place, then record it',
  },
  'finding.nothing-changed': {
    what: 'Not saved',
    why: 'nothing has changed',
    next: 'Change something first',
  },
  'finding.observed-outside-visit': {
    what: 'Not recorded',
    why: 'the time observed lies outside the visit',
    next: 'Check the time',
  },
  'finding.visit-not-reviewed': {
    what: 'Not done',
    why: 'the visit is “{{state}}”; findings are confirmed once it is reviewed',
    next: 'Have the visit reviewed first',
  },
  'finding.visit-invalidated': {
    what: 'Not done',
    why: 'the visit was invalidated; what it found is no longer used',
    next: 'Nothing needs to be done',
  },
  'finding.reviewer-is-inspector': {
    what: 'Not done',
    why: 'you were on this visit and cannot decide on it',
    next: 'Pass it to a reviewer who was not there',
  },
  'finding.one-person-needs-director': {
    what: 'Not confirmed',
    why: 'one person saw this alone, uncorroborated',
    next: 'Let the director confirm it, or return it for an overt check',
  },
  'finding.covert-only-needs-director': {
    what: 'Not confirmed',
    why: 'it rests on covert material alone',
    next: 'Let the director confirm it, or return it for more',
  },
  'finding.favour-needs-director': {
    what: 'Not confirmed',
    why: 'it touches on favours and may be a duty offence',
    next: 'Let the director weigh it: confirm, or refer',
  },
  'finding.praise-not-referred': {
    what: 'Not referred',
    why: 'this is praise',
    next: 'Check which one you mean',
  },
} satisfies Record<string, RefusalWords>;
