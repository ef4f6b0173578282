import { createHash, createHmac, hkdfSync } from 'node:crypto';
import { appendFileSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { foldVersion } from '../folds.ts';
import { version as program } from '../version.ts';
import type { Ground } from './ground.ts';

// What an interrupted look had seen and found whole, so that the next one goes on. A line for each piece, each with a keyed digest
// over itself and the line before: whoever can write here and has not the key that signs heads can take lines away, which
// costs looking again, and can add or change none. What was seen before the interruption is told with its time, never as seen now.

const version = `${program}/${foldVersion}`;
const longest = 24 * 3_600_000;

export type Seen =
  | { readonly what: 'chain'; readonly id: string; readonly head: string; readonly entries: number }
  /** Subjects by what `shortOf` makes of them. */
  | { readonly what: 'rows'; readonly subjects: string; readonly entries: number }
  | { readonly what: 'blob'; readonly id: string; readonly size: number }
  /** A document by the hash of its file, which it printed again to. */
  | { readonly what: 'print'; readonly id: string };

interface Head {
  readonly v: 1;
  readonly what: 'look';
  readonly version: string;
  readonly began: number;
  /** How long the log was then: what came later was not there to be seen. */
  readonly size: number;
  /** Of the newest head that was signed then: the log must still be one that has it. */
  readonly signed: { readonly size: number; readonly root: string } | null;
}

type Line = (Seen & { readonly at: number }) | Head;

/** What an earlier look saw and this one does not look at again. */
export interface GoneOn {
  /** When the earlier look began, and when it saw its last piece: whatever was changed after that was not looked at in these. */
  readonly began: number;
  readonly until: number;
  readonly entries: number;
  readonly subjects: number;
  readonly blobs: number;
}

export interface Note {
  /** When this look began, or the one that it goes on from. */
  readonly began: number;
  /** Null: it began anew. */
  goneOn(): GoneOn | null;
  /** Entries of this chain, if it was seen with this head and nothing came since. */
  chain(writer: string, head: string): number | null;
  isSubjectSeen(type: string, id: string): boolean;
  /** Its size, if its bytes were hashed and the file was not touched since. */
  blob(sha256: string, touched: number): number | null;
  isPrintSeen(sha256: string): boolean;
  write(seen: Seen): void;
  /** The rows of these were found whole. */
  sawSubjects(subjects: readonly Named[], entries: number): void;
  /** The look came to its end. */
  end(): void;
}

export const nothingNoted = (now: () => number): Note => ({
  began: now(),
  goneOn: () => null,
  chain: () => null,
  isSubjectSeen: () => false,
  blob: () => null,
  isPrintSeen: () => false,
  write: () => {},
  sawSubjects: () => {},
  end: () => {},
});

/** Asked for and nightly looks do not go on from one another. */
export const noteOf = ({ data }: { readonly data: string }, who: 'asked' | 'nightly'): string =>
  join(data, `verify-${who}.note`);

const short = 16;
/** 96 bits of its hash. */
const shortOf = (type: string, id: string) =>
  createHash('sha256').update(`${type}/${id}`).digest('base64url').slice(0, short);
interface Named {
  readonly type: string;
  readonly id: string;
}
const shortList = (subjects: readonly Named[]): string =>
  subjects.map(({ type, id }) => shortOf(type, id)).join('');

const macOf = (key: Buffer, before: string, text: string) =>
  createHmac('sha256', key).update(before).update('\n').update(text).digest('base64url');

function readLines(file: string, key: Buffer): Line[] {
  const lines: Line[] = [];
  let before = '';
  let text = '';
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return lines;
  }
  for (const line of text.split('\n')) {
    const at = line.lastIndexOf(' ');
    const [body, mac] = [line.slice(0, at), line.slice(at + 1)];
    if (at < 0 || macOf(key, before, body) !== mac) break;
    lines.push(JSON.parse(body) as Line);
    before = mac;
  }
  return lines;
}

export interface NotePlace {
  readonly file: string;
  readonly now: () => number;
}

