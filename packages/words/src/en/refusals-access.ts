import type { RefusalWords } from '../translated.ts';

export const accessRefusals = {
  'access.admins-exclusive': {
    what: 'Not granted',
    why: '“{{held}}” and “{{wanted}}” may not be the same person',
    next: 'Choose somebody else, or revoke the first duty before',
  },
  'access.grant-to-self': {
    what: 'Not granted',
    why: 'nobody grants a duty to themselves',
    next: 'Ask another security administrator',
  },
  'access.account-opener-grants': {
    what: 'Not granted',
    why: 'you opened this account; opening and granting take two people',
    next: 'Ask another security administrator',
  },
  'access.already-held': {
    what: 'Not granted',
    why: 'they hold this duty already',
    next: 'Nothing needs to be done',
  },
  'access.not-held': {
    what: 'Not revoked',
    why: 'they do not hold this duty',
    next: 'Check the person and the duty',
  },
  'access.last-security-admin': {
    what: 'Not revoked',
    why: 'this is the last security administrator',
    next: 'Grant the duty to somebody else first',
  },
  'access.account-exists': {
    what: 'Not opened',
    why: 'this person has an account',
    next: 'Use that one, or close it first',
  },
  'access.device-second-person': {
    what: 'Not let in',
    why: 'proposing and checking a device take two people',
    next: 'Let a colleague compare the check code and confirm',
  },
  'access.digits-gone': {
    what: 'Not let in',
    why: 'the invitation of this tablet is gone, and there are no digits to compare',
    next: 'Refuse it and enrol it again',
  },
  'access.digits-differ': {
    what: 'Not let in',
    why: 'these are not the digits that were agreed with this tablet',
    next: 'Type them again from its screen; if they still differ somebody may stand between: refuse it and find out',
  },
  'access.server-key-second-person': {
    what: 'Not confirmed',
    why: 'two people order another key of the server, and this one was proposed by you',
    next: 'Let another security administrator or the director confirm it',
  },
  'access.server-key-other': {
    what: 'Not confirmed',
    why: 'the key that was looked at is not the one that was proposed',
    next: 'Load the page again and compare it with the console',
  },
  'access.server-key-none': {
    what: 'Not proposed',
    why: 'no new key lies on the server, or it was proposed already',
    next: 'Let the operator run npm run rescue -- new-server-key first',
  },
  'access.device-not-proposed': {
    what: 'Not let in',
    why: 'this device is “{{state}}”',
    next: 'Ask for enrolment again on the device',
  },
  'access.device-revoked': {
    what: 'Not done',
    why: 'this device has been revoked',
    next: 'Use one that is enrolled; what was not sent is still here, so give the tablet to the office',
  },
  'access.device-doubled': {
    what: 'Nothing new was fetched',
    why: 'there are two versions of this tablet, and the office has to decide',
    next: 'Recording and sending go on; call the office',
  },
  'access.doubled-already': {
    what: 'Not noted',
    why: 'two versions of this tablet are noted and wait for a decision',
    next: 'Decide first',
  },
  'access.not-doubled': {
    what: 'Not decided',
    why: 'there are no two versions of this tablet',
    next: 'Load the page again',
  },
  'access.doubled-own': {
    what: 'Not decided',
    why: 'you use this tablet yourself',
    next: 'Let a director or security administrator decide who does not use it',
  },
  'access.device-not-revoked': {
    what: 'Not done',
    why: 'this device has not been revoked',
    next: 'If it is lost, revoke it first',
  },
  'access.release-asked-already': {
    what: 'Not asked',
    why: 'somebody has asked to open what this tablet holds',
    next: 'Let the security administrator decide',
  },
  'access.release-not-asked': {
    what: 'Not released',
    why: 'nobody has asked for it',
    next: 'Let somebody ask first and say why',
  },
  'access.release-second-person': {
    what: 'Not released',
    why: 'asking and releasing take two people',
    next: 'Let another security administrator release it',
  },
  'access.release-waits': {
    what: 'Not opened',
    why: 'the office has not released it',
    next: 'Talk to the office; everything is still on this device',
  },
  'access.vault-not-ours': {
    what: 'Not opened',
    why: 'its key was not sealed for the recovery key of this office',
    next: 'Leave the tablet as it is and give it to the security administrator',
  },
  'access.report-unsigned': {
    what: 'Not recorded',
    why: 'the report is not signed by this device',
    next: 'Leave the tablet as it is and give it to the security administrator',
  },
  'server-key.receipt-not-ours': {
    what: 'Nothing noted of this receipt',
    why: 'this server did not sign it for this tablet, or it was changed',
    next: 'Send the entries themselves; keep the tablet as it is and tell the security administrator',
  },
  'case-key.not-for-us': {
    what: 'This key was not taken',
    why: 'it was not sealed for this office, or it was changed',
    next: 'Compare key anew at the tablet and let it make contact again; if it stays so, tell the security administrator',
  },
  'case-key.destroyed': {
    what: 'This key was not taken',
    why: 'the key of this case was lawfully destroyed',
    next: 'Nothing to do; the tablet drops its copy',
  },
  'case-key.held': {
    what: 'This key was not taken',
    why: 'the office has a key of this case, and it is another one',
    next: 'The one that is here stays; let the auditor look at what this tablet wrote',
  },
  'case-key.not-given': {
    what: 'This key was not taken',
    why: 'nothing here says that this tablet was on that case',
    next: 'If entries of it are set aside, let the director release them first; then let the tablet make contact again',
  },
  'case-key.opens-nothing': {
    what: 'This key was not taken',
    why: 'it opens none of the sealed values that are here',
    next: 'Nothing was changed; let another tablet of the team make contact, or take the key from a backup of keys',
  },
  'access.device-unknown': {
    what: 'Not done',
    why: 'the office has no such device on its list; where it had, an old backup was put back',
    next: 'Nothing on this tablet is lost. Let the office enrol it; type the code under “Settings, The office’s key”, then each member signs in once more',
  },
  'access.code-expired': {
    what: 'Not enrolled',
    why: 'the enrolment code has expired',
    next: 'Make a new one at the desk',
  },
  'access.code-taken': {
    what: 'Not enrolled',
    why: 'another device has used this code',
    next: 'Have the office make a new one; if nobody else was enrolling, somebody may have seen the code: do not let that device in',
  },
  'access.opened-otherwise': {
    what: 'Not enrolled',
    why: 'the server does not stand by what it said before: somebody may be changing it on the way',
    next: 'Do not let this tablet in; use the network inside the office, and have the office make a new code',
  },
  'access.code-wrong': {
    what: 'Not enrolled',
    why: 'the enrolment code is wrong',
    next: 'Check it and try again; tries left: {{left}}',
  },
  'access.person-not-of-device': {
    what: 'Not done',
    why: 'you are not among the people of this device',
    next: 'Use one of yours, or have its list of people put right',
  },
  'access.erasure-needs-two': {
    what: 'Not erased',
    why: 'erasure takes the approval of two different people',
    next: 'Have a second person approve it',
  },
  'access.writer-class-forbids': {
    what: 'Not accepted',
    why: 'records of this kind (“{{kind}}”) may not be written from here',
    next: 'Do it from the side that may',
  },
} satisfies Record<string, RefusalWords>;
