import { keyNamed, type ShownChange, type TreeHead, takeKeyChange } from '@mingcha/journal';
import { z } from 'zod';
import { Enrolment, presentKeyOf, type ServerKey } from '../enrol/enrolment.ts';
import { type DeviceDb, readFact, writeFact } from '../journal/device-db.ts';
import { seenHead } from '../journal/log.ts';
import { ports } from '../keys/ports.ts';
import { call } from './call.ts';

const KeysShown = z.object({ changes: z.array(z.custom<ShownChange>((value) => typeof value === 'object')) });

export const keyFact = 'key-changed';

/** That the office signs with another key, and that this tablet has proven it to itself: said once to whoever uses it. */
export interface KeyChanged {
  readonly at: number;
  readonly former: string;
  readonly key: string;
}

interface FollowKeysParts {
  readonly db: DeviceDb;
  readonly bearer: () => Promise<string>;
  readonly now: () => number;
}

/**
 * Asks what became of the key that this tablet believes, and takes what is proven: the former key's word and the order of two
 * persons, in a log that goes on from the newest head it saw. Anything less changes nothing. Answers the keys it then
 * believes; null where it still believes the same.
 */
export async function followKeys({ db, bearer, now }: FollowKeysParts): Promise<readonly ServerKey[] | null> {
  const enrolment = await readFact<Enrolment>(db, 'enrolment');
  const present = enrolment === null ? null : presentKeyOf(enrolment.serverKeys);
  if (present === null) return null;
  const seen = await seenHead(db);
  const asked = { key: present.key, size: seen?.size ?? 0 };
  const { changes } = await call('exchange.keys', asked, KeysShown, { bearer: await bearer() });
  return takeChanges(db, changes, now());
}

/** Keys that were proven, and what they were proven with. */
interface Proven {
  readonly enrolment: Enrolment;
  readonly serverKeys: Enrolment['serverKeys'];
  readonly head: TreeHead;
}

/**
 * However they came, by the network or by a file: the new key, the former one with its end, and the head that both stand on are
 * kept all together or not at all.
 */
export async function takeChanges(
  db: DeviceDb,
  changes: readonly ShownChange[],
  at: number,
): Promise<readonly ServerKey[] | null> {
  const proven = await proveChanges(db, changes);
  if (proven === null) return null;
  const { enrolment, serverKeys, head } = proven;
  const former = presentKeyOf(enrolment.serverKeys)?.key ?? '';
  const key = presentKeyOf(serverKeys)?.key ?? '';
  await db.transaction('rw', db.facts, async () => {
    await writeFact(db, 'enrolment', { ...enrolment, serverKeys });
    await writeFact(db, 'log-head', head);
    await writeFact(db, keyFact, { at, former, key } satisfies KeyChanged);
  });
  return serverKeys;
}

/** As far as one change after the other holds, from the key that this tablet believes; nothing is written. */
export async function proveChanges(db: DeviceDb, changes: readonly ShownChange[]): Promise<Proven | null> {
  const enrolment = await readFact<Enrolment>(db, 'enrolment');
  if (enrolment === null) return null;
  let { serverKeys } = enrolment;
  let head = await seenHead(db);
  for (const change of changes) {
    const present = presentKeyOf(serverKeys);
    const former = present === null ? null : keyNamed(ports, present);
    if (present === null || former === null) break;
    const taken = await takeKeyChange(ports, { key: present.key, ...former }, head, change);
    if (!taken.ok) break;
    const { next, end } = taken.value;
    head = taken.value.head;
    serverKeys = Enrolment.shape.serverKeys.parse([
      next,
      { ...present, until: end },
      ...serverKeys.filter(({ until }) => until !== undefined),
    ]);
  }
  return serverKeys === enrolment.serverKeys || head === null ? null : { enrolment, serverKeys, head };
}
