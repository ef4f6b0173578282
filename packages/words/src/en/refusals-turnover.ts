import type { RefusalWords } from '../translated.ts';
import type { turnoverRefusals as zh } from '../zh/refusals-turnover.ts';

export const turnoverRefusals = {
  'filling.not-a-workbook': {
    what: 'The file was not checked',
    why: 'It is no XLSX file, or it is encrypted or damaged',
    next: 'Open it in a spreadsheet program, save it as an Excel workbook (.xlsx) without a password, and upload that',
  },
  'filling.too-large': {
    what: 'The file was not checked',
    why: 'It is larger than {{megabytes}} MB, or becomes too large when it is unpacked',
    next: 'Remove pictures and sheets that are not needed, or upload it in parts',
  },
  'filling.unreadable': {
    what: 'The file was not checked',
    why: 'Its inner structure cannot be read',
    next: 'Download the template anew, paste your rows into it and upload that',
  },
  'filling.mistakes': {
    what: 'Nothing was written',
    why: 'The number of mistakes in the file is {{count}}',
    next: 'Put them right and have it checked again',
  },
  'filling.changed-since': {
    what: 'Nothing was written',
    why: 'The registers or the file have changed since the check',
    next: 'Have it checked again, then write',
  },
  'leave.not-holder': {
    what: 'The leave was not recorded',
    why: 'This person does not hold the seat now',
    next: 'Check the seat, or load the page again',
  },
  'leave.deputy-is-self': {
    what: 'The leave was not recorded',
    why: 'Whoever stands in is the person on leave',
    next: 'Choose somebody else to stand in',
  },
  'leave.days-reversed': {
    what: 'The leave was not recorded',
    why: 'Its last day {{to}} is before its first {{from}}',
    next: 'Check both days',
  },
  'leave.over-already': {
    what: 'The leave was not recorded',
    why: 'Its last day {{to}} has passed',
    next: 'Check the days; a leave that is over need not be recorded',
  },
  'leave.overlaps': {
    what: 'The leave was not recorded',
    why: 'The seat has a leave from {{from}} to {{to}} already',
    next: 'Check the days, or end that leave first',
  },
  'leave.confirmer-is-self': {
    what: 'The leave was not confirmed',
    why: 'Somebody else than the person on leave has to confirm it',
    next: 'Ask another person who may confirm it',
  },
  'leave.deputy-elsewhere': {
    what: 'The leave was not recorded',
    why: 'Whoever is to stand in does not belong to the unit of this seat',
    next: 'Choose somebody of the same unit',
  },
  'leave.deputy-is-administrator': {
    what: 'The leave was not recorded',
    why: 'Administrators of system, security and audit do none of the office’s business',
    next: 'Choose somebody else to stand in',
  },
  'leave.not-begun': {
    what: 'Nobody stands in yet',
    why: 'The leave begins on {{from}}',
    next: 'On that day it begins by itself',
  },
  'leave.not-yours': {
    what: 'The leave was not recorded',
    why: 'People record their own leave',
    next: 'Ask that person to record it, or the director',
  },
  'leave.not-over': {
    what: 'The leave was not ended',
    why: 'It lasts until {{to}}',
    next: 'Whoever comes back earlier ends it themselves',
  },
  'handover.same-person': {
    what: 'The hand-over was not begun',
    why: 'The leaver and the successor are the same person',
    next: 'Choose another successor',
  },
  'handover.not-holder': {
    what: 'The hand-over did not go on',
    why: 'The leaver does not hold this seat any more',
    next: 'Look at the seat; an empty seat is simply filled',
  },
  'handover.open-already': {
    what: 'The hand-over was not begun',
    why: 'Another hand-over of this seat is not finished',
    next: 'Finish that one or call it off first',
  },
  'handover.not-leaver': {
    what: 'The list was not given over',
    why: 'This step is the leaver’s own',
    next: 'Ask the leaver to sign in and confirm',
  },
  'handover.not-successor': {
    what: 'The list was not taken over',
    why: 'This step is the successor’s own',
    next: 'Ask the successor to sign in and confirm',
  },
  'handover.approver-is-party': {
    what: 'The hand-over was not approved',
    why: 'Somebody who is neither leaver nor successor has to approve it',
    next: 'Ask another director',
  },
} satisfies Record<keyof typeof zh, RefusalWords>;
