import type { RefusalWords } from '../translated.ts';
import { accessRefusals } from './refusals-access.ts';
import { caseRefusals } from './refusals-cases.ts';
import { dispatchRefusals } from './refusals-dispatches.ts';
import { ferryRefusals } from './refusals-ferry.ts';
import { fieldRefusals } from './refusals-field.ts';
import { measureRefusals } from './refusals-measures.ts';
import { noticeRefusals } from './refusals-notices.ts';
import { officeRefusals } from './refusals-office.ts';
import { orderRefusals } from './refusals-orders.ts';
import { packageRefusals } from './refusals-packages.ts';
import { paperRefusals } from './refusals-papers.ts';
import { publicationRefusals } from './refusals-publication.ts';
import { replyRefusals } from './refusals-replies.ts';
import { retentionRefusals } from './refusals-retention.ts';
import { turnoverRefusals } from './refusals-turnover.ts';

export const refusals = {
  'changed-meanwhile': {
    what: 'Not saved',
    why: 'somebody else changed this while you were writing',
    next: 'What you wrote is still here. Compare it with the present state, then hand it in again',
  },
  'state-forbids': {
    what: 'Not done: {{command}}',
    why: 'the {{subject}} is “{{state}}”, and this step does not belong here',
    next: 'Look at where it stands and take the step that is due',
  },
  'not-open-yet': {
    what: 'Not done: {{command}}',
    why: 'this step of the {{subject}} is not open in this version',
    next: 'Take it on paper for now and enter it once the step is open',
  },
  'role-missing': {
    what: 'Not done',
    why: 'this step belongs to: {{roles}}. You do not hold that duty now',
    next: 'Hand it to a colleague who does, or ask the security administrator to check your seat',
  },
  'not-found': {
    what: 'Not found',
    why: 'it does not exist, or lies outside what you may see',
    next: 'Check the number, or open it again from the list',
  },
  'not-allowed': {
    what: 'Not done',
    why: 'your present seat does not carry this right',
    next: 'If you need it, speak to the security administrator',
  },
  'input-invalid': {
    what: 'Not saved',
    why: 'what stands in “{{field}}” cannot be accepted',
    next: 'Mend this one and hand it in again; everything else is kept',
  },
  'secrecy-too-high': {
    what: 'Not saved',
    why: 'the mark chosen is “{{secrecy}}”, and state secrets may not be held here',
    next: 'Use the classified network, and clear the draft from this machine',
  },
  recused: {
    what: 'Not done',
    why: 'you stand in a relation to this unit that calls for recusal',
    next: 'Let somebody else do it; if this has changed, have the declared relations put right',
  },
  'wording-vague': {
    what: 'Not handed in',
    why: 'the text says “{{phrase}}” and names no unit',
    next: 'Name the unit and the post',
  },
  'scenario-entraps': {
    what: 'Not handed in',
    why: 'the text says “{{phrase}}”; a covert visit may not induce, deceive or entrap',
    next: 'Make it an ordinary request, withdrawn before it costs anybody anything',
  },
  'not-signed-in': {
    what: 'Not done',
    why: 'you are not signed in',
    next: 'Sign in and go on; what you wrote is kept',
  },
  'session-expired': {
    what: 'Not done',
    why: 'your session has ended',
    next: 'Sign in again; what you wrote is kept',
  },
  'sign-in-failed': {
    what: 'Not signed in',
    why: 'the name or the password is wrong',
    next: 'Check both and try again; tries left: {{left}}',
  },
  'account-locked': {
    what: 'Not signed in',
    why: 'the account is locked for a while after several wrong tries',
    next: 'Try again in {{minutes}} min, or ask the security administrator to unlock it',
  },
  'account-closed': {
    what: 'Not signed in',
    why: 'this account has been closed',
    next: 'If you need it, speak to the system administrator',
  },
  'password-weak': {
    what: 'Password not set',
    why: 'it is too simple',
    next: 'Use at least {{length}} characters of three kinds: capitals, small letters, digits, signs',
  },
  'password-must-change': {
    what: 'Not yet',
    why: 'this is a first password, and it must be changed at first sign-in',
    next: 'Set a new password and go on',
  },
  'password-old': {
    what: 'Not opened',
    why: 'your password is {{days}} days old or more and must be changed first',
    next: 'Set a new password and go on',
  },
  'password-wrong': {
    what: 'Password not changed',
    why: 'the old password is wrong',
    next: 'Check it and try again; tries left: {{left}}',
  },
  'password-used-before': {
    what: 'Password not changed',
    why: 'it is one of your last passwords (remembered: {{count}})',
    next: 'Choose one that you have not used',
  },
  'setup-code-wrong': {
    what: 'Not founded',
    why: 'the setup code is wrong',
    next: 'Look at the code that the server shows when it starts',
  },
  'office-already-founded': {
    what: 'Not founded',
    why: 'an office has already been founded here',
    next: 'Sign in instead',
  },
  'office-not-founded': {
    what: 'Not done',
    why: 'no office has been founded here yet',
    next: 'Found the office first',
  },
  'too-many-requests': {
    what: 'Not done',
    why: 'too many requests in a short time',
    next: 'Try again in {{seconds}} s',
  },
  'server-busy': {
    what: 'Not done',
    why: 'the server is busy',
    next: 'Try again in a moment; what you wrote is kept',
  },
  'server-failed': {
    what: 'Not done',
    why: 'something went wrong on the server, reference {{reference}}',
    next: 'Try again later; if it stays so, give the reference to the system administrator',
  },
  'tablet-failed': {
    what: 'Not done',
    why: 'something went wrong on this tablet, reference {{reference}}',
    next: 'What was recorded is still here. Try again; if it stays so, give the reference to the system administrator',
  },
  'outcome-unknown': {
    what: 'It is not known whether this was done',
    why: 'the line to the database broke before it answered, reference {{reference}}',
    next: 'Read the page again, and do it again only if it was not done',
  },
  offline: {
    what: 'Not sent',
    why: 'there is no network now',
    next: 'It is kept on this device and goes out once there is one',
  },
  'name-taken': { what: 'Not saved', why: '“{{name}}” is already in use', next: 'Choose another name' },
  'payload-unreadable': {
    what: 'Not opened',
    why: 'part of it was lawfully erased, or this machine lacks the key',
    next: 'Let a seat that holds the key do it',
  },
  'key-missing': {
    what: 'Not opened',
    why: 'the key of this material was not found',
    next: 'Have the system administrator restore it from the recovery kit',
  },
  'registry.end-in-future': {
    what: 'Nothing was ended',
    why: '{{day}} has not come yet',
    next: 'Record it on that day',
  },
  'registry.unit-in-use': {
    what: 'The unit was not abolished',
    why: 'units below it: {{units}}, filled seats: {{seats}}, open matters: {{matters}}',
    next: 'Move the people and the units below it, and finish what is open',
  },
  'registry.successor-ended': {
    what: 'The unit was not abolished',
    why: 'The unit it should go into does not stand, or is this one',
    next: 'Choose another unit that stands',
  },
  'registry.parent-in-circle': {
    what: 'Not saved',
    why: 'the parent chosen is this unit itself or lies below it',
    next: 'Choose another parent',
  },
  'registry.seat-taken': {
    what: 'Not seated',
    why: 'somebody holds this seat',
    next: 'Have it vacated first',
  },
  'registry.seat-empty': {
    what: 'Not vacated',
    why: 'nobody holds this seat',
    next: 'Check which seat you mean',
  },
  'registry.promise-longer-than-law': {
    what: 'Not saved',
    why: 'the promised limit ({{promised}} half days) is longer than the statutory one ({{statutory}})',
    next: 'Check both limits',
  },
  'registry.relation-names-nobody': {
    what: 'Not saved',
    why: 'it names neither a unit nor a person',
    next: 'Fill in at least one of them',
  },
  'registry.relation-of-another': {
    what: 'Not saved',
    why: 'a declared relation stays with the person it was declared of',
    next: 'Declare it for the other person, and say in this one that it no longer applies',
  },
  'registry.calendar-day-outside-year': {
    what: 'Not saved',
    why: '{{day}} lies outside the year given',
    next: 'Check the day and the year',
  },
  'registry.person-erased': {
    what: 'Not saved',
    why: 'the name of this person was lawfully erased and is not filled in again',
    next: 'Register the person anew if they are needed again',
  },
  'erasure.second-person': {
    what: 'Not erased',
    why: 'you asked for it, so another person has to approve it',
    next: 'Let the director or the privacy officer who is not you decide',
  },
  'erasure.not-held': {
    what: 'Not done',
    why: '{{count}} of the fields belong to somebody else or are erased already',
    next: 'Open the person again and look at what is still held',
  },
  'erasure.person-in-office': {
    what: 'Not done',
    why: 'this person still sits in a seat or has an open account, so the name is needed',
    next: 'Vacate the seat and close the account first; a telephone number can be erased now',
  },
  'registry.version-taken': {
    what: 'Not saved',
    why: 'version “{{version}}” has been adopted and cannot be changed',
    next: 'Give it a new version',
  },
  ...accessRefusals,
  ...officeRefusals,
  ...measureRefusals,
  ...noticeRefusals,
  ...orderRefusals,
  ...dispatchRefusals,
  ...paperRefusals,
  ...publicationRefusals,
  ...replyRefusals,
  ...retentionRefusals,
  ...turnoverRefusals,
  ...fieldRefusals,
  ...ferryRefusals,
  ...packageRefusals,
  ...caseRefusals,
} satisfies Record<string, RefusalWords>;
