import { successorOf } from '@mingcha/db';
import type { Services } from '../../services.ts';
import { heldOf, subjectsOf } from './held.ts';

/** What was erased stays erased whatever happens to the key: where the disk refuses, the next start or hour destroys it. */
export function destroyKey({ keyring, log }: Services, person: string): boolean {
  try {
    keyring.destroy(person);
    return true;
  } catch (error) {
    log.error({ err: error, person }, 'the key of an erased person could not be destroyed yet');
    return false;
  }
}

/**
 * Destroys keys under which an erasure left nothing readable: a crash, or a disk that would not write, may have come
 * between the commit and the key. Whoever writes under such a key holds the same locks, so nothing is written meanwhile.
 */
export async function destroyEmptiedKeys(services: Services): Promise<{ destroyed: number }> {
  const { db, keyring } = services;
  const carriedOut = await db.read(({ prisma }) =>
    prisma.erasure.findMany({
      where: { state: 'approved' },
      select: { person: true, office: true },
      distinct: ['person'],
    }),
  );
  let destroyed = 0;
  for (const { person, office } of carriedOut) {
    if (keyring.get(person) === null && keyring.get(successorOf(person)) === null) continue;
    const about = await db.read((reader) => subjectsOf(reader, office, person));
    await db.transact(async (writer) => {
      await writer.lock(about);
      if ((await heldOf(writer, office, person)).length > 0) return;
      if (destroyKey(services, person)) destroyed += 1;
    });
  }
  return { destroyed };
}
