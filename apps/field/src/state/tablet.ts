import type { PublicKeys } from '@mingcha/journal';
import { type Closed, readClosed } from '../closed/closed.ts';
import type { Closing } from '../closed/closing.ts';
import type { Claim, Enrolment, ServerKey } from '../enrol/enrolment.ts';
import { type DeviceDb, readFact, writeFact } from '../journal/device-db.ts';
import type { Notebook } from '../journal/notebook.ts';
import { holdTab } from '../journal/writer-lock.ts';
import { type DeviceKeys, ensureDeviceKeys } from '../keys/device-keys.ts';
import type { Sync } from '../sync/sync.ts';
import type { ChunkStore } from '../vault/chunk-store.ts';
import { hasVault } from '../vault/has-vault.ts';
import type { PinAnswer, VaultParts } from '../vault/vault.ts';
import type { VaultKeys } from '../vault/vault-keys.ts';
import type { Drafts } from './drafts.ts';
import { watchOffice } from './office-watch.ts';
import type { Pack } from './pack.ts';
import type { Shelf } from './shelf.ts';
import { createStore, ended, type Store } from './store.ts';
import type { Undo } from './undo.ts';

/** Everything that exists only while somebody has the tablet unlocked. */
export interface Open {
  /** One opening: another person's begins with screens of its own. */
  readonly opened: string;
  readonly person: string;
  readonly keys: VaultKeys;
  readonly db: DeviceDb;
  readonly store: ChunkStore;
  readonly enrolment: Enrolment;
  /** Every key of the server that this tablet believes, each with its time; alive, for one may follow while it is open. */
  readonly serverKeys: PublicKeys;
  /** Stands on the disk already: from now on these are the ones. */
  takeKeys(keys: readonly ServerKey[]): void;
  readonly notebook: Notebook;
  readonly drafts: Drafts;
  /** The newest reference data. What a visit goes by is `shelf.packFor(visit)`. */
  readonly pack: Store<Pack | null>;
  readonly shelf: Shelf;
  readonly sync: Sync;
  /** While it is true the tablet does not lock by itself, and is covered rather than locked: the lock would end the recording. */
  readonly recording: Store<boolean>;
  /** What was saved in the last ten seconds and can be taken back. */
  readonly undo: Undo;
  /** Words of the office that came by another way than the network: what time it is, and that this tablet was revoked. */
  readonly heard: {
    token(hash: string): void;
    /** Unchecked; true when it was acted on. */
    revocation(unverified: unknown): Promise<boolean>;
  };
}

export type Stage =
  | { readonly name: 'starting' }
  | { readonly name: 'other-tab' }
  | { readonly name: 'broken'; readonly why: string }
  | { readonly name: 'new' }
  | { readonly name: 'waiting'; readonly claim: Claim }
  | { readonly name: 'first-member'; readonly enrolment: Enrolment }
  | { readonly name: 'locked' }
  /** Revoked: nobody opens it any more but the office. */
  | { readonly name: 'closed'; readonly closed: Closed; readonly sending: boolean }
  | { readonly name: 'open'; readonly open: Open };

export interface TabletParts {
  readonly db: DeviceDb;
  readonly store: ChunkStore;
  readonly now: () => number;
}

export interface Tablet extends TabletParts {
  readonly stage: Store<Stage>;
  readonly device: DeviceKeys;
  vaultParts(enrolment: Enrolment): VaultParts;
  start(steal?: boolean): Promise<void>;
  keepClaim(claim: Claim | null): Promise<void>;
  keepEnrolment(enrolment: Enrolment): Promise<void>;
  /** Open, with somebody's notes before it: what records goes on recording behind them. */
  readonly covered: Store<boolean>;
  /** At once, from every screen. Nothing records: the same as a lock. */
  cover(): Promise<void>;
  unlock(pin: string): Promise<PinAnswer<null>>;
  /** False when the passkey opened nothing here. */
  unlockByPasskey(): Promise<boolean>;
  /** Asks the office now, as it otherwise does every minute. */
  lookNow(): void;
  lock(how?: 'by-hand' | 'by-itself'): Promise<void>;
}

/** Behind the PIN, and not before: the lock must stand without waiting for it. */
const openParts = () => import('./open-parts.ts');

