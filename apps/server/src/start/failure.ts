import type { Facts } from '@mingcha/words';

/** Why a start came to nothing; `main` says it in one line and exits with its status. Codes are words `server.failure.*`. */
export const failureStatus = {
  settings: 78,
  'node-version': 78,
  'port-taken': 75,
  'address-unknown': 78,
  'side-port-taken': 75,
  'side-port-forbidden': 77,
  tls: 78,
  'lan-no-address': 78,
  'argument-unknown': 64,
  'port-forbidden': 77,
  'folder-forbidden': 77,
  'folder-not-a-folder': 73,
  'disk-full': 74,
  'already-running': 75,
  'folder-newer': 78,
  'folder-half-restored': 78,
  'upgrade-not-kept': 74,
  'folder-is-demo': 78,
  'folder-is-not-demo': 78,
  'database-unreachable': 69,
  'database-refused': 69,
  'database-newer': 78,
  'database-failed': 69,
  'secrets-lost': 78,
  'web-not-built': 78,
  unexpected: 70,
} as const;
export type FailureCode = keyof typeof failureStatus;

export class StartFailure extends Error {
  readonly code: FailureCode;
  readonly facts: Facts;

  constructor(code: FailureCode, facts: Facts = {}, cause?: unknown) {
    super(code, { cause });
    this.name = 'StartFailure';
    this.code = code;
    this.facts = facts;
  }
}
