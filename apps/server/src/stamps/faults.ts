import { askFaults } from './ask.ts';
import { tokenFaults } from './check-token.ts';

/** Why there is no time-stamp; each has a sentence `stamp.<code>`. */
export const stampFaults = [...askFaults, ...tokenFaults] as const;
export type StampFault = (typeof stampFaults)[number];

/** As it was written down, perhaps by another version of the program. */
export const faultNamed = (code: string): StampFault =>
  stampFaults.find((known) => known === code) ?? 'malformed';
