import { type DeviceDb, readFact, writeFact } from '../journal/device-db.ts';

/** The server's clock and this one, at the moment when a checked token arrived. */
export interface ServerClock {
  readonly server: number;
  readonly here: number;
}

const name = 'server-clock';

export const keepServerClock = (db: DeviceDb, clock: ServerClock): Promise<void> =>
  writeFact(db, name, clock);

export const readServerClock = (db: DeviceDb): Promise<ServerClock | null> => readFact<ServerClock>(db, name);
