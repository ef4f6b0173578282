import { availableParallelism } from 'node:os';
import { parentPort, Worker } from 'node:worker_threads';
import type { Subject } from '@mingcha/domain';
import { isRowInTheWay } from '../errors.ts';
import { aeadOfOneLook, nodePorts, rememberingKeys } from '../journal/node-ports.ts';
import { makeOpener } from '../journal/open-entries.ts';
import type { CaseKeys, FoldTable } from '../types.ts';
import { type FoldAll, type FolderPlace, openPageFolder, type PageFolder } from './fold-pages.ts';

/** A module that calls `serveFolding` with the folds of its program, and what it is told besides. */
export interface FoldingThread {
  readonly module: URL;
  readonly data: Readonly<Record<string, string>>;
  /** From how many entries on; the tables that come of it are the same. */
  readonly from?: number;
}

export type FoldingThreadData = { readonly place: FolderPlace } & FoldingThread['data'];

interface Asked {
  readonly id: number;
  readonly subjects: readonly Subject[] | null;
}
interface Answered {
  readonly id: number;
  readonly error?: string;
  readonly inTheWay?: boolean;
}

/** Two subjects claim one row: who came first is seen only by whoever folds alone. */
export class RowClaimedTwice extends Error {}

export const foldingHow = (folds: FoldTable, keyring: CaseKeys): FoldAll => {
  const ports = nodePorts();
  return {
    folds,
    openerOfPage: () => makeOpener(ports, aeadOfOneLook(), rememberingKeys(keyring), false),
  };
};

/** What a folding thread does until it is ended. */
export async function serveFolding(place: FolderPlace, how: FoldAll): Promise<void> {
  const folder = await openPageFolder(place, how);
  parentPort?.on('message', ({ id, subjects }: Asked) => {
    const work = subjects === null ? folder.close() : folder.fold(subjects);
    work.then(
      () => parentPort?.postMessage({ id } satisfies Answered),
      (error: unknown) =>
        parentPort?.postMessage({
          id,
          error: String(error),
          inTheWay: isRowInTheWay(error),
        } satisfies Answered),
    );
  });
}

/** One thread for each core, each with connections of its own. */
export function openFoldCrew(
  directUrl: string,
  { module, data }: FoldingThread,
): PageFolder & { readonly width: number } {
  const waiting = new Map<number, { resolve(): void; reject(error: Error): void }>();
  // A thread may die before anything is asked of it: then whoever asks must not wait for an answer.
  let broken: Error | null = null;
  const fail = (error: Error) => {
    broken ??= error;
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  const crew = Array.from({ length: availableParallelism() }, (_, slot) => {
    const place: FolderPlace = { directUrl, slot, alone: false };
    const workerData: FoldingThreadData = { ...data, place } as FoldingThreadData;
    // What lives as long as a page should die young.
    const thread = new Worker(module, { workerData, resourceLimits: { maxYoungGenerationSizeMb: 96 } });
    thread.on('message', ({ id, error, inTheWay }: Answered) => {
      const one = waiting.get(id);
      waiting.delete(id);
      if (error === undefined) one?.resolve();
      else one?.reject(inTheWay === true ? new RowClaimedTwice(error) : new Error(error));
    });
    thread.on('error', (error) => fail(error instanceof Error ? error : new Error(String(error))));
    thread.on('exit', (code) => fail(new Error(`a folding thread ended with ${code}`)));
    return { thread, busy: 0 };
  });
  let count = 0;
  const ask = (thread: Worker, subjects: Asked['subjects']) =>
    new Promise<void>((resolve, reject) => {
      if (broken !== null) {
        reject(broken);
        return;
      }
      const id = count++;
      waiting.set(id, { resolve, reject });
      thread.postMessage({ id, subjects } satisfies Asked);
    });
  return {
    width: crew.length * 2,
    async fold(subjects) {
      const idle = crew.reduce((one, other) => (other.busy < one.busy ? other : one));
      idle.busy += 1;
      try {
        await ask(idle.thread, subjects);
      } finally {
        idle.busy -= 1;
      }
    },
    async close() {
      await Promise.allSettled(crew.map(({ thread }) => ask(thread, null)));
      await Promise.all(crew.map(({ thread }) => thread.removeAllListeners('exit').terminate()));
    },
  };
}
