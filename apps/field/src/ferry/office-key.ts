import { type PublicKey, type PublicKeys, presentKeys } from '@mingcha/journal';
import { FerryFault, type FerryHead, type LearnKey } from '@mingcha/journal/ferry';
import { type Enrolment, presentKeyOf, publicKeysOf } from '../enrol/enrolment.ts';
import { type DeviceDb, readFact } from '../journal/device-db.ts';
import { seenHead } from '../journal/log.ts';
import { proveChanges, takeChanges } from '../sync/follow-keys.ts';
import { type KeyChanges, readKeys } from './records.ts';

/** Of a file that the office wrote: by which key, and what it shows of changes to it. */
export interface OfficeKey {
  readonly keyOf: (head: FerryHead) => PublicKey | null;
  /** Looks, and keeps nothing: of a file nothing is believed before its end. */
  readonly learn: LearnKey;
  /** Keeps what was learnt, proven once more from the disk. For a file that was proven to its end. */
  readonly take: () => ReturnType<typeof takeChanges>;
}

/**
 * The office signs with one key at a time. A file by one that it gave up is an old one, or a thief's; one by a key that is not
 * known here says itself, before all else, how this tablet may come to know it: on the same proof as at a contact.
 */
export function officeKeyOf(db: DeviceDb, serverKeys: PublicKeys): OfficeKey {
  let shown: KeyChanges = [];
  const changes = async () => {
    const enrolment = await readFact<Enrolment>(db, 'enrolment');
    const present = enrolment === null ? null : presentKeyOf(enrolment.serverKeys);
    let size = (await seenHead(db))?.size;
    // Which key this tablet had come to the office does not know: it shows them all.
    const from = shown.findIndex(({ change }) => change.key === present?.key);
    return (from < 0 ? [] : shown.slice(from)).map((each) => {
      const extension = each.extensions.find((way) => way.size === size)?.path ?? [];
      size = each.change.from;
      return { ...each, extension };
    });
  };
  return {
    keyOf({ from }) {
      const present = presentKeys(serverKeys).get(from) ?? null;
      if (present === null && serverKeys.has(from)) throw new FerryFault('ferry.key-retired');
      return present;
    },
    async learn({ from, purpose }, record) {
      if (purpose !== 'in') return null;
      shown = readKeys(record);
      const proven = await proveChanges(db, await changes());
      const key = proven === null ? undefined : presentKeys(publicKeysOf(proven.serverKeys)).get(from);
      if (key === undefined) throw new FerryFault('ferry.key-unknown');
      return key;
    },
    take: async () => (shown.length === 0 ? null : takeChanges(db, await changes(), Date.now())),
  };
}
