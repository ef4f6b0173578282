import type { Claim, Enrolment } from '../enrol/enrolment.ts';
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
import type { Pack } from './pack.ts';
import { createStore, type Store } from './store.ts';

/** Everything that exists only while somebody has the tablet unlocked. */
export interface Open {
  readonly person: string;
  readonly keys: VaultKeys;
  readonly db: DeviceDb;
  readonly store: ChunkStore;
  readonly enrolment: Enrolment;
  readonly notebook: Notebook;
  readonly drafts: Drafts;
  readonly pack: Store<Pack | null>;
  readonly sync: Sync;
  /** While it is true the tablet does not lock by itself: the lock would end the recording. */
  readonly recording: Store<boolean>;
}

export type Stage =
  | { readonly name: 'starting' }
  | { readonly name: 'other-tab' }
  | { readonly name: 'broken'; readonly why: string }
  | { readonly name: 'new' }
  | { readonly name: 'waiting'; readonly claim: Claim }
  | { readonly name: 'first-member'; readonly enrolment: Enrolment }
  | { readonly name: 'locked' }
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
  unlock(pin: string): Promise<PinAnswer<null>>;
  lock(how?: 'by-hand' | 'by-itself'): Promise<void>;
}

/** Behind the PIN, and not before: the lock must stand without waiting for it. */
const openParts = () => import('./open-parts.ts');

export async function createTablet({ db, store, now }: TabletParts): Promise<Tablet> {
  const device = await ensureDeviceKeys(db);
  const stage = createStore<Stage>({ name: 'starting' });
  /** What was open before the lock, while it may still be sending. */
  let behind: Open | null = null;

  const vaultParts = (enrolment: Enrolment): VaultParts => ({
    db,
    device,
    recoveryKey: enrolment.recoveryKey,
    now,
  });

  async function settle(): Promise<void> {
    const enrolment = await readFact<Enrolment>(db, 'enrolment');
    const claim = await readFact<Claim>(db, 'claim');
    if (enrolment === null) stage.set(claim === null ? { name: 'new' } : { name: 'waiting', claim });
    else if (await hasVault(db)) stage.set({ name: 'locked' });
    else stage.set({ name: 'first-member', enrolment });
  }

  async function start(steal = false): Promise<void> {
    const hold = await holdTab(steal);
    if (hold === null) return stage.set({ name: 'other-tab' });
    void hold.lost.then(async () => {
      await lock();
      stage.set({ name: 'other-tab' });
    });
    await settle();
  }

  async function openAs(person: string, keys: VaultKeys, enrolment: Enrolment): Promise<Open> {
    const { deviceSigner, fromBase64url, importCaseKey, openDrafts, openNotebook, publicKeysOf, ...parts } =
      await openParts();
    const { readPack, startSync } = parts;
    const pack = createStore(await readPack(db, keys));
    let token = await readFact<string>(db, 'token-hash');
    const imported = new Map<string, Promise<CryptoKey>>();
    const notebook = await openNotebook({
      db,
      keys,
      signer: deviceSigner(device),
      office: enrolment.office,
      now,
      token: () => token,
      caseKeys: {
        get(kid) {
          const raw = pack.get()?.caseKeys[kid];
          if (raw === undefined) return null;
          const known = imported.get(raw) ?? importCaseKey(fromBase64url(raw));
          imported.set(raw, known);
          return known;
        },
      },
    });
    const sync = startSync({
      db,
      keys,
      store,
      notebook,
      pack,
      enrolment,
      now,
      signer: deviceSigner(device),
      serverKeys: publicKeysOf(enrolment.serverKeys),
      onToken: (hash) => {
        token = hash;
      },
    });
    const drafts = openDrafts(db, keys, now);
    const recording = createStore(false);
    return { person, keys, db, store, enrolment, notebook, pack, sync, drafts, recording };
  }

  async function unlock(pin: string): Promise<PinAnswer<null>> {
    const enrolment = await readFact<Enrolment>(db, 'enrolment');
    if (enrolment === null) throw new Error('not enrolled');
    const { unlockVault } = await openParts();
    const answer = await unlockVault(vaultParts(enrolment), pin);
    if (!answer.ok) return answer;
    behind?.sync.stop();
    behind = null;
    try {
      stage.set({ name: 'open', open: await openAs(answer.value.person, answer.value.keys, enrolment) });
    } catch (cause) {
      stage.set({ name: 'broken', why: cause instanceof Error ? cause.message : String(cause) });
    }
    return { ok: true, value: null };
  }

  async function lock(how: 'by-hand' | 'by-itself' = 'by-hand'): Promise<void> {
    const present = stage.get();
    if (present.name !== 'open') return;
    const { open } = present;
    stage.set({ name: 'locked' });
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
    unlock,
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
