import type { RefusalWords } from '../translated.ts';

export const ferryRefusals = {
  'ferry.not-a-ferry-file': {
    what: 'Not read',
    why: 'this is not a file between a tablet and its office',
    next: 'Check which file was chosen; their names begin with notes- and end with .dat',
  },
  'ferry.version-unknown': {
    what: 'Not read',
    why: 'the file was written by a later version that is not known here',
    next: 'Update first, then read it again',
  },
  'ferry.cut-or-changed': {
    what: 'Not read',
    why: 'the file is incomplete, or bytes in it were changed',
    next: 'Copy it again from where it was written; if that fails, have it written anew. What it held is still there',
  },
  'ferry.sender-unknown': {
    what: 'Not read',
    why: 'the device that wrote it is not registered with this office',
    next: 'Check which tablet the file comes from; a new tablet has to be let in first',
  },
  'ferry.key-unknown': {
    what: 'Not read',
    why: 'it is signed with another key of the office, and brings no proof of the change that this tablet can go by',
    next: 'Have the office write a new file for this tablet; if its former key was stolen, lost or left behind by an old backup, two people compare digits at this tablet (Settings, “The office’s key”)',
  },
  'ferry.key-retired': {
    what: 'Not read',
    why: 'it is signed with a key that the office has given up',
    next: 'Have the office write a new file for this tablet; if a new one says the same, tell the system administrator: somebody may still be using the former key',
  },
  'ferry.not-for-us': {
    what: 'Not read',
    why: 'the file was not written for this office and does not open here',
    next: 'Take it to the tablet or the office that it is meant for',
  },
  'ferry.not-for-this-tablet': {
    what: 'Not read',
    why: 'the file was not written for this tablet and does not open',
    next: 'Check whose file was copied, or ask the office to write one for this tablet',
  },
  'ferry.not-addressed': {
    what: 'Not written',
    why: 'this tablet has not yet said how files for it are to be sealed',
    next: 'Let one of its members open it once with a network; then it can be written',
  },
  'ferry.no-room': {
    what: 'Not read',
    why: 'the disk of the server has no room for this file',
    next: 'Ask the system administrator to make room, then read it again',
  },
  'ferry.tablet-full': {
    what: 'Not finished',
    why: 'the storage of the tablet is full',
    next: 'Everything is still here. Make room, or write a file and read its receipts first',
  },
  'ferry.place-failed': {
    what: 'Not written',
    why: 'the chosen place cannot be written to; it may be full or unplugged',
    next: 'Everything is still on this tablet. Write it again onto another stick',
  },
  'ferry.not-taken': {
    what: 'Not written',
    why: 'the browser did not take the file',
    next: 'Everything is still on this tablet. Write it again; if it stays so, close the app, open it and write once more',
  },
} satisfies Record<string, RefusalWords>;
