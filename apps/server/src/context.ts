import type { Writer, WriterState } from '@mingcha/db';
import type { Verb } from '@mingcha/domain/access';
import type { PaperMark } from '@mingcha/domain/papers';
import type { AppAbility } from './access/ability.ts';
import type { Standing } from './access/standing.ts';
import type { Services } from './services.ts';
import type { PasswordDue } from './sign-in/password-age.ts';

/** A person signed in at the desk. Roles and seats are read from the journal's tables at every request, never cached. */
export interface Session extends Standing {
  readonly id: string;
  /** better-auth's own identifier of the account. */
  readonly user: string;
  readonly username: string;
  /** Set by an administrator and not yet replaced, or too old: nothing is open but its change. */
  readonly passwordDue: PasswordDue | null;
  readonly ability: AppAbility;
}

/** A tablet that has proven that it holds its device key. */
export interface DeviceSession {
  readonly device: string;
  readonly writer: string;
  readonly office: string;
  readonly persons: readonly string[];
  readonly state: WriterState;
}

export interface RequestFacts {
  readonly id: string;
  readonly ip: string;
  readonly userAgent: string;
  readonly headers: Headers;
  /** Set-Cookie values that better-auth wants on the answer. */
  readonly setHeader: (name: string, value: string) => void;
}

export interface Context {
  readonly services: Services;
  readonly request: RequestFacts;
  readonly session: Session | null;
  /** There was a session and it has run out. */
  readonly sessionEnded: boolean;
  readonly device: DeviceSession | null;
}

/** What every procedure behind `can(verb)` receives. */
export interface SignedIn extends Context {
  readonly session: Session;
  /** The verb that opened this procedure. */
  readonly verb: Verb;
  /** The act was decided with a pen: what its entry says of that. */
  readonly paper?: PaperMark | undefined;
  /** An open transaction that acts join: they stand or fall with the check of their paper. */
  readonly within?: Writer | undefined;
}

export interface FromTablet extends Context {
  readonly device: DeviceSession;
}
