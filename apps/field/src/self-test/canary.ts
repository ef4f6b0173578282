import { newId } from '../keys/bytes.ts';

const patience = 5_000;

/** Lets a worker write, and ends it the moment it says that the transaction stands: nothing of it can tidy up. */
function writtenAndEnded(database: string, value: string): Promise<boolean> {
  const worker = new Worker(new URL('./canary-worker.ts', import.meta.url), { type: 'module' });
  return new Promise((done) => {
    const end = (written: boolean) => {
      clearTimeout(timer);
      worker.terminate();
      done(written);
    };
    const timer = setTimeout(() => end(false), patience);
    worker.onerror = () => end(false);
    worker.onmessage = ({ data }: MessageEvent<string>) => end(data === 'written');
    worker.postMessage({ database, value });
  });
}

function readAfresh(database: string): Promise<unknown> {
  return new Promise((done, failed) => {
    const opening = indexedDB.open(database);
    opening.onerror = () => failed(opening.error);
    opening.onsuccess = () => {
      const connection = opening.result;
      const reading = connection.transaction('facts', 'readonly').objectStore('facts').get('canary');
      reading.onerror = () => failed(reading.error);
      reading.onsuccess = () => {
        connection.close();
        done((reading.result as { value?: unknown } | undefined)?.value);
      };
    };
  });
}

/**
 * What a worker wrote into the journal's database before it was ended is read back through a connection of its own. It
 * proves that a killed tab loses nothing that was committed; it cuts no power, and proves nothing about that.
 */
export async function canaryLives(database: string): Promise<boolean> {
  const value = newId('can');
  return (await writtenAndEnded(database, value)) && (await readAfresh(database)) === value;
}
