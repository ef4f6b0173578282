import { visitLifecycle } from '@mingcha/domain/visits';
import { type PublicKeys, presentKeys, type Signer } from '@mingcha/journal';
import type { Enrolment, ServerKey } from '../enrol/enrolment.ts';
import { type DeviceDb, writeFact } from '../journal/device-db.ts';
import { type LogDoubt, logDoubt } from '../journal/log.ts';
import type { Notebook } from '../journal/notebook.ts';
import { releaseMedia } from '../journal/receipts.ts';
import { oneAtATime } from '../state/one-at-a-time.ts';
import type { Shelf } from '../state/shelf.ts';
import { createStore, type Store } from '../state/store.ts';
import type { ChunkStore } from '../vault/chunk-store.ts';
import type { VaultKeys } from '../vault/vault-keys.ts';
import { sayAddressOnce } from './address.ts';
import { call, refusalOf, Unexpected, Unreachable, WireRefusal } from './call.ts';
import { askReceipts, pushEntries } from './entries.ts';
import { followKeys } from './follow-keys.ts';
import { followLog } from './follow-log.ts';
import { lookForServer } from './link.ts';
import { openMediaQueue } from './media.ts';
import { askToken, pullNews } from './pull.ts';
import { openSession } from './session.ts';
import { countStillHere, isAllGone, nothingHere, type StillHere } from './still-here.ts';
import { isSparing, readThrift, type ThriftSwitch, writeThrift } from './thrift.ts';
import { startTurns } from './turns.ts';
import { openUploader, UploadRefused } from './upload.ts';
import { Standing } from './wire.ts';

export interface SyncState {
  /** As the last real request found it. */
  readonly link: 'unknown' | 'there' | 'away';
  readonly busy: boolean;
  readonly lastContact: number | null;
  /** The server said no to this tablet as such (revoked, unknown). */
  readonly refusal: { code: string; facts: Record<string, string | number> } | null;
  /** Why the office's log is not the one this tablet has seen; null while it is. */
  readonly doubt: LogDoubt | null;
  /** Pieces on their way, by medium. */
  readonly sending: Readonly<Record<string, { readonly sent: number; readonly of: number }>>;
  readonly here: StillHere;
  readonly thrift: ThriftSwitch;
  /** Video waits for a line that is not paid by the byte. */
  readonly sparing: boolean;
}

export interface SyncParts {
  readonly db: DeviceDb;
  readonly keys: VaultKeys;
  readonly store: ChunkStore;
  readonly notebook: Notebook;
  readonly shelf: Pick<Shelf, 'current' | 'take' | 'open'>;
  readonly enrolment: Enrolment;
  readonly signer: Signer;
  readonly serverKeys: PublicKeys;
  readonly now: () => number;
  readonly onToken: (hash: string) => void;
  /** The last token stands in an entry already. */
  readonly isQuoted: () => boolean;
  /** The server signs with another key, and this tablet has taken it: the whole line of them. */
  readonly onKeys: (keys: readonly ServerKey[]) => void;
  /** The office's signed word that this tablet was revoked, unchecked. True: it was acted on, and nothing more is done. */
  readonly onRevoked: (revocation: unknown) => Promise<boolean>;
}

export interface Sync {
  readonly state: Store<SyncState>;
  /** Something is there to send, or a person wants it now. */
  nudge(): void;
  spare(to: ThriftSwitch): Promise<void>;
  /** This piece goes now, whatever the line costs. */
  sendNow(medium: string): Promise<void>;
  stop(): void;
  /** Goes on without a screen until everything is received, half an hour at most; then it stops. */
  finish(): void;
}

const longestFinish = 30 * 60_000;

/** Pictures stay on the tablet while its team may still look at them. */
const stillLookedAt = ['started', 'ended', 'draft-paper', 'returned'];

