import { proveSession, type Signer } from '@mingcha/journal';
import { call } from './call.ts';
import { Challenge, Session } from './wire.ts';

export interface DeviceSession {
  /** Opens a session when there is none, or when it is about to run out. */
  bearer(): Promise<string>;
  /** The next call begins with a session of its own. */
  forget(): void;
}

export interface SessionParts {
  readonly signer: Signer;
  readonly now: () => number;
  readonly onRevoked: () => void;
}

/** The tablet proves by its key who it is; nobody's password is needed to send. */
export function openSession({ signer, now, onRevoked }: SessionParts): DeviceSession {
  let present: { bearer: string; expires: number } | null = null;
  let opening: Promise<string> | null = null;

  async function open(): Promise<string> {
    const { token } = await call('exchange.challenge', { writer: signer.writer }, Challenge);
    const proof = await proveSession(signer, token);
    const session = await call('exchange.open', { writer: signer.writer, token, sig: proof.sig }, Session);
    present = session;
    if (session.revoked) onRevoked();
    return session.bearer;
  }

  return {
    bearer() {
      if (present !== null && present.expires - now() > 30_000) return Promise.resolve(present.bearer);
      opening ??= open().finally(() => {
        opening = null;
      });
      return opening;
    },
    forget() {
      present = null;
    },
  };
}
