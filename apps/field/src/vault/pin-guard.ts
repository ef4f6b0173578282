import { type DeviceDb, readFact, writeFact } from '../journal/device-db.ts';
import { pinDelay } from './pin-delay.ts';

interface Failures {
  readonly count: number;
  readonly at: number;
}

const none: Failures = { count: 0, at: 0 };
const name = 'pin-failures';

/** Milliseconds until the next PIN is looked at. A clock set back does not shorten the wait, it starts it again. */
export async function pinWait(db: DeviceDb, now: number): Promise<number> {
  const { count, at } = (await readFact<Failures>(db, name)) ?? none;
  const delay = pinDelay(count);
  if (now < at) return delay;
  return Math.max(0, at + delay - now);
}

/** Counted before the PIN is tried, so that pulling the plug in the middle wins no free guess. */
export async function countPinTry(db: DeviceDb, now: number): Promise<void> {
  const { count } = (await readFact<Failures>(db, name)) ?? none;
  await writeFact(db, name, { count: count + 1, at: now });
}

export async function forgetPinTries(db: DeviceDb): Promise<void> {
  await db.facts.delete(name);
}
