import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Instant, Moment } from '@mingcha/db';
import type { Subject } from '@mingcha/domain';
import type { Folders } from '../config/settings.ts';
import { examineChains } from './examine-chain.ts';
import { examineRows } from './examine-rows.ts';
import type { Finding } from './finding.ts';
import type { Ground } from './ground.ts';

/** What one piece of work found, and how many entries it looked at. */
export interface Examined {
  readonly findings: readonly Finding[];
  readonly entries: number;
}

export interface ExaminedChains {
  readonly chains: readonly (Examined & { readonly writer: string })[];
  /** Subjects whose rows were found whole beside them. */
  readonly along: Along;
}

export interface Along {
  readonly subjects: readonly Subject[];
  /** How many entries were folded. */
  readonly entries: number;
}

/** The two large passes in pieces: chains of some writers, one page of subjects. */
export interface Pieces {
  readonly chains: { readonly piece: readonly string[]; readonly examined: ExaminedChains };
  readonly rows: { readonly piece: readonly Subject[]; readonly examined: Examined };
}
type What = keyof Pieces;
export type Piece<W extends What = What> = W extends What
  ? { readonly what: W; readonly of: Pieces[W]['piece'] }
  : never;
type AnyExamined = Pieces[What]['examined'];

export interface Crew {
  /** How many pieces it can have in hands at once. */
  readonly width: number;
  examine<W extends What>(what: W, of: Pieces[W]['piece']): Promise<Pieces[W]['examined']>;
  close(): Promise<void>;
}

export const examine = (ground: Ground, { what, of }: Piece): Promise<AnyExamined> =>
  what === 'chains' ? examineChains(ground, of) : examineRows(ground, of);

/** A thread costs a second to begin: fewer entries than this are looked at sooner without one. */
const worthThreads = 20_000;

export type ThreadFolders = Pick<Folders, 'blobs' | 'keys' | 'secrets'>;

/** One thread for each core where there is enough to do, and else this one. What is looked at is the same. */
export async function openCrew(
  ground: Ground & { readonly db: Moment },
  folders: ThreadFolders,
  threadsFrom = worthThreads,
): Promise<Crew> {
  const last = await ground.db.prisma.leaf.aggregate({ _max: { position: true } });
  if (Number(last._max.position ?? 0) < threadsFrom) return crewHere(ground);
  return crewOfThreads(ground, folders, availableParallelism());
}

const crewHere = (ground: Ground): Crew => ({
  width: 2,
  examine: <W extends What>(what: W, of: Pieces[W]['piece']) =>
    examine(ground, { what, of } as Piece) as Promise<Pieces[W]['examined']>,
  close: async () => {},
});

export interface ThreadData {
  readonly directUrl: string;
  /** All threads look at the same moment. */
  readonly instant: Instant;
  readonly folders: ThreadFolders;
}

/** A whole look on a thread of its own. */
export interface LookData {
  readonly url: string;
  readonly directUrl: string;
  readonly folders: ThreadFolders;
  readonly fonts: string | null;
  readonly noteFile?: string;
}

type Answer = { readonly id: number } & ({ readonly examined: AnyExamined } | { readonly error: string });

interface Waiting {
  resolve(examined: AnyExamined): void;
  reject(error: Error): void;
}

function crewOfThreads({ db }: { readonly db: Moment }, folders: ThreadFolders, threads: number): Crew {
  const { blobs, keys, secrets } = folders;
  const { directUrl, instant } = db;
  const workerData: ThreadData = { directUrl, instant, folders: { blobs, keys, secrets } };
  const waiting = new Map<number, Waiting>();
  let broken: Error | null = null;
  // A thread that dies takes the whole look with it: a part that nobody looked at must never pass for whole.
  const fail = (error: Error) => {
    broken ??= error;
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  const crew = Array.from({ length: threads }, () => {
    const thread = new Worker(new URL('./crew-thread.ts', import.meta.url), {
      workerData,
      // What lives as long as a page of entries should die young.
      resourceLimits: { maxYoungGenerationSizeMb: 96 },
    });
    thread.on('message', (answer: Answer) => {
      const one = waiting.get(answer.id);
      waiting.delete(answer.id);
      if ('examined' in answer) one?.resolve(answer.examined);
      else one?.reject(new Error(answer.error));
    });
    thread.on('error', (error) => fail(error instanceof Error ? error : new Error(String(error))));
    thread.on('exit', (code) => fail(new Error(`a verifying thread ended with ${code}`)));
    return { thread, busy: 0 };
  });
  let count = 0;
  return {
    width: threads * 2,
    async examine<W extends What>(what: W, of: Pieces[W]['piece']) {
      if (broken !== null) throw broken;
      const idle = crew.reduce((one, other) => (other.busy < one.busy ? other : one));
      const id = count++;
      idle.busy += 1;
      try {
        const examined = await new Promise<AnyExamined>((resolve, reject) => {
          waiting.set(id, { resolve, reject });
          idle.thread.postMessage({ id, piece: { what, of } });
        });
        return examined as Pieces[W]['examined'];
      } finally {
        idle.busy -= 1;
      }
    },
    async close() {
      await Promise.all(crew.map(({ thread }) => thread.removeAllListeners('exit').terminate()));
    },
  };
}

/** Results in the order of the pieces, with so many in hands at once. */
export async function* inTurn<T, R>(
  items: AsyncIterable<T> | Iterable<T>,
  width: number,
  work: (item: T) => Promise<R>,
): AsyncGenerator<R> {
  const begun: Promise<R>[] = [];
  try {
    for await (const item of items) {
      const one = work(item);
      // It is awaited in its turn; until then a failure is not one that nobody handles.
      one.catch(() => {});
      begun.push(one);
      if (begun.length >= width) yield await (begun.shift() as Promise<R>);
    }
    while (begun.length > 0) yield await (begun.shift() as Promise<R>);
  } finally {
    await Promise.allSettled(begun);
  }
}
