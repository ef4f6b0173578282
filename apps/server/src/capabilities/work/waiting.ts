import type { Reader } from '@mingcha/db';
import type { Role } from '@mingcha/domain';
import type { Called } from '../../access/called.ts';

export interface Asked {
  readonly office: string;
  readonly person: string;
  readonly visits: string[];
  /** Under a referral that this person does not hold. */
  readonly veiled: string[];
  readonly units: string[];
  readonly now: number;
  /** Seats they act from without sitting there. */
  readonly standingIn: number;
  readonly roles: readonly Role[];
  readonly called: Called;
}

type Count = (reader: Reader, asked: Asked) => Promise<number>;

/** A number is counted exactly as the list behind it filters. */
export interface Waiting {
  /** Names the work and, with it, the list that holds the rows behind the number. */
  readonly what: string;
  readonly roles: readonly Role[];
  readonly count: Count;
}
