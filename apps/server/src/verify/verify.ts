import type { Keyring, LiveReading, Moment } from '@mingcha/db';
import { BlobStore } from '../blobs/blob-store.ts';
import type { Secrets } from '../config/secrets.ts';
import type { Folders } from '../config/settings.ts';
import { checkAccessLog } from './check-access-log.ts';
import { checkAttestations } from './check-attestations.ts';
import { checkBlobs } from './check-blobs.ts';
import { checkChains } from './check-chains.ts';
import { checkCredentials } from './check-credentials.ts';
import { checkDocuments } from './check-documents.ts';
import { checkOrder } from './check-order.ts';
import { checkPapers } from './check-papers.ts';
import { checkPrints } from './check-prints.ts';
import { checkPurges } from './check-purges.ts';
import { checkReceipts } from './check-receipts.ts';
import { checkServerKeys } from './check-server-keys.ts';
import { checkStamps } from './check-stamps.ts';
import { checkTables } from './check-tables.ts';
import { checkTimes } from './check-times.ts';
import { checkTree } from './check-tree.ts';
import { checkWriters } from './check-writers.ts';
import { openCrew } from './crew.ts';
import type { DestroyedBytes } from './destroyed.ts';
import { type CheckName, checkNames, type Finding } from './finding.ts';
import { type Ground, readGround } from './ground.ts';
import type { LogCut } from './log-cuts.ts';
import { type GoneOn, type Note, nothingNoted, openNote } from './note.ts';
import { atOneMoment } from './one-moment.ts';
import { type Progress, startProgress } from './progress.ts';

export interface Verification {
  /** What is broken. */
  readonly findings: readonly Finding[];
  /** What is whole, and still worth a look. */
  readonly doubts: readonly Finding[];
  readonly entries: number;
  readonly blobs: number;
  /** When it began: where it goes on from an interrupted one, when that one did. */
  readonly began: number;
  /** What the interrupted one had seen and this one did not look at again; null: it saw everything itself. */
  readonly goneOn: GoneOn | null;
  /** Bytes that are not there because an approved list was carried out. */
  readonly destroyed: readonly DestroyedBytes[];
  /** Stretches of the access log that approved lists took away. */
  readonly cuts: readonly LogCut[];
  /** The newest head of the log, as it was looked at. */
  readonly head: { readonly size: number; readonly root: string } | null;
}

export interface VerifyParts {
  readonly db: Pick<LiveReading, 'moment' | 'prisma'>;
  readonly keyring: Keyring;
  readonly secrets: Secrets;
  readonly folders: Pick<Folders, 'blobs' | 'keys' | 'secrets'>;
  /** From how many entries on the work is divided among threads; what is looked at is the same. */
  readonly threadsFrom?: number;
  /** Where the operator's fonts lie: what was printed with them is printed again. */
  readonly fonts?: string | null;
  /** Where it notes what it has seen, and goes on from what an interrupted look noted. Without it, it looks at all of it anew. */
  readonly noteFile?: string;
  readonly now?: () => number;
  /** Told as each pass over the installation ends, with what it found and how many seconds it took beside the others. */
  readonly passed?: (checks: readonly CheckName[], findings: readonly Finding[], seconds: number) => void;
  /** Told as it goes on. */
  readonly progressed?: (progress: Progress) => void;
  /** Told when something went lawfully while it was looked at, and all of it is looked at again. */
  readonly again?: () => void;
}

/** Walks everything, as it is at one moment. No check can be left out, and none stops at its first finding. */
export const verifyAll = (parts: VerifyParts): Promise<Verification> =>
  atOneMoment(parts.db, {
    look: (moment) => lookAt(moment, parts),
    isWhole: ({ findings }) => findings.length === 0,
    again: parts.again,
  });

