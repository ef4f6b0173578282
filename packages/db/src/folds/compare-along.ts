import type { Subject } from '@mingcha/domain';
import pg from 'pg';
import { isDbError } from '../errors.ts';
import type { OpenedEntry, Opener } from '../journal/open-entries.ts';
import { entryColumns, entryTables } from '../journal/statements.ts';
import { entryOfRow, type FoldEntry, keyOf } from '../journal/stored.ts';
import type { CopyOut } from '../sql/copy-rows.ts';
import { entryCopied, subjectsAsRows } from './all-subjects.ts';
import type { Cells } from './cells.ts';

// Most subjects lie in one writer's chain, but for a few words of the server. Whoever looks at that chain has their entries read
// and their values opened: folded there, they need not be read and opened a second time. Nothing is told here. What is not
// exactly as it should be, and whatever lies across chains, is left to the pages that look at all subjects there are.

/** A number with the ordinal of a fork under it. */
export type ChainPlace = readonly [seq: number, branch: number];

export interface AlongChain {
  /** Every sealed value opens to what the header's digests say; false also where somebody must look more closely. Asked before `keep`. */
  opensWhole(entry: Pick<FoldEntry, 'header' | 'fields'>): Promise<boolean>;
  /** This entry was found whole, under the subject that its header names. */
  keep(entry: Omit<FoldEntry, 'writerClass'>): void;
  /** Something is wrong about an entry of this subject, or said to be. */
  leave(type: string, id: string): void;
  /** Folds what was kept, when there is enough of it or the chain is at its end. The chain was read up to that place. */
  settle(upTo: ChainPlace, isEnd: boolean): Promise<void>;
}

/** Several chains, one after the other: rows of many subjects are compared in one statement for each table. */
export interface Alongside {
  chain(writer: ChainWriter): AlongChain;
  /** Subjects of which every entry was folded and every row is what it should be. */
  end(): Promise<SeenAlong>;
}

export interface SeenAlong {
  readonly subjects: readonly Subject[];
  readonly entries: number;
}

const enough = 1500;

/** model → rows. */
export type RowsOfModels = ReadonlyMap<string, readonly Cells[]>;

interface Along {
  readonly copy: CopyOut;
  readonly opener: Opener;
  fold(
    subjects: readonly Subject[],
    entries: ReadonlyMap<string, readonly FoldEntry[]>,
    opener: Opener,
  ): Promise<RowsOfModels>;
  /** Whether these are all rows that these subjects have. */
  areSame(subjects: readonly Subject[], rows: RowsOfModels): Promise<boolean>;
}

export interface ChainWriter {
  readonly id: string;
  readonly class: 'tablet' | 'server';
}

export function compareAlong({ copy, opener, fold, areSame }: Along): Alongside {
  const seen: Subject[] = [];
  let seenEntries = 0;
  let folded = noneFolded();

  async function compare(): Promise<void> {
    const { subjects, rows, entries } = folded;
    folded = noneFolded();
    if (subjects.length === 0 || !(await areSame(subjects, rows))) return;
    for (const subject of subjects) seen.push(subject);
    seenEntries += entries;
  }

  async function take({ subjects, entries }: Gathered): Promise<void> {
    for (const [model, rows] of await fold(subjects, entries, opener)) {
      const known = folded.rows.get(model);
      if (known === undefined) folded.rows.set(model, [...rows]);
      else for (const row of rows) known.push(row);
    }
    for (const subject of subjects) {
      folded.subjects.push(subject);
      folded.entries += entries.get(keyOf(subject))?.length ?? 0;
    }
    if (folded.entries >= enough) await compare();
  }

  return {
    chain: (writer) => alongChain({ copy, opener, take }, writer),
    async end() {
      await compare();
      return { subjects: seen, entries: seenEntries };
    },
  };
}

const noneFolded = () => ({ subjects: [] as Subject[], rows: new Map<string, Cells[]>(), entries: 0 });

