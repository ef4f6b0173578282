import { workerData } from 'node:worker_threads';
import { type FoldingThreadData, foldingHow, openKeyring, serveFolding } from '../src/index.ts';
import { claiming } from './claiming.ts';
import { testFolds } from './world.ts';

const { place, keys, folds } = workerData as FoldingThreadData & Record<'keys' | 'folds', string>;
await serveFolding(place, foldingHow(folds === 'claiming' ? claiming.folds : testFolds, openKeyring(keys)));
