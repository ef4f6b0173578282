import type { RefusalWords } from '../translated.ts';

export const packageRefusals = {
  'package.log-behind': {
    what: 'The case package was not made',
    why: 'some entries do not have their place in the log yet',
    next: 'Try again in a minute; if it stays so, tell the system administrator',
  },
  'package.gone': {
    what: 'Nothing was downloaded',
    why: 'a package is kept for half an hour after it was made; this one is gone, or it is not yours',
    next: 'Make a new one',
  },
  'package.busy': {
    what: 'The case package was not made',
    why: 'too many packages are waiting to be downloaded',
    next: 'Download those first, or try again in half an hour',
  },
  'package.not-served': {
    what: 'The case package was not made',
    why: 'the decision has not been served on you yet',
    next: 'Come back once you have received it',
  },
} satisfies Record<string, RefusalWords>;
