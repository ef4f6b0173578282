/// <reference lib="webworker" />
/** Writes one value into the journal's own database, says so when the disk has it, and waits to be ended. */
addEventListener('message', ({ data }: MessageEvent<{ database: string; value: string }>) => {
  const opening = indexedDB.open(data.database);
  opening.onerror = () => postMessage('failed');
  opening.onsuccess = () => {
    const writing = opening.result.transaction('facts', 'readwrite', { durability: 'strict' });
    writing.objectStore('facts').put({ name: 'canary', value: data.value });
    writing.oncomplete = () => postMessage('written');
    writing.onerror = () => postMessage('failed');
  };
});
