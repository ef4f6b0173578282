import type { ActingRole } from './access/roles.ts';
import type { Kind, PayloadOf, RecordedPayload } from './kinds.ts';
import type { PaperMark } from './papers/paper-mark.ts';
import type { Subject, SubjectType } from './primitives.ts';
import type { Refusal } from './refusals.ts';

/** An expected "no" is a value, not an exception. */
export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: Refusal };

export const accepted = <T>(value: T): Result<T> => ({ ok: true, value });

/** An entry as fold sees it: header facts and the opened payload. */
export interface RecordedOf<K extends Kind> {
  readonly hash: string;
  readonly kind: K;
  readonly schema: number;
  readonly subject: Subject;
  readonly office: string;
  readonly actor: { readonly person: string; readonly seat: string | null };
  readonly writer: string;
  readonly writerClass: 'tablet' | 'server';
  /** The author's clock, milliseconds. */
  readonly at: number;
  readonly after: readonly string[];
  readonly expected?: number;
  readonly payload: RecordedPayload<K>;
}
/** Distributes, so that a switch over `kind` narrows the payload. */
export type Recorded<K extends Kind = Kind> = K extends Kind ? RecordedOf<K> : never;

export interface NewEventOf<K extends Kind> {
  readonly kind: K;
  readonly subject: Subject;
  readonly payload: PayloadOf<K>;
}
export type NewEvent<K extends Kind = Kind> = K extends Kind ? NewEventOf<K> : never;

/** Who decides, when, and where new identifiers come from: everything impure comes in here. */
export interface Context {
  readonly now: number;
  readonly person: string;
  readonly seat: string | null;
  readonly roles: readonly ActingRole[];
  readonly office: string;
  /** Decided with a pen: who typed it from the scan and who compared it. Absent when its author is signed in. */
  readonly paper?: PaperMark | undefined;
  newId(prefix: string): string;
}

/** One row of a state machine of the field. Rows marked `later` are known and not yet open. */
export interface Transition {
  readonly from: string;
  readonly to: string;
  /** The command that asks for it. */
  readonly command: string;
  /** What is recorded; none for stages that come later. */
  readonly kind: Kind | null;
  readonly roles: readonly ActingRole[];
  /** Names of the guards, which are also the keys of their words. */
  readonly guards: readonly string[];
  /** D1…D26: the paper this step makes. */
  readonly document?: string;
  readonly when: 'now' | 'later';
}

export interface Lifecycle<S, C, X = unknown> {
  readonly subject: SubjectType;
  readonly initial: S;
  evolve(state: S, entry: Recorded): S;
  decide(state: S, command: C, context: Context & X): Result<readonly NewEvent[]>;
  readonly transitions: readonly Transition[];
  /** Kinds that two people must not both record without having seen each other's. */
  readonly incompatible: readonly (readonly [Kind, Kind])[];
}

export const refused = (refusal: Refusal): Result<never> => ({ ok: false, refusal });
