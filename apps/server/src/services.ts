import type { Database, Keyring } from '@mingcha/db';
import type { Logger } from 'pino';
import type { AccessLog } from './access-log/access-log.ts';
import type { Secrets } from './config/secrets.ts';
import type { Settings } from './config/settings.ts';

/** Everything one running server is made of; `create` puts it together, tests replace clock and random. */
export interface Services {
  readonly settings: Settings;
  readonly secrets: Secrets;
  readonly db: Database;
  readonly keyring: Keyring;
  readonly log: Logger;
  readonly accessLog: AccessLog;
  /** Milliseconds since the epoch. The only clock of the server. */
  readonly now: () => number;
  readonly random: (bytes: number) => Uint8Array;
  /** `<prefix>_<26 base32 characters>`. */
  readonly newId: (prefix: string) => string;
}
