import type { DeviceDb } from '../journal/device-db.ts';

/** True once somebody has a PIN on this tablet. */
export const hasVault = async (db: DeviceDb): Promise<boolean> => (await db.persons.count()) > 0;