export async function createTablet({ db, store, now }: TabletParts): Promise<Tablet> {
  const device = await ensureDeviceKeys(db);
  const stage = createStore<Stage>({ name: 'starting' });
  const covered = createStore(false);
  /** What was open before the lock, while it may still be sending. */
  let behind: Open | null = null;
  let watch: ReturnType<typeof watchOffice> | null = null;
  let closing: Promise<Closing> | null = null;

  const vaultParts = (enrolment: Enrolment): VaultParts => ({
    db,
    device,
    recoveryKey: enrolment.recoveryKey,
    now,
  });

  async function settle(): Promise<void> {
    const enrolment = await readFact<Enrolment>(db, 'enrolment');
    const claim = await readFact<Claim>(db, 'claim');
    const closed = await readClosed({ db });
    if (closed !== null) stage.set({ name: 'closed', closed, sending: false });
    else if (enrolment === null) stage.set(claim === null ? { name: 'new' } : { name: 'waiting', claim });
    else if (await hasVault(db)) stage.set({ name: 'locked' });
    else stage.set({ name: 'first-member', enrolment });
  }

  async function start(steal = false): Promise<void> {
    const hold = await holdTab(steal);
    if (hold === null) return stage.set({ name: 'other-tab' });
    void hold.lost.then(async () => {
      watch?.stop();
      await lock();
      stage.set({ name: 'other-tab' });
    });
    await settle();
    watch?.stop();
    watch = watchOffice(lookAtOffice);
  }

  const closingParts = () => {
    closing ??= import('../closed/closing.ts').then(({ createClosing }) =>
      createClosing({
        db,
        store,
        now,
        device,
        shut,
        onClosed: (closed, sending) => stage.set({ name: 'closed', closed, sending }),
      }),
    );
    return closing;
  };

  /** While somebody is in, the sending itself hears of it; true while something is going out behind a closed tablet. */
  async function lookAtOffice(): Promise<boolean> {
    const { name } = stage.get();
    if (name === 'locked' || name === 'closed') await (await closingParts()).look();
    const present = stage.get();
    return present.name === 'closed' && present.sending;
  }

  /** Whatever is open or still sending ends, a recording as a whole piece, before anything is taken away. */
  async function shut(): Promise<void> {
    const present = stage.get();
    if (present.name === 'open') {
      stage.set({ name: 'starting' });
      covered.set(false);
      await ended(present.open.recording);
      const { closeRuns, deviceSigner } = await openParts();
      await closeRuns(db, present.open.keys, deviceSigner(device)).catch(() => {});
      present.open.sync.stop();
    }
    behind?.sync.stop();
    behind = null;
  }

  async function unlock(pin: string): Promise<PinAnswer<null>> {
    const enrolment = await readFact<Enrolment>(db, 'enrolment');
    if (enrolment === null) throw new Error('not enrolled');
    const { unlockVault } = await openParts();
    const answer = await unlockVault(vaultParts(enrolment), pin);
    if (!answer.ok) return answer;
    await letIn(answer.value, enrolment);
    return { ok: true, value: null };
  }

  async function unlockByPasskey(): Promise<boolean> {
    const enrolment = await readFact<Enrolment>(db, 'enrolment');
    if (enrolment === null) return false;
    const { unlockWithPasskey } = await openParts();
    const opened = await unlockWithPasskey(vaultParts(enrolment));
    if (opened === null) return false;
    await letIn(opened, enrolment);
    return true;
  }

  async function letIn(who: { person: string; keys: VaultKeys }, enrolment: Enrolment): Promise<void> {
    const present = stage.get();
    // Behind the cover everything went on: the same person finds it as they left it.
    if (present.name === 'open' && covered.get() && present.open.person === who.person)
      return covered.set(false);
    if (present.name === 'open') await lock();
    behind?.sync.stop();
    behind = null;
    try {
      const { openAs } = await openParts();
      const onRevoked = async (revocation: unknown) => (await closingParts()).take(revocation);
      const open = await openAs({ ...who, db, store, now, device, enrolment, onRevoked });
      covered.set(false);
      stage.set({ name: 'open', open });
    } catch (cause) {
      stage.set({ name: 'broken', why: cause instanceof Error ? cause.message : String(cause) });
    }
  }

  async function cover(): Promise<void> {
    const present = stage.get();
    if (present.name !== 'open' || covered.get()) return;
    if (!present.open.recording.get()) return lock();
    covered.set(true);
    // A recording that ends behind the cover leaves nothing that would need the keys.
    const forget = present.open.recording.subscribe(() => {
      forget();
      if (covered.get() && stage.get() === present) void lock();
    });
  }

  async function lock(how: 'by-hand' | 'by-itself' = 'by-hand'): Promise<void> {
    const present = stage.get();
    if (present.name !== 'open') return;
    const { open } = present;
    stage.set({ name: 'locked' });
    covered.set(false);
    const { closeRuns, deviceSigner } = await openParts();
    await closeRuns(db, open.keys, deviceSigner(device)).catch(() => {});
    // A tablet laid down to send goes on sending behind its lock; one locked by hand forgets its keys at once.
    if (how === 'by-itself') open.sync.finish();
    else open.sync.stop();
    behind = open;
  }

  return {
    db,
    store,
    now,
    stage,
    device,
    vaultParts,
    start,
    covered,
    cover,
    unlock,
    unlockByPasskey,
    lookNow: () => watch?.nudge(),
    lock,
    async keepClaim(claim) {
      if (claim === null) await db.facts.delete('claim');
      else await writeFact(db, 'claim', claim);
      await settle();
    },
    async keepEnrolment(enrolment) {
      await db.transaction('rw', db.facts, async () => {
        await writeFact(db, 'enrolment', enrolment);
        await db.facts.bulkDelete(['claim', 'introduction']);
      });
      await settle();
    },
  };
}
