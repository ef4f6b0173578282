import type { Kind, Recorded } from '@mingcha/domain';
import { type DeviceDb, writeFact } from '../journal/device-db.ts';
import type { Notebook } from '../journal/notebook.ts';
import { headOf, ownHashes, type VisitView } from './view.ts';

const endings = {
  submitted: 'visit.submitted',
  reviewed: 'visit.submitted',
  locked: 'visit.locked',
  aborted: 'visit.aborted',
  invalidated: 'visit.invalidated',
} as const satisfies Record<string, Kind>;
type Ended = keyof typeof endings;
const isEnded = (status: string): status is Ended => Object.hasOwn(endings, status);

/** A visit came to an end elsewhere: on the team's other tablet, or at the office. */
export interface Told {
  /** Of the entry that ended it. */
  readonly hash: string;
  readonly how: 'submitted' | 'locked' | 'aborted' | 'invalidated';
  readonly person: string;
  readonly at: number;
  /** What this tablet wrote and the paper that was handed in does not have. */
  readonly late: Late;
}

export interface Late {
  readonly findings: number;
  readonly pieces: number;
  /** Answers and the like, which change nothing any more. */
  readonly others: number;
}

const nothingLate: Late = { findings: 0, pieces: 0, others: 0 };

export const isLate = ({ findings, pieces, others }: Late): boolean => findings + pieces + others > 0;

/** Null while the visit goes on, and where this tablet ended it itself. */
export function toldOf(notebook: Notebook, view: VisitView): Told | null {
  const { status, outOfPlace } = view.state;
  if (!isEnded(status)) return null;
  const kind = endings[status];
  const entries = notebook.entriesOf({ type: 'visit', id: view.id });
  const ending = entries.findLast(
    ({ hash, recorded }) => (recorded as Recorded | null)?.kind === kind && !outOfPlace.includes(hash),
  );
  if (ending === undefined || ending.own) return null;
  const { person } = ending.header.actor;
  const how = status === 'reviewed' ? 'submitted' : status;
  return { hash: ending.hash, how, person, at: ending.header.time.clock, late: lateIn(notebook, view) };
}

function lateIn(notebook: Notebook, view: VisitView): Late {
  const { presented, outOfPlace, status } = view.state;
  // Of a visit without a paper nothing can be missing from it.
  if (presented === null || status === 'aborted') return nothingLate;
  const missing = (type: 'finding' | 'evidence', id: string): boolean => {
    const head = headOf(notebook, type, id);
    return head !== null && !presented.heads.includes(head) && ownHashes(notebook, type, id).includes(head);
  };
  const own = new Set(ownHashes(notebook, 'visit', view.id));
  return {
    findings: view.findings.filter(({ id }) => missing('finding', id)).length,
    pieces: view.evidence.filter(({ id }) => missing('evidence', id)).length,
    others: outOfPlace.filter((hash) => own.has(hash)).length,
  };
}

const factOf = (hash: string) => `told/${hash}`;

/** A person of this tablet has read of that end. */
export const noteTold = (db: DeviceDb, hash: string): Promise<void> => writeFact(db, factOf(hash), true);

export async function readTold(db: DeviceDb): Promise<ReadonlySet<string>> {
  const names = await db.facts.where('name').startsWith(factOf('')).primaryKeys();
  return new Set(names.map((name) => name.slice(factOf('').length)));
}
