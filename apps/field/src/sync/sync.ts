import { visitLifecycle } from '@mingcha/domain/visits';
import { checkToken, type PublicKeys, proveSession, type Signer, tokenHash } from '@mingcha/journal';
import type { Enrolment } from '../enrol/enrolment.ts';
import { type DeviceDb, writeFact } from '../journal/device-db.ts';
import type { Notebook } from '../journal/notebook.ts';
import { releaseMedia, takeReceipts } from '../journal/receipts.ts';
import { closeRuns, openRuns } from '../journal/runs.ts';
import { keepSeen } from '../journal/seen.ts';
import { ports } from '../keys/ports.ts';
import { keepServerClock } from '../self-test/server-clock.ts';
import type { Shelf } from '../state/shelf.ts';
import { createStore, type Store } from '../state/store.ts';
import type { ChunkStore } from '../vault/chunk-store.ts';
import type { VaultKeys } from '../vault/vault-keys.ts';
import { sayAddressOnce } from './address.ts';
import { backoff } from './backoff.ts';
import { call, refusalOf, Unreachable, WireRefusal } from './call.ts';
import { isServerThere } from './link.ts';
import { UploadRefused, uploadMedium } from './upload.ts';
import { Challenge, PullAnswer, PushAnswer, ReceiptsAnswer, Session, Standing, Token } from './wire.ts';

export interface SyncState {
  /** As the last real request found it. */
  readonly link: 'unknown' | 'there' | 'away';
  readonly busy: boolean;
  readonly lastContact: number | null;
  /** The server said no to this tablet as such (revoked, unknown). */
  readonly refusal: { code: string; facts: Record<string, string | number> } | null;
  readonly upload: { medium: string; sent: number; of: number } | null;
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
  /** The office's signed word that this tablet was revoked, unchecked. True: it was acted on, and nothing more is done. */
  readonly onRevoked: (revocation: unknown) => Promise<boolean>;
}

export interface Sync {
  readonly state: Store<SyncState>;
  /** Something is there to send, or a person wants it now. */
  nudge(): void;
  stop(): void;
  /** Goes on without a screen until everything is received, half an hour at most; then it stops. */
  finish(): void;
}

const every = 60_000;
const pushAtOnce = 4;
const longestFinish = 30 * 60_000;

/** Is there anything that this tablet alone still has? */
async function isWaiting(db: DeviceDb): Promise<boolean> {
  const entries = await db.entries.where('state').anyOf('kept', 'sent').count();
  return entries > 0 || (await db.media.where('state').anyOf('whole', 'sent').count()) > 0;
}

const nameOf = (cause: unknown): string => (cause instanceof Error ? cause.name : 'Error');

/** Runs what may be refused to this tablet as such, and says so instead of ending the round. */
async function refusalIn(work: () => Promise<void>): Promise<SyncState['refusal']> {
  try {
    await work();
    return null;
  } catch (cause) {
    if (cause instanceof WireRefusal) return cause.refusal;
    throw cause;
  }
}

