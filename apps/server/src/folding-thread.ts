import { workerData } from 'node:worker_threads';
import { type FoldingThreadData, foldingHow, openKeyring, serveFolding } from '@mingcha/db';
import { folds } from './folds.ts';

// One of the threads that make the tables anew.

const { place, keys } = workerData as FoldingThreadData & { readonly keys: string };
await serveFolding(place, foldingHow(folds, openKeyring(keys)));
