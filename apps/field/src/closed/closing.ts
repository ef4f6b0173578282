import { checkRevocation, presentKeys } from '@mingcha/journal';
import { type Enrolment, publicKeysOf } from '../enrol/enrolment.ts';
import { type DeviceDb, readFact } from '../journal/device-db.ts';
import type { DeviceKeys } from '../keys/device-keys.ts';
import { deviceSigner, ports } from '../keys/ports.ts';
import { openAs } from '../state/open-as.ts';
import { followKeys } from '../sync/follow-keys.ts';
import { isServerThere } from '../sync/link.ts';
import type { Sync } from '../sync/sync.ts';
import type { ChunkStore } from '../vault/chunk-store.ts';
import { openVaultKeys, type VaultKeys } from '../vault/vault-keys.ts';
import { finishCutMedia } from '../visit/media-acts.ts';
import { type CloseParts, closeTablet, purgeAgain, reportPurge } from './close.ts';
import { type Closed, readClosed } from './closed.ts';
import { type OfficeLine, openOfficeLine } from './office-line.ts';

type Rest = Pick<Sync, 'nudge' | 'stop'>;

interface ClosingParts {
  readonly db: DeviceDb;
  readonly store: ChunkStore;
  readonly device: DeviceKeys;
  readonly now: () => number;
  /** Shuts whatever is open before anything is taken away. */
  readonly shut: () => Promise<void>;
  readonly onClosed: (closed: Closed, sending: boolean) => void;
}

export interface Closing {
  /** The office's word, however it came; true when it is about this tablet and was acted on. */
  take(revocation: unknown): Promise<boolean>;
  /** One look at the office, without any key of the vault: am I still one of yours, and may I have my key? */
  look(): Promise<void>;
}

export function createClosing(parts: ClosingParts): Closing {
  const { db, store, device, now } = parts;
  const signer = deviceSigner(device);
  /** What is still sent from a tablet that nobody can open: it has no screen and ends by itself. */
  let rest: Rest | null = null;
  let line: OfficeLine | null = null;

  async function closeParts(): Promise<(CloseParts & { enrolment: Enrolment }) | null> {
    const enrolment = await readFact<Enrolment>(db, 'enrolment');
    if (enrolment === null) return null;
    return {
      ...parts,
      signer,
      enrolment,
      writer: signer.writer,
      serverKeys: publicKeysOf(enrolment.serverKeys),
      report: async (said) => (await lineNow()).report(said),
    };
  }

  async function lineNow(): Promise<OfficeLine> {
    line ??= await openOfficeLine(signer);
    return line;
  }

  async function take(revocation: unknown): Promise<boolean> {
    const here = await closeParts();
    if (here === null) return false;
    // Checked before a screen is shut for it, and again where something is taken away.
    if (!(await checkRevocation(ports, revocation, presentKeys(here.serverKeys), here.writer)).ok)
      return false;
    await parts.shut();
    if (!(await closeTablet(here, revocation))) return false;
    await tell();
    await reportPurge(here).catch(() => {});
    return true;
  }

  async function tell(): Promise<Closed | null> {
    const closed = await readClosed({ db });
    if (closed !== null) parts.onClosed(closed, rest !== null);
    return closed;
  }

  async function begin(here: { enrolment: Enrolment }, closed: Closed): Promise<void> {
    const sealed = await readFact<string>(db, 'vault-recovery');
    if (sealed === null || closed.person === null) return;
    const secret = await (await lineNow()).askKey(sealed, now());
    if (secret === null) return;
    rest = await sendRest(closed.person, await openVaultKeys(secret), here.enrolment);
  }

  /** A recording that was cut is closed over its bytes first, in the name of whoever had the tablet last. */
  async function sendRest(person: string, keys: VaultKeys, enrolment: Enrolment): Promise<Rest> {
    const onRevoked = async () => false;
    const open = await openAs({ person, keys, enrolment, db, store, now, device, onRevoked });
    await finishCutMedia(open);
    open.sync.nudge();
    return open.sync;
  }

  return {
    take,
    async look() {
      const here = await closeParts();
      if (here === null || !(await isServerThere())) return;
      // A session of its own each time: one that ran out is no news.
      line = null;
      const closed = await readClosed(here);
      if (closed === null) {
        const present = await lineNow();
        // The word that it was revoked is signed with the newest key.
        await followKeys({ db, bearer: async () => present.bearer, now });
        const revocation = await present.standing();
        if (revocation !== null) await take(revocation);
        return;
      }
      const left = (await purgeAgain(here)) ?? closed;
      await reportPurge(here).catch(() => {});
      // Somebody may have let pass meanwhile what was held: each look asks for its receipts.
      rest?.nudge();
      if (rest === null && left.keptEntries + left.keptMedia > 0) await begin(here, left);
      if (rest !== null && left.keptEntries + left.keptMedia === 0) {
        rest.stop();
        rest = null;
      }
      await tell();
    },
  };
}