/** Goes on from the note that lies there, if it is this program's, of this log and of today; else begins one. */
export async function openNote(
  { db, secrets }: Pick<Ground, 'db' | 'secrets'>,
  { file, now }: NotePlace,
): Promise<Note> {
  const signing = String(secrets.receipt.privateKey.export({ format: 'jwk' }).d);
  const key = Buffer.from(
    hkdfSync('sha256', Buffer.from(signing, 'base64url'), '', 'mingcha/verify-note/v1', 32),
  );
  const [head, ...before] = readLines(file, key);
  const goesOn = head?.what === 'look' && (await isOfThisLog(db, head, now()));
  const seen = goesOn ? (before.filter((line) => line.what !== 'look') as (Seen & { at: number })[]) : [];
  const first: Head = goesOn ? (head as Head) : await headNow(db, now());
  const later = seen.length > 0 ? await since(db, first.size) : null;
  const chains = new Map(seen.flatMap((one) => (one.what === 'chain' ? [[one.id, one] as const] : [])));
  const blobs = new Map(seen.flatMap((one) => (one.what === 'blob' ? [[one.id, one] as const] : [])));
  const prints = new Set(seen.flatMap((one) => (one.what === 'print' ? [one.id] : [])));
  const subjects = new Set<string>();
  for (const one of seen)
    for (let at = 0; one.what === 'rows' && at < one.subjects.length; at += short)
      subjects.add(one.subjects.slice(at, at + short));
  let last = '';
  const signed = (line: Line): string => {
    const text = JSON.stringify(line);
    last = macOf(key, last, text);
    return `${text} ${last}\n`;
  };
  writeFileSync(`${file}.new`, [first, ...seen].map(signed).join(''), { mode: 0o600 });
  renameSync(`${file}.new`, file);
  const write = (one: Seen) => appendFileSync(file, signed({ ...one, at: now() }));
  const spared = { entries: 0, subjects: 0, blobs: 0 };
  return {
    began: first.began,
    goneOn: () =>
      spared.entries + spared.subjects + spared.blobs === 0
        ? null
        : { began: first.began, until: Math.max(...seen.slice(-1).map(({ at }) => at)), ...spared },
    chain(writer, headNow) {
      const one = chains.get(writer);
      if (one?.head !== headNow || later?.writers.has(writer) !== false) return null;
      spared.entries += one.entries;
      return one.entries;
    },
    isSubjectSeen(type, id) {
      const name = shortOf(type, id);
      if (!subjects.has(name) || later?.subjects.has(name) !== false) return false;
      spared.subjects += 1;
      return true;
    },
    blob(sha256, touched) {
      const one = blobs.get(sha256);
      if (one === undefined || touched >= first.began) return null;
      spared.blobs += 1;
      return one.size;
    },
    isPrintSeen: (sha256) => prints.has(sha256),
    write,
    sawSubjects: (some, entries) => write({ what: 'rows', subjects: shortList(some), entries }),
    end: () => rmSync(file, { force: true }),
  };
}

async function headNow(db: Ground['db'], now: number): Promise<Head> {
  const last = await db.prisma.leaf.aggregate({ _max: { position: true } });
  const signed = await db.prisma.treeHead.findFirst({ orderBy: { size: 'desc' } });
  return {
    v: 1,
    what: 'look',
    version,
    began: now,
    size: last._max.position === null ? 0 : Number(last._max.position) + 1,
    signed: signed === null ? null : { size: Number(signed.size), root: signed.root },
  };
}

async function isOfThisLog(db: Ground['db'], head: Head, now: number): Promise<boolean> {
  if (head.v !== 1 || head.version !== version || head.began > now || now - head.began > longest)
    return false;
  if (head.signed === null) return true;
  const { size, root } = head.signed;
  return (await db.prisma.treeHead.findUnique({ where: { size: BigInt(size) } }))?.root === root;
}

interface Later {
  readonly writers: ReadonlySet<string>;
  readonly subjects: ReadonlySet<string>;
}

/** Whose entries came into the order since: what was seen of them is not all of them. */
async function since(db: Ground['db'], size: number): Promise<Later> {
  const rows = await db.prisma.$queryRaw<{ writer: string; type: string; id: string }[]>`
    select distinct e.writer, e.subject_type as type, e.subject_id as id from entry e
      where e.hash in (select hash from leaf where position >= ${size}::int8 union all select hash from pending)`;
  return {
    writers: new Set(rows.map(({ writer }) => writer)),
    subjects: new Set(rows.map(({ type, id }) => shortOf(type, id))),
  };
}
