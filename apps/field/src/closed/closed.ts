import { type DeviceDb, readFact } from '../journal/device-db.ts';
import type { Purged } from './purge.ts';

/** What a tablet knows of its own end. Counts only: it is shown to whoever holds it. */
export interface Closed extends Purged {
  readonly at: number;
  /** Whose entries a cut recording still becomes, once the office has opened it again. */
  readonly person: string | null;
  /** The office has the report of this purge. */
  readonly reported: boolean;
}

export const closedFact = 'closed';

export const readClosed = ({ db }: { readonly db: DeviceDb }): Promise<Closed | null> =>
  readFact<Closed>(db, closedFact);
