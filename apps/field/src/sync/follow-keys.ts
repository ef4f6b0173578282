import { keyNamed, type ShownChange, type TakenChange, takeKeyChange } from '@mingcha/journal';
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

/** However they came, by the network or by a file. */
export async function takeChanges(
  db: DeviceDb,
  changes: readonly ShownChange[],
  at: number,
): Promise<readonly ServerKey[] | null> {
  let taken: readonly ServerKey[] | null = null;
  for (const change of changes) {
    const next = await takeOne(db, change, at);
    if (next === null) break;
    taken = next;
  }
  return taken;
}

async function takeOne(db: DeviceDb, change: ShownChange, at: number): Promise<readonly ServerKey[] | null> {
  const enrolment = await readFact<Enrolment>(db, 'enrolment');
  const present = enrolment === null ? null : presentKeyOf(enrolment.serverKeys);
  const former = present === null ? null : keyNamed(ports, present);
  if (enrolment === null || present === null || former === null) return null;
  const checked = await takeKeyChange(ports, { key: present.key, ...former }, await seenHead(db), change);
  return checked.ok ? keep(db, enrolment, present, checked.value, at) : null;
}

/** The new key, the former one with its end, and the head that both stand on: all or nothing. */
async function keep(
  db: DeviceDb,
  enrolment: Enrolment,
  present: ServerKey,
  { next, end, head }: TakenChange,
  at: number,
): Promise<readonly ServerKey[]> {
  const serverKeys = Enrolment.shape.serverKeys.parse([
    next,
    { ...present, until: end },
    ...enrolment.serverKeys.filter(({ until }) => until !== undefined),
  ]);
  await db.transaction('rw', db.facts, async () => {
    await writeFact(db, 'enrolment', { ...enrolment, serverKeys });
    await writeFact(db, 'log-head', head);
    await writeFact(db, keyFact, { at, former: present.key, key: next.key } satisfies KeyChanged);
  });
  return serverKeys;
}
