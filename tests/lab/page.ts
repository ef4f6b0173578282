/// <reference lib="dom" />
/// <reference lib="dom.asynciterable" />
// The tablet's own journal, vault and sending in a real browser, without its screens: what a measurement or a walk of faults
// presses a thousand times would take hours by finger. Nothing of it is in the product.
import { visitLifecycle } from '@mingcha/domain/visits';
import type { Receipt } from '@mingcha/journal';
import { askClaim, claimDevice } from '../../apps/field/src/enrol/enrol-calls.ts';
import { DeviceDb } from '../../apps/field/src/journal/device-db.ts';
import { newId } from '../../apps/field/src/keys/bytes.ts';
import type { Open } from '../../apps/field/src/state/tablet.ts';
import { createTablet, type Tablet } from '../../apps/field/src/state/tablet.ts';
import { openMediaWriter } from '../../apps/field/src/vault/media-writer.ts';
import { openOpfsStore } from '../../apps/field/src/vault/opfs-store.ts';
import { makePersonKey } from '../../apps/field/src/vault/vault.ts';
import type { LabState } from './state.ts';

/** Milliseconds by which the tablet's clock goes wrong. */
let skew = 0;

/** Where a deletion stands still until the page is killed: before the bytes go, or after, when nobody was told yet. */
let held: 'before' | 'after' | null = null;
let standsStill = false;
const disk = openOpfsStore();
const standStill = () => {
  standsStill = true;
  return new Promise<void>(() => {});
};

const tablet: Tablet = await createTablet({
  db: new DeviceDb(),
  store: {
    ...disk,
    async remove(medium) {
      if (held === 'before') await standStill();
      await disk.remove(medium);
      if (held === 'after') await standStill();
    },
  },
  now: () => Date.now() + skew,
});
await tablet.start();

function opened(): Open {
  const stage = tablet.stage.get();
  if (stage.name !== 'open') throw new Error(`the tablet is ${stage.name}`);
  return stage.open;
}

const author = (open: Open) => ({ person: open.person, seat: null });

/** Bytes that no compression and no cache makes smaller, the same for one seed. */
function bytesOf(seed: number, size: number): Uint8Array<ArrayBuffer> {
  const words = new Uint32Array(Math.ceil(size / 4));
  let state = seed | 1;
  for (let at = 0; at < words.length; at += 1) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    words[at] = state;
  }
  return new Uint8Array(words.buffer, 0, size);
}

const lab = {
  stage: () => tablet.stage.get().name,
  async claim(code: string): Promise<string> {
    const claimed = await claimDevice(tablet.db, tablet.device, code, '9');
    await tablet.keepClaim({ ...claimed, at: Date.now() });
    return claimed.checkCode;
  },
  async letIn(): Promise<boolean> {
    const stage = tablet.stage.get();
    if (stage.name !== 'waiting') return true;
    const claim = await askClaim(stage.claim, tablet.device.publicKey);
    if (claim.state === 'enrolled') await tablet.keepEnrolment(claim.enrolment);
    return claim.state === 'enrolled';
  },
  async member(person: string, pin: string): Promise<void> {
    const stage = tablet.stage.get();
    if (stage.name !== 'first-member') throw new Error(stage.name);
    const key = await makePersonKey(tablet.vaultParts(stage.enrolment), pin, null);
    await key.keep(person);
    await tablet.unlock(pin);
  },
  unlock: async (pin: string) => (await tablet.unlock(pin)).ok,
  takeOver: () => tablet.start(true),
  setClock: (ahead: number) => {
    skew = ahead;
  },
  /** Visits that this tablet was given a key for. */
  visits: () =>
    opened()
      .notebook.subjects('visit')
      .filter((id) => opened().notebook.stateOf(visitLifecycle, id).fields !== null)
      .filter((id) => opened().pack.get()?.caseKeys[id] !== undefined),
  async note(visit: string, text: string): Promise<string> {
    const open = opened();
    const subject = { type: 'visit' as const, id: visit };
    const [entry] = await open.notebook.append(
      visit,
      [{ kind: 'visit.noted', subject, payload: { text } }],
      author(open),
    );
    open.sync.nudge();
    return entry?.hash ?? '';
  },
  /** Writes a piece into the vault and says so in the journal, as the camera does. */
  async capture(visit: string, mime: string, size: number, seed: number): Promise<string> {
    const open = opened();
    const id = newId('evd');
    const empty = { entry: null, uploadUrl: null, sentBytes: 0 };
    await open.db.media.put({ id, visit, mime, state: 'writing', size: 0, sha256: '', ...empty });
    const writer = await openMediaWriter(open.store, open.keys, id);
    const piece = 4 * 1024 * 1024;
    for (let at = 0; at < size; at += piece)
      await writer.push(bytesOf(seed + at, Math.min(piece, size - at)));
    const digests = await writer.finish();
    const payload = {
      visit,
      medium: mime.startsWith('image') ? ('photo' as const) : ('video' as const),
      mime,
      size: digests.size,
      sliceSize: digests.sliceSize,
      slices: [...digests.slices],
      root: digests.root,
      sha256: digests.sha256,
      capturedAt: Date.now(),
      position: null,
      covert: true,
    };
    const event = { kind: 'evidence.captured' as const, subject: { type: 'evidence' as const, id }, payload };
    await open.notebook.append(visit, [event], author(open), async ([entry]) => {
      const { sha256 } = digests;
      await open.db.media.update(id, { state: 'whole', size, sha256, entry: entry?.hash ?? null });
    });
    return digests.sha256;
  },
  /** As a tablet does whose memory of the receipts was lost: everything is said again. */
  async forgetReceipts(): Promise<void> {
    await tablet.db.entries.toCollection().modify({ state: 'kept' });
    opened().sync.nudge();
  },
  holdDeletion(where: 'before' | 'after') {
    held = where;
  },
  standsStill: () => standsStill,
  nudge: () => opened().sync.nudge(),
  /** Stops what sends, for as long as the page stands. */
  stop: () => opened().sync.stop(),
  sync: () => {
    const { link, busy, here, sending } = opened().sync.state.get();
    return { link, busy, here, sending: Object.keys(sending).length };
  },
  async inside(): Promise<LabState> {
    const { db, store } = tablet;
    // In the order in which a deletion may happen between two of these: whoever has no bytes here has a receipt below.
    const vault = await store.media();
    const entries = await db.entries.orderBy('seq').toArray();
    const media = await db.media.toArray();
    return {
      entries: entries.map(({ seq, hash, state, why }) => ({ seq, hash, state, why: why ?? '' })),
      media: media.map(({ id, state, sha256, size, entry, trouble }) => ({
        id,
        state,
        sha256,
        size,
        entry,
        trouble: trouble ?? '',
      })),
      receipts: (await db.receipts.toArray()).map(({ hash, receipt }) => ({
        hash,
        blobs: (JSON.parse(receipt) as Receipt).blobs,
      })),
      vault,
    };
  },
  /** Opens the whole chain again from the disk: fails where it does not hang together. */
  readAgain: () => opened().notebook.reload(true),
};

export type Lab = typeof lab;
(globalThis as typeof globalThis & { lab?: Lab }).lab = lab;
