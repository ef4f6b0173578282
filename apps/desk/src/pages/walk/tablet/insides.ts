/** What the tablet itself can prove about its entries, read out of its own database: states only, nothing of the content. */
export interface Insides {
  readonly writer: string;
  readonly entries: number;
  /** With a receipt of the server that the tablet has checked. */
  readonly received: number;
  readonly pictures: number;
  readonly picturesReceived: number;
}

const databaseName = 'notes';

export async function readInsides(): Promise<Insides | null> {
  const known = await indexedDB.databases();
  if (!known.some(({ name }) => name === databaseName)) return null;
  const db = await asked(indexedDB.open(databaseName));
  try {
    const rows = async <T>(store: string): Promise<T[]> =>
      (await asked(db.transaction(store).objectStore(store).getAll())) as T[];
    const enrolment = (await rows<{ name: string; value: unknown }>('facts')).find(
      ({ name }) => name === 'enrolment',
    );
    const entries = await rows<{ state: string }>('entries');
    const media = await rows<{ state: string }>('media');
    return {
      writer: String((enrolment?.value as { writer?: string } | undefined)?.writer ?? ''),
      entries: entries.length,
      received: entries.filter(({ state }) => state === 'received').length,
      pictures: media.length,
      picturesReceived: media.filter(({ state }) => state === 'received').length,
    };
  } finally {
    db.close();
  }
}

/** A tablet of an earlier demonstration: its office is gone, and with it whatever it could still send. */
export async function wipeTablet(): Promise<void> {
  await asked(indexedDB.deleteDatabase(databaseName));
  const root = await navigator.storage.getDirectory();
  const names: string[] = [];
  for await (const name of (root as unknown as { keys(): AsyncIterable<string> }).keys()) names.push(name);
  for (const name of names) await root.removeEntry(name, { recursive: true });
}

function asked<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((done, failed) => {
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error);
  });
}
