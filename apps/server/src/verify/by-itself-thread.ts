import { parentPort, workerData } from 'node:worker_threads';
import { openKeyring, openReading } from '@mingcha/db';
import { openSecrets } from '../config/secrets.ts';
import { folds } from '../folds.ts';
import type { LookData } from './crew.ts';
import { verifyAll } from './verify.ts';

// One look at everything, on one thread: the cores belong to those who work.

const { url, directUrl, folders, fonts, noteFile } = workerData as LookData;
const keyring = openKeyring(folders.keys);
const db = openReading({ url, directUrl, folds, keyring, readConnections: 3 });
try {
  const secrets = await openSecrets(folders.secrets, 0);
  const threadsFrom = Number.POSITIVE_INFINITY;
  const note = noteFile === undefined ? {} : { noteFile };
  parentPort?.postMessage(await verifyAll({ db, keyring, secrets, folders, fonts, threadsFrom, ...note }));
} finally {
  await db.close();
}
