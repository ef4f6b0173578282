import type { PublicKey } from './signing.ts';

/** From here on a key of the server says nothing any more: about a longer log, or of a later moment. */
export interface KeyEnd {
  readonly size: number;
  readonly at: number;
}

/** A key of the server; a former one has an end. */
export interface ServerKey extends PublicKey {
  readonly until?: KeyEnd | undefined;
}

/** Server keys that are trusted, by writer id. What each signed counts within its time, and no longer. */
export type PublicKeys = ReadonlyMap<string, ServerKey>;

/** Those that sign now. What arrives is checked against these: a former key may have become somebody else's since. */
export const presentKeys = (keys: PublicKeys): PublicKeys =>
  new Map([...keys].filter(([, { until }]) => until === undefined));

export const isPastItsTime = ({ until }: ServerKey, at: number): boolean =>
  until !== undefined && at > until.at;