/** Subjects with every entry that they have. */
interface Gathered {
  readonly subjects: readonly Subject[];
  readonly entries: ReadonlyMap<string, readonly FoldEntry[]>;
}

interface Gathering extends Pick<Along, 'copy' | 'opener'> {
  take(gathered: Gathered): Promise<void>;
}

function alongChain({ copy, opener, take }: Gathering, writer: ChainWriter): AlongChain {
  const left = new Set<string>();
  let kept = new Map<string, FoldEntry[]>();
  let count = 0;
  let last: { readonly fields: FoldEntry['fields']; readonly opened: OpenedEntry } | null = null;

  /** Where the rest of these subjects lies: with no other tablet, and nowhere further on. */
  const elsewhere = (subjects: readonly Subject[], [seq, branch]: ChainPlace) => {
    const from = subjectsAsRows(subjects);
    const beyond = `e.writer <> ${pg.escapeLiteral(writer.id)} or (e.seq, e.branch) > (${seq}, ${branch})`;
    return { from, entry: `entry e on e.subject_id = s.id and e.subject_type = s.type and (${beyond})` };
  };

  /** Of the server's own chains only what lies there whole: else its first word would bring in what tablets said behind it. */
  async function wholeHere(subjects: readonly Subject[], upTo: ChainPlace): Promise<readonly Subject[]> {
    const { from, entry } = elsewhere(subjects, upTo);
    const others = await copy(
      `select s.type, s.id from ${from} where exists (select from ${entry.replace(' on ', ' where ')})`,
      (row) => `${row.text()}/${row.text()}`,
    );
    const gone = new Set(others);
    return subjects.filter((subject) => !gone.has(keyOf(subject)));
  }

  /** Of a tablet's chain also what the server said of the same: a few entries, read beside it. */
  async function withServer(
    subjects: readonly Subject[],
    upTo: ChainPlace,
    entries: ReadonlyMap<string, FoldEntry[]>,
  ): Promise<readonly Subject[]> {
    const { from, entry } = elsewhere(subjects, upTo);
    const rows = await copy(`select ${entryColumns} from ${from} join ${entry} ${entryTables}`, entryCopied);
    const across = new Set<string>();
    for (const row of rows) {
      const other = entryOfRow(row);
      const key = keyOf(other.header.subject as Subject);
      // What lies under one subject and says another is for a page to see.
      if (!entries.has(key)) return [];
      if (other.writerClass === 'tablet' || other.header.writer === writer.id) across.add(key);
      else entries.get(key)?.push(other);
    }
    return subjects.filter((subject) => !across.has(keyOf(subject)));
  }

  async function gather(some: Map<string, FoldEntry[]>, upTo: ChainPlace): Promise<readonly Subject[]> {
    const all = [...some.values()].map(([first]) => (first as FoldEntry).header.subject as Subject);
    return writer.class === 'server' ? await wholeHere(all, upTo) : await withServer(all, upTo, some);
  }

  return {
    async opensWhole(entry) {
      const opened = await opener.open(entry);
      last = { fields: entry.fields, opened };
      return opened.whole;
    },
    keep({ hash, header, fields }) {
      const key = keyOf(header.subject as Subject);
      if (left.has(key)) return;
      const opened = last?.fields === fields ? last.opened : undefined;
      const one = { hash, header, fields, writerClass: writer.class, opened };
      const of = kept.get(key);
      if (of) of.push(one);
      else kept.set(key, [one]);
      count += 1;
    },
    leave(type, id) {
      left.add(`${type}/${id}`);
      kept.delete(`${type}/${id}`);
    },
    async settle(upTo, isEnd) {
      if (kept.size === 0 || (count < enough && !isEnd)) return;
      const some = kept;
      kept = new Map();
      count = 0;
      // Whatever of them comes later in this chain comes too late.
      if (!isEnd) for (const key of some.keys()) left.add(key);
      try {
        const subjects = await gather(some, upTo);
        if (subjects.length > 0) await take({ subjects, entries: some });
      } catch (error) {
        if (!isDbError(error, 'entry-unreadable')) throw error;
      }
    },
  };
}