async function lookAt(
  db: Moment,
  {
    db: live,
    keyring,
    secrets,
    folders,
    fonts = null,
    threadsFrom,
    noteFile,
    now = Date.now,
    passed,
    progressed,
  }: VerifyParts,
): Promise<Verification> {
  const parts = await readGround({ db, keyring, secrets, blobs: new BlobStore(folders.blobs) });
  const note = noteFile === undefined ? nothingNoted(now) : await openNote(parts, { file: noteFile, now });
  const ground = { ...parts, db, note };
  const crew = await openCrew(ground, folders, threadsFrom);
  let entries = 0;
  let blobs = 0;
  let failed = false;
  const lookedAlong = new Set<string>();
  let foldedAlong = 0;
  const destroyed: DestroyedBytes[] = [];
  const cuts: LogCut[] = [];
  const progress = await startProgress(db, (told) => {
    // What fails takes the rest with it: nobody waits hours for files when the threads are gone.
    if (failed) throw new Error('another part of the look failed');
    progressed?.(told);
  });
  // Two at a time: what the threads have in hands, and what this one does meanwhile.
  const byThreads: readonly Pass[] = [
    [
      ['chains', 'payloads'],
      checkChains(
        ground,
        crew,
        (count) => {
          entries += count;
          progress.chains(count);
        },
        (along) => {
          for (const { type, id } of along.subjects) lookedAlong.add(`${type}/${id}`);
          foldedAlong += along.entries;
        },
      ),
    ],
    [
      ['tables'],
      checkTables(ground, crew, progress.tables, () => ({ subjects: lookedAlong, entries: foldedAlong })),
    ],
  ];
  const here: readonly Pass[] = [
    [['writers'], checkWriters(ground)],
    [['server-keys'], checkServerKeys(ground)],
    [['attestations'], checkAttestations(ground)],
    [['purges'], checkPurges(ground)],
    [['receipts'], checkReceipts(ground)],
    [['order'], checkOrder(ground)],
    [['tree'], checkTree(ground)],
    [['stamps'], checkStamps(ground)],
    [['times'], checkTimes(ground)],
    [['credentials'], checkCredentials(ground)],
    [
      ['blobs'],
      checkBlobs(
        { ...ground, live, instant: db.instant },
        (size) => {
          blobs += 1;
          progress.blobs(size);
        },
        (one) => destroyed.push(one),
      ),
    ],
    [['documents'], allDocuments(ground, fonts, note.began)],
    [['papers'], checkPapers(ground)],
    [['access-log'], checkAccessLog(ground, (cut) => cuts.push(cut))],
  ];
  const order = ({ names }: BegunPass) => checkNames.indexOf(names[0] as CheckName);
  const begun = [...oneByOne(byThreads), ...oneByOne(here)].sort((one, other) => order(one) - order(other));
  const all: Finding[] = [];
  try {
    for (const pass of begun) {
      const { found, seconds } = await pass.done;
      passed?.(pass.names, found, seconds);
      for (const one of found) all.push(one);
    }
  } catch (error) {
    failed = true;
    await Promise.allSettled(begun.map(({ done }) => done));
    throw error;
  } finally {
    await crew.close();
  }
  note.end();
  const findings = all.filter(({ doubtful }) => doubtful !== true);
  const doubts = all.filter(({ doubtful }) => doubtful === true);
  const goneOn = note.goneOn();
  const newest = await db.tree.head();
  const head = newest === null ? null : { size: newest.size, root: newest.root };
  return { findings, doubts, entries, blobs, began: note.began, goneOn, destroyed, cuts, head };
}

const dayMs = 86_400_000;

/** As they are stored, and as they print again. */
async function* allDocuments(
  ground: Ground & { readonly note: Note },
  fonts: string | null,
  began: number,
): AsyncGenerator<Finding> {
  yield* checkDocuments(ground);
  yield* checkPrints(ground, fonts, Math.floor(began / dayMs));
}

type Pass = readonly [names: readonly CheckName[], findings: AsyncIterable<Finding>];

interface BegunPass {
  readonly names: readonly CheckName[];
  readonly done: Promise<{ readonly found: readonly Finding[]; readonly seconds: number }>;
}

/** Each begins when the one before has ended. */
function oneByOne(passes: readonly Pass[]): BegunPass[] {
  let before: Promise<unknown> = Promise.resolve();
  return passes.map(([names, findings]) => {
    const done = before.then(async () => {
      const began = performance.now();
      const found: Finding[] = [];
      for await (const finding of findings) found.push(finding);
      return { found, seconds: (performance.now() - began) / 1000 };
    });
    // Awaited in its turn; until then a failure is not one that nobody handles.
    done.catch(() => {});
    before = done;
    return { names, done };
  });
}