/** Sends and fetches, again and again while the tablet is unlocked, whatever screen is open. */
export function startSync(parts: SyncParts): Sync {
  const { db, keys, store, notebook, shelf, signer, serverKeys, now, onRevoked } = parts;
  const state = createStore<SyncState>({
    link: 'unknown',
    busy: false,
    lastContact: null,
    refusal: null,
    doubt: null,
    sending: {},
    here: nothingHere,
    thrift: 'auto',
    sparing: isSparing('auto'),
  });
  const ended = new AbortController();
  /** Something on the disk differs from what the notebook holds. */
  let changed = false;
  let moved = false;
  let brokeInMedia = false;

  const show = (change: Partial<SyncState>) => state.set({ ...state.get(), ...change });
  const recount = oneAtATime(async () => show({ here: await countStillHere(db) }));
  const session = openSession({
    signer,
    now,
    onRevoked: () => show({ refusal: { code: 'access.device-revoked', facts: {} } }),
  });
  const entryParts = { db, keys, signer, serverKeys, bearer: session.bearer };
  const pullParts = { ...parts, bearer: session.bearer };
  const uploader = openUploader({
    db,
    keys,
    onProgress(medium, sent, of) {
      moved = true;
      show({ sending: { ...state.get().sending, [medium]: { sent, of } } });
      void recount();
    },
  });
  const media = openMediaQueue({
    db,
    uploader,
    bearer: session.bearer,
    isSparing: () => isSparing(state.get().thrift),
    isEnded: () => ended.signal.aborted,
  });

  /** Opening the whole chain again costs time: only when something came of it. */
  async function tell(): Promise<void> {
    await recount();
    if (!changed) return;
    changed = false;
    await notebook.reload();
    // A fellow may have opened a card that is sealed here.
    await shelf.open();
  }

  async function push(): Promise<void> {
    if ((await pushEntries(entryParts)) === 0) return;
    moved = true;
    changed = true;
  }

  async function receipts(): Promise<void> {
    if ((await askReceipts(entryParts)) > 0) changed = true;
  }

  /** What may be refused to this tablet as such is said, and holds up nothing else. */
  async function fetchNews(): Promise<SyncState['refusal']> {
    try {
      await sayAddressOnce(db, keys, session.bearer);
      await askToken(pullParts);
    } catch (cause) {
      if (cause instanceof WireRefusal) return cause.refusal;
      throw cause;
    }
    try {
      if (await pullNews(pullParts)) changed = true;
      return null;
    } catch (cause) {
      if (cause instanceof WireRefusal || cause instanceof Unexpected) return refusalOf(cause);
      throw cause;
    }
  }

  /** What it was told in passing it asks for under the office's signature. */
  async function heardOfTheEnd(): Promise<boolean> {
    const input = { bearer: await session.bearer() };
    const { revocation } = await call('exchange.standing', null, Standing, input);
    return revocation !== null && onRevoked(revocation);
  }

  /** Media, and the receipts over them. A line that broke in the midst of it is taken up right there. */
  async function sendMedia(): Promise<void> {
    brokeInMedia = true;
    try {
      if ((await media.send()) > 0) await receipts();
      brokeInMedia = false;
    } finally {
      show({ sending: {} });
      await tell();
    }
  }

  async function round(): Promise<void> {
    show({ sparing: isSparing(state.get().thrift) });
    if (brokeInMedia) {
      // Entries first all the same; what the office has to say can wait until the bytes are through.
      await push();
      await sendMedia();
    }
    const there = await lookForServer();
    if (there === null) throw new Unreachable('no answer');
    // Before anything that is signed with another key: it is taken with its proof, or everything under it is left.
    if (there.key !== null && presentKeys(serverKeys).get(there.key) === undefined) {
      const taken = await followKeys({ db, bearer: session.bearer, now });
      if (taken !== null) parts.onKeys(taken);
    }
    // A revoked tablet is given nothing any more, and may still hand over what it holds.
    await push();
    const refusal = await fetchNews();
    if (refusal?.code === 'access.device-revoked' && (await heardOfTheEnd())) return;
    await receipts();
    const doubt = await followLog({ ...entryParts, store, now });
    await tell();
    show({ link: 'there', refusal, doubt });
    await sendMedia();
    const released = { db, writer: signer.writer, serverKeys };
    await releaseMedia(released, store, (visit) =>
      stillLookedAt.includes(notebook.stateOf(visitLifecycle, visit).status),
    );
    await writeFact(db, 'last-contact', now());
    show({ link: 'there', lastContact: now(), refusal });
  }

  function failedWith(cause: unknown): void {
    if (ended.signal.aborted) return;
    if (cause instanceof Unreachable) {
      show({ link: 'away' });
      return;
    }
    // Whatever else went wrong, the next try begins with a session of its own; one that merely ran out is no news.
    session.forget();
    const refusal = refusalOf(cause);
    const ranOut = refusal.code === 'not-signed-in' || refusal.code === 'session-expired';
    show({ link: 'there', refusal: ranOut || cause instanceof UploadRefused ? null : refusal });
  }

  const turns = startTurns({
    signal: ended.signal,
    async work() {
      show({ busy: true });
      moved = false;
      try {
        await round();
        return { ok: true, moved };
      } catch (cause) {
        failedWith(cause);
        return { ok: false, moved };
      } finally {
        if (!ended.signal.aborted) await recount();
        show({ busy: false, sending: {} });
      }
    },
    // Small entries do not wait behind a large upload, nor a picture behind a film.
    async meanwhile() {
      if (Object.keys(state.get().sending).length === 0) return;
      await push().then(tell, failedWith);
      await media.look();
    },
  });

  const unsubscribe = notebook.subscribe(() => void recount());
  void logDoubt(db).then((doubt) => show({ doubt }));
  void readThrift(db).then((thrift) => show({ thrift, sparing: isSparing(thrift) }));
  void recount();

  function stop() {
    ended.abort();
    unsubscribe();
    uploader.close();
  }

  return {
    state,
    nudge: turns.awake,
    async spare(to) {
      await writeThrift(db, to);
      show({ thrift: to, sparing: isSparing(to) });
      turns.awake();
    },
    async sendNow(medium) {
      await db.media.update(medium, { sendNow: true });
      await recount();
      turns.awake();
    },
    finish() {
      const end = now() + longestFinish;
      const look = setInterval(async () => {
        if (!ended.signal.aborted && now() < end && !isAllGone(await countStillHere(db))) return;
        clearInterval(look);
        stop();
      }, 5_000);
    },
    stop,
  };
}
