import type { RefusalWords } from '../translated.ts';

export const paperRefusals = {
  'attachment.empty': {
    what: 'The file was not taken',
    why: 'It is empty',
    next: 'Scan or photograph it again and upload it',
  },
  'attachment.too-large': {
    what: 'The file was not taken',
    why: 'It is larger than {{megabytes}} MB',
    next: 'Scan it at a lower resolution, or upload it in parts',
  },
  'attachment.type': {
    what: 'The file was not taken',
    why: 'Only PDF, JPEG and PNG are taken, and the content must be what it is called',
    next: 'Scan it as PDF or photograph it, then upload it',
  },
  'attachment.missing': {
    what: 'Not saved',
    why: 'The file “{{name}}” has not arrived',
    next: 'Upload the file first, then hand in',
  },
  'document.characters-missing': {
    what: 'Not done',
    why: 'No font of this installation has these characters; on paper they would be boxes: {{characters}}',
    next: 'Write them another way, or have the operator add a font that has them (runbook)',
  },
  'service.in-future': {
    what: 'Service was not recorded',
    why: 'The time of service has not come yet',
    next: 'Check the date and time of service',
  },
  'service.before-issue': {
    what: 'Service was not recorded',
    why: 'The time of service is before the document was issued',
    next: 'Check the date and time of service',
  },
  'service.electronic-not-own': {
    what: 'Service was not recorded',
    why: 'Electronic service is acknowledged by the addressee alone',
    next: 'Let the addressee acknowledge it, or serve it in another way with a signed proof',
  },
  'service.needs-second': {
    what: 'Service was not recorded',
    why: 'Service by “{{method}}” does not rest on one person’s word; a second one compares it with the return receipt',
    next: 'Prepare the return receipt, enter it with its scan once served, and let a colleague compare it',
  },
  'service.proof-missing': {
    what: 'Service was not recorded',
    why: 'Service by “{{method}}” still lacks: {{missing}}',
    next: 'Add what is missing; without proof no time limit starts',
  },
  'paper.recorder-is-decider': {
    what: 'Not entered',
    why: 'Whoever decided cannot enter their own decision',
    next: 'Let a colleague enter it',
  },
  'paper.recorder-is-drafter': {
    what: 'Not entered',
    why: 'You drafted this and cannot enter the decision about it',
    next: 'Let a colleague who did not draft it enter it',
  },
  'paper.checker-is-recorder': {
    what: 'Not checked',
    why: 'You entered this paper; another person must compare it with the scan',
    next: 'Hand it to a colleague',
  },
  'paper.checker-is-decider': {
    what: 'Not checked',
    why: 'Whoever decided cannot check their own decision',
    next: 'Hand it to a colleague',
  },
  'paper.decider-has-no-duty': {
    what: 'Not entered',
    why: 'The chosen person has no duty to decide this ({{roles}} has)',
    next: 'Check who signed; if duties have changed, put the seat right first',
  },
  'paper.decided-before-prepared': {
    what: 'Not entered',
    why: 'The date of the signature is before the sheet was printed ({{day}})',
    next: 'Check the date on the paper',
  },
  'paper.decided-in-future': {
    what: 'Not entered',
    why: 'The date of the signature has not come yet',
    next: 'Check the date on the paper',
  },
  'paper.act-unknown': { what: 'Not done', why: 'This cannot be done on paper', next: 'Do it in the system' },
  'pass.unknown': {
    what: 'Could not be opened',
    why: 'There is no such code, or it has been used or withdrawn',
    next: 'Compare the twelve characters with the paper; if that does not help, ask the office that sent it',
  },
  'pass.over': {
    what: 'Could not be opened',
    why: 'This code has run out',
    next: 'Ask the office that sent it for another',
  },
  'pass.until-past': {
    what: 'No code was made',
    why: 'Its last day has passed already',
    next: 'Choose a later time',
  },
  'pass.not-for-this': {
    what: 'Not done',
    why: 'This code serves only the document it came with',
    next: 'Use the code on that document',
  },
  'pass.not-over': {
    what: 'Not ended',
    why: 'The code is still valid',
    next: 'To end it early, withdraw it and say why',
  },
  'bulletin.copies-too-few': {
    what: 'The sealing was not recorded',
    why: '{{copies}} copies are fewer than its addressees ({{needed}})',
    next: 'Count the copies again; each addressee gets at least one',
  },
  'bulletin.sealed-in-future': {
    what: 'The sealing was not recorded',
    why: 'Its date has not come yet',
    next: 'Check the date in the book of seals',
  },
  'bulletin.sealed-before-number': {
    what: 'The sealing was not recorded',
    why: 'Its date is before that of the number ({{day}})',
    next: 'Check the date in the book of seals',
  },
  'bulletin.keeper-wrote-or-signed': {
    what: 'Not sealed',
    why: 'You wrote or signed this bulletin; the seal is set by another hand',
    next: 'Ask a keeper of the seal who neither wrote nor signed it',
  },
  'bulletin.no-seal-key': {
    what: 'Not sealed',
    why: 'This machine has no key to seal with',
    next: 'Have the system administrator set MINGCHA_SEAL_KEY, or print the copy for sealing and seal it by hand',
  },
  'bulletin.seal-key-out-of-time': {
    what: 'Not sealed',
    why: 'The certificate of the seal holds from {{from}} to {{until}}, and today is not in between',
    next: 'Have the system administrator put in one that holds, or print the copy for sealing and seal it by hand',
  },
  'bulletin.not-sealed': {
    what: 'Not issued',
    why: 'No seal is on record',
    next: 'Record the sealing first; if it goes out without a seal, say so when issuing',
  },
} satisfies Record<string, RefusalWords>;
