import { Worker } from 'node:worker_threads';

/**
 * A document that never ends would stop the whole run without a word. Somebody beside it looks whether the next one is begun within a
 * minute, says which one was begun last, and ends the process.
 */
const patience = 60_000;
const beside = `
  const { parentPort } = require('node:worker_threads');
  let timer;
  parentPort.on('message', (begun) => {
    clearTimeout(timer);
    if (begun === null) return;
    timer = setTimeout(() => {
      process.stderr.write('This document never ends: ' + begun + '\\n');
      process.kill(process.pid, 'SIGKILL');
    }, ${patience});
  });`;

export function watched(): { readonly begin: (what: unknown) => void; readonly end: () => Promise<unknown> } {
  const worker = new Worker(beside, { eval: true });
  return {
    begin: (what) => worker.postMessage(JSON.stringify(what)),
    end: () => worker.terminate(),
  };
}
