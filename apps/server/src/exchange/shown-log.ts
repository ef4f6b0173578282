import type { TreeHead } from '@mingcha/journal';
import type { DeviceSession } from '../context.ts';
import { type Followed, followLog } from '../journal/follow-log.ts';
import type { Services } from '../services.ts';
import { type ByFile, lookForOlderCopy, noteFork, type ShownChain } from './doubled.ts';
import { rememberGiven } from './given-heads.ts';

/** What a tablet shows at every contact, by the network or in a file: the newest head it keeps, unchecked, and its chain's end. */
export interface ShownByTablet {
  readonly seen: TreeHead | null;
  readonly chain: ShownChain | null;
  readonly file?: ByFile | undefined;
}

/** Compared both ways: a log that does not go on from there speaks against the log, an older head or end against the tablet. */
export async function takeShown(
  services: Services,
  session: DeviceSession,
  { seen, chain, file }: ShownByTablet,
  hashes: readonly string[],
): Promise<Followed> {
  const { office, device } = session;
  const followed = await followLog(services, { office, device, person: null }, seen, hashes);
  // One that the log does not go on from says nothing of this tablet, but of the log.
  const headSize = followed.extension === null ? null : (seen?.size ?? 0);
  if (headSize !== null || seen === null)
    await lookForOlderCopy(services, session, { headSize: headSize ?? 0, chain, file });
  if (session.state === 'quarantined') await noteFork(services, session);
  // What answers a file is written later, and remembered then.
  if (file === undefined && followed.head !== null)
    await rememberGiven(services, session.writer, followed.head.size);
  return followed;
}
