import type { PublicKeys } from '@mingcha/journal';
import type { DeviceDb } from '../journal/device-db.ts';
import { type LogVerdict, seenHead, takeFollowed } from '../journal/log.ts';
import type { LogRecord } from './records.ts';

interface LogParts {
  readonly db: DeviceDb;
  readonly serverKeys: PublicKeys;
}

/** `older`: the file was written before the head that this tablet keeps was signed, and says nothing of it. */
export type FileVerdict = LogVerdict | 'older';

/** The log as a file shows it, judged as at a contact. `at`: when the office wrote the file, by the clock that dates heads. */
export async function takeLog(
  { db, serverKeys }: LogParts,
  at: number,
  { head, extensions }: LogRecord,
): Promise<FileVerdict> {
  const seen = await seenHead(db);
  if (seen !== null && at < seen.at) return 'older';
  // No way from the head that it keeps: the office gave it that head, so it would know one.
  const extension = extensions.find(({ size }) => size === seen?.size)?.path ?? null;
  return takeFollowed({ db, serverKeys, now: Date.now }, { head, extension, placements: [] });
}

/** Where entries stand under the head that was taken just before. */
export const takePlaces = (
  { db, serverKeys }: LogParts,
  { head }: LogRecord,
  placements: readonly unknown[],
): Promise<LogVerdict> =>
  takeFollowed({ db, serverKeys, now: Date.now }, { head, extension: [], placements });
