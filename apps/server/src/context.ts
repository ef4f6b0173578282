import type { Role } from '@mingcha/domain';
import type { AppAbility } from './access/ability.ts';
import type { Services } from './services.ts';

/** A person signed in at the desk. Roles and seats are read from the journal's tables at every request, never cached. */
export interface Session {
  readonly id: string;
  readonly person: string;
  readonly username: string;
  readonly office: string;
  /** The seat that this person acts from, if they hold one. */
  readonly seat: string | null;
  readonly roles: readonly Role[];
  /** Units this person belongs to or answers for, with everything below them. */
  readonly units: readonly string[];
  /** Visits this person is or was a member of. */
  readonly visits: readonly string[];
  readonly ability: AppAbility;
}

/** A tablet that has proven that it holds its device key. */
export interface DeviceSession {
  readonly device: string;
  readonly writer: string;
  readonly office: string;
  readonly persons: readonly string[];
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
  readonly device: DeviceSession | null;
}

/** What every procedure behind `can(verb)` receives. */
export interface SignedIn extends Context {
  readonly session: Session;
  /** The verb that opened this procedure. */
  readonly verb: string;
}

export interface FromTablet extends Context {
  readonly device: DeviceSession;
}
