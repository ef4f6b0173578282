import { type DeviceDb, readFact, writeFact } from '../journal/device-db.ts';
import { sendAllAgain } from '../journal/log.ts';
import { keyFact } from '../sync/follow-keys.ts';
import type { ChunkStore } from '../vault/chunk-store.ts';
import type { Enrolment, ServerKey } from './enrolment.ts';

/**
 * Two people compared the digits at this tablet once more: from here on it believes this key alone. What another one signed proves
 * nothing any more, so that everything that still lies here is sent again and waits for a new receipt; the log is looked
 * at from the beginning, and the office hears anew where to seal files. Nothing that was recorded is touched.
 */
export async function repin(
  db: DeviceDb,
  store: Pick<ChunkStore, 'media'>,
  compared: Pick<Enrolment, 'device' | 'serverKeys'>,
): Promise<readonly ServerKey[]> {
  const { serverKeys } = compared;
  await db.transaction('rw', db.facts, async () => {
    const enrolment = await readFact<Enrolment>(db, 'enrolment');
    if (enrolment === null || enrolment.device !== compared.device) throw new Error('another tablet');
    await writeFact(db, 'enrolment', { ...enrolment, serverKeys });
    await db.facts.bulkDelete(['log-head', 'log-doubt', 'introduction', 'ferry-address', keyFact]);
  });
  await sendAllAgain(db, store);
  return serverKeys;
}
