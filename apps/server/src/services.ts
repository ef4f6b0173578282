import type { Database, Keyring } from '@mingcha/db';
import type { PublicKeys, Signer } from '@mingcha/journal';
import type { Logger } from 'pino';
import type { AccessLog } from './access-log/access-log.ts';
import type { BlobStore } from './blobs/blob-store.ts';
import type { Secrets } from './config/secrets.ts';
import type { Settings } from './config/settings.ts';
import type { DeviceSessions } from './exchange/device-session.ts';
import type { Queue } from './jobs/queue.ts';
import type { Workshop } from './masking/workshop.ts';
import type { Hub } from './notices/events/hub.ts';
import type { NoticePorts } from './notices/ports/registry.ts';
import type { Shelf } from './packages/shelf.ts';
import type { SealPort } from './seals/port.ts';
import type { Guesses } from './sign-in/guesses.ts';
import type { PassSessions } from './sign-in/pass-sessions.ts';
import type { Sessions } from './sign-in/sessions.ts';
import type { SignInParts } from './sign-in/sign-in.ts';

/** Everything one running server is made of; `create` puts it together, tests replace clock and random. */
export interface Services {
  readonly settings: Settings;
  readonly secrets: Secrets;
  readonly db: Database;
  readonly keyring: Keyring;
  readonly blobs: BlobStore;
  readonly log: Logger;
  readonly accessLog: AccessLog;
  readonly sessions: Sessions;
  readonly passSessions: PassSessions;
  readonly signIn: SignInParts;
  readonly devices: DeviceSessions;
  /** Of one-time codes. */
  readonly guesses: Guesses;
  /** Aborted when the server begins to stop. */
  readonly ending: AbortSignal;
  /** Case packages on their way out. */
  readonly shelf: Shelf;
  /** Masked copies of recordings in the making. */
  readonly workshop: Workshop;
  /** Work for later, run at least once, wherever a server has a hand free. */
  readonly queue: Queue;
  /** Open pages at the desk, which are told at once. */
  readonly hub: Hub;
  /** Ways out of the house. */
  readonly noticePorts: NoticePorts;
  /** Sets the electronic seal; null where documents are sealed by hand. */
  readonly seal: SealPort | null;
  /** Signs receipts and time tokens. */
  readonly receipts: Signer;
  /** Every key that ever did, each with its time. */
  readonly serverKeys: PublicKeys;
  /** Milliseconds since the epoch. The only clock of the server. */
  readonly now: () => number;
  readonly random: (bytes: number) => Uint8Array;
  /** `<prefix>_<26 base32 characters>`. */
  readonly newId: (prefix: string) => string;
}
