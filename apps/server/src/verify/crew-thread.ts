import { parentPort, workerData } from 'node:worker_threads';
import { openKeyring, openMoment } from '@mingcha/db';
import { BlobStore } from '../blobs/blob-store.ts';
import { openSecrets } from '../config/secrets.ts';
import { folds } from '../folds.ts';
import { examine, type Piece, type ThreadData } from './crew.ts';
import { readGround } from './ground.ts';

// One thread of the crew: it reads for itself what everything is judged by, and is handed pieces of the work.

const { directUrl, instant, folders } = workerData as ThreadData;
const keyring = openKeyring(folders.keys);
const db = await openMoment({ url: directUrl, folds, keyring, readConnections: 3 }, instant);
const secrets = await openSecrets(folders.secrets, 0);
const ground = await readGround({ db, keyring, secrets, blobs: new BlobStore(folders.blobs) });

parentPort?.on('message', ({ id, piece }: { readonly id: number; readonly piece: Piece }) => {
  examine(ground, piece).then(
    (examined) => parentPort?.postMessage({ id, examined }),
    (error: unknown) =>
      parentPort?.postMessage({ id, error: error instanceof Error ? error.message : String(error) }),
  );
});