/** Pushes, takes receipts, pulls, uploads, again and again while the tablet is unlocked; waits longer after each failure. */
export function startSync(parts: SyncParts): Sync {
  const { db, keys, store, notebook, shelf, signer, serverKeys, now, onToken, onRevoked } = parts;
  const state = createStore<SyncState>({
    link: 'unknown',
    busy: false,
    lastContact: null,
    refusal: null,
    upload: null,
  });
  const ended = new AbortController();
  let session: { bearer: string; expires: number; revoked: boolean } | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let attempt = 0;
  let again = false;
  /** Something on the disk differs from what the notebook holds. */
  let changed = false;

  const show = (change: Partial<SyncState>) => state.set({ ...state.get(), ...change });

  async function bearer(): Promise<string> {
    if (session !== null && session.expires - now() > 30_000) return session.bearer;
    const { token } = await call('exchange.challenge', { writer: signer.writer }, Challenge);
    const proof = await proveSession(signer, token);
    session = await call('exchange.open', { writer: signer.writer, token, sig: proof.sig }, Session);
    if (session.revoked) show({ refusal: { code: 'access.device-revoked', facts: {} } });
    return session.bearer;
  }

  const receiptParts = { db, writer: signer.writer, serverKeys };

  async function push(): Promise<void> {
    await closeRuns(db, keys, signer);
    const runs = await openRuns(db, keys);
    for (let at = 0; at < runs.length; at += pushAtOnce) {
      const part = runs.slice(at, at + pushAtOnce);
      const answer = await call('exchange.push', { runs: part }, PushAnswer, { bearer: await bearer() });
      await db.transaction('rw', db.entries, async () => {
        for (const { hash, verdict, reason } of answer.results) {
          if (hash === null) continue;
          const aside = verdict === 'held' || verdict === 'rejected' || verdict === 'fork';
          const change = aside
            ? { state: 'aside' as const, why: reason ?? verdict }
            : { state: 'sent' as const };
          await db.entries
            .where('hash')
            .equals(hash)
            .and((row) => row.state !== 'received')
            .modify(change);
        }
      });
      await takeReceipts(receiptParts, answer.receipts);
    }
    if (runs.length > 0) changed = true;
  }

  /** Entries whose receipt, or whose blob's receipt, is still missing. */
  async function askReceipts(): Promise<void> {
    const sent = await db.entries.where('state').anyOf('sent', 'aside').toArray();
    const media = await db.media.where('state').equals('sent').toArray();
    const hashes = new Set([...sent.map((row) => row.hash), ...media.flatMap((row) => row.entry ?? [])]);
    if (hashes.size === 0) return;
    const input = { hashes: [...hashes].slice(0, 500) };
    const answer = await call('exchange.receipts', input, ReceiptsAnswer, { bearer: await bearer() });
    if ((await takeReceipts(receiptParts, answer.receipts)).taken > 0) changed = true;
  }

  async function pull(): Promise<void> {
    const visits = Object.fromEntries(
      notebook.subjects('visit').map((id) => [id, notebook.hashesOfVisit(id)] as const),
    );
    const held = shelf.current.get();
    const input = { known: { pack: held?.version ?? null, parts: held?.hashes ?? {}, visits } };
    const answer = await call('exchange.pull', input, PullAnswer, { bearer: await bearer() });
    if (answer.revoked) throw new WireRefusal({ code: 'access.device-revoked', facts: {} });
    for (const visit of answer.visits) {
      if (visit.serverEntries.length === 0) continue;
      await keepSeen(db, keys, visit.id, visit.serverEntries);
      changed = true;
    }
    if (answer.pack === null) return;
    await shelf.take(answer.pack);
    changed = true;
  }

  /** The server's word for what time it is now; every entry from here on quotes it. */
  async function askToken(): Promise<void> {
    const unverified = await call('exchange.token', null, Token, { bearer: await bearer() });
    const token = await checkToken(ports, unverified, serverKeys, signer.writer);
    if (!token.ok) return;
    await keepServerClock(db, { server: token.value.at, here: now() });
    const hash = tokenHash(ports, token.value);
    await writeFact(db, 'token-hash', hash);
    onToken(hash);
  }

  async function upload(): Promise<boolean> {
    const waiting = (await db.media.where('state').equals('whole').toArray()).filter(
      (row) => row.entry !== null,
    );
    for (const medium of waiting) {
      if (ended.signal.aborted) break;
      const current = await bearer();
      try {
        await uploadMedium(
          {
            db,
            keys,
            store,
            bearer: () => current,
            signal: ended.signal,
            onProgress: (id, sent, of) => show({ upload: { medium: id, sent, of } }),
          },
          medium,
        );
      } catch (cause) {
        if (cause instanceof Unreachable || ended.signal.aborted) throw cause;
        if (cause instanceof UploadRefused && cause.status === 401) throw cause;
        // One piece that the server will not take (yet), or that does not open here, does not hold up the others.
        const trouble = cause instanceof UploadRefused ? `${cause.status}` : nameOf(cause);
        await db.media.update(medium.id, { trouble });
      }
      show({ upload: null });
    }
    return waiting.length > 0;
  }

  /** Pictures stay on the tablet while its team may still look at them. */
  function isNeeded(visit: string): boolean {
    const { status } = notebook.stateOf(visitLifecycle, visit);
    return ['started', 'ended', 'draft-paper', 'returned'].includes(status);
  }

  /** Opening the whole chain again costs time: only when something came of it. */
  async function tell(): Promise<void> {
    if (!changed) return;
    changed = false;
    await notebook.reload();
    // A fellow may have opened a card that is sealed here.
    await shelf.open();
  }

  /** What it was told in passing it asks for under the office's signature. */
  async function heardOfTheEnd(): Promise<boolean> {
    const { revocation } = await call('exchange.standing', null, Standing, { bearer: await bearer() });
    return revocation !== null && onRevoked(revocation);
  }

  async function cycle(): Promise<void> {
    // A revoked tablet is given nothing any more, and may still hand over what it holds.
    await push();
    const refusal = await refusalIn(async () => {
      await sayAddressOnce(db, keys, bearer);
      await askToken();
      await pull();
    });
    if (refusal?.code === 'access.device-revoked' && (await heardOfTheEnd())) return;
    await askReceipts();
    await tell();
    if (await upload()) {
      await askReceipts();
      await tell();
    }
    await releaseMedia(receiptParts, store, isNeeded);
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
    session = null;
    const refusal = refusalOf(cause);
    const ranOut = refusal.code === 'not-signed-in' || refusal.code === 'session-expired';
    show({ link: 'there', refusal: ranOut || cause instanceof UploadRefused ? null : refusal });
  }

  async function turn(): Promise<void> {
    if (ended.signal.aborted) return;
    if (state.get().busy) {
      again = true;
      // Small entries do not wait behind a large upload.
      if (state.get().upload !== null) await push().then(tell, failedWith);
      return;
    }
    clearTimeout(timer);
    show({ busy: true });
    let wait = every;
    try {
      if (await isServerThere()) {
        await cycle();
        attempt = 0;
      } else throw new Unreachable('no answer');
    } catch (cause) {
      failedWith(cause);
      attempt += 1;
      wait = backoff(attempt);
    }
    show({ busy: false, upload: null });
    if (ended.signal.aborted) return;
    if (again && attempt === 0) wait = 0;
    again = false;
    timer = setTimeout(() => void turn(), wait);
  }

  const awake = () => {
    attempt = 0;
    void turn();
  };
  window.addEventListener('online', awake);
  const seen = () => {
    if (document.visibilityState === 'visible') awake();
  };
  document.addEventListener('visibilitychange', seen);
  timer = setTimeout(() => void turn(), 0);

  return {
    state,
    nudge: awake,
    finish() {
      const end = now() + longestFinish;
      const look = setInterval(async () => {
        if (!ended.signal.aborted && now() < end && (await isWaiting(db))) return;
        clearInterval(look);
        stop();
      }, 5_000);
    },
    stop,
  };

  function stop() {
    ended.abort();
    clearTimeout(timer);
    window.removeEventListener('online', awake);
    document.removeEventListener('visibilitychange', seen);
  }
}
