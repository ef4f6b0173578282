import type { Writer } from '@mingcha/db';
import type { Lifecycle, Subject } from '@mingcha/domain';

export type SubjectRef = Subject;

/**
 * One command on one subject.
 *
 * - `facts` is the lifecycle's slice context X: a value, or a function that reads it inside the transaction, after the
 *   subject is locked and its state folded (so what it reads cannot change before the append). `state` is the folded state.
 * - `expected` is the count the person saw on the screen; another count answers `changed-meanwhile`. Leave it out where
 *   nobody saw anything (creation).
 * - `creates`: the subject must not exist yet (no row to be in scope). Otherwise it must exist and be in the caller's row
 *   scope for the procedure's verb, else `not-found` is answered (the same for "is not there" and "is not yours").
 * - `also`: further subjects that `decide` may return events about (a number series): locked together, in sorted order.
 */
export interface Act<S, C, X> {
  readonly lifecycle: Lifecycle<S, C, X>;
  readonly subject: SubjectRef;
  readonly command: C;
  readonly facts: X | ((reader: Writer, state: S, now: number) => Promise<X>);
  readonly expected?: number | undefined;
  readonly creates?: boolean;
  readonly also?: readonly SubjectRef[];
}

export interface Acted<S> {
  readonly subject: SubjectRef;
  /** State after the command. */
  readonly state: S;
  /** The subject's count of server commands after it: what the next `expected` must be. */
  readonly count: number;
  /** Hashes of the entries appended, in order. */
  readonly entries: readonly string[];
}

export { officeClock } from '@mingcha/domain';
export {
  act,
  actAsOffice,
  actTogether,
  stateOf,
  type Together,
  togetherAs,
  togetherAsOffice,
} from './acting/act.ts';
