import { type DeviceDb, readFact, writeFact } from '../journal/device-db.ts';

/** What the browser knows of the line (Chromium on Android); elsewhere only the switch speaks. */
interface NetworkInformation extends EventTarget {
  readonly type?: string;
  readonly saveData?: boolean;
  readonly metered?: boolean;
}

const connection = (): NetworkInformation | null =>
  (globalThis.navigator as { connection?: NetworkInformation } | undefined)?.connection ?? null;

/** `auto`: as the browser sees the line. `on`, `off`: a person has said so. */
export type ThriftSwitch = 'auto' | 'on' | 'off';

const fact = 'line-thrift';

export const readThrift = async (db: DeviceDb): Promise<ThriftSwitch> =>
  (await readFact<ThriftSwitch>(db, fact)) ?? 'auto';

export const writeThrift = (db: DeviceDb, to: ThriftSwitch): Promise<void> => writeFact(db, fact, to);

export function isMetered(
  line: Pick<NetworkInformation, 'type' | 'saveData' | 'metered'> | null = connection(),
) {
  return line?.metered === true || line?.saveData === true || line?.type === 'cellular';
}

/** True while video waits for a better line: it is most of the bytes and the least urgent. */
export const isSparing = (said: ThriftSwitch, metered = isMetered()): boolean =>
  said === 'on' || (said === 'auto' && metered);

export function watchLine(changed: () => void): () => void {
  const line = connection();
  line?.addEventListener('change', changed);
  return () => line?.removeEventListener('change', changed);
}
