import { nodeAead } from '@mingcha/db';
import { parseFields, verifySealed } from '@mingcha/journal/verify';
import { ports } from '../journal/ports.ts';
import { type Along, type Crew, inTurn } from './crew.ts';
import type { Finding } from './finding.ts';
import type { Ground } from './ground.ts';
import type { Note } from './note.ts';
import { placeOfEntry } from './place.ts';

/**
 * Every entry of every writer: bytes against hash, hash against chain, payload against root, sealed values against their
 * digests, runs against keys, and each column beside the header against the header. A writer's chain is one piece of work.
 */
export async function* checkChains(
  ground: Ground & { readonly note: Note },
  crew: Crew,
  counted: (entries: number) => void,
  /** Told of subjects whose rows were looked at beside a chain. */
  lookedAlong: (along: Along) => void,
): AsyncGenerator<Finding> {
  // The longest first, so that no core waits for the last one; told in the order of their names.
  const writers = await ground.db.prisma.writer.findMany({
    orderBy: { id: 'asc' },
    select: { id: true, headSeq: true, headHash: true },
  });
  const longestFirst = [...writers].sort((one, other) => other.headSeq - one.headSeq);
  const found = new Map<string, readonly Finding[]>();
  const work = async (some: readonly WriterRow[]) => {
    const heads = new Map(some.map(({ id, headHash }) => [id, headHash ?? '']));
    const { chains, along } = await crew.examine('chains', [...heads.keys()]);
    for (const { writer, findings, entries } of chains)
      if (findings.length > 0) found.set(writer, findings);
      else ground.note.write({ what: 'chain', id: writer, head: heads.get(writer) ?? '', entries });
    if (along.subjects.length > 0) ground.note.sawSubjects(along.subjects, along.entries);
    lookedAlong(along);
    return chains;
  };
  const anew: WriterRow[] = [];
  for (const writer of longestFirst) {
    const before = ground.note.chain(writer.id, writer.headHash ?? '');
    if (before === null) anew.push(writer);
    else counted(before);
  }
  for await (const chains of inTurn(together(anew), crew.width, work))
    for (const { entries } of chains) counted(entries);
  for (const { id } of writers) yield* found.get(id) ?? [];
  const known = new Set(writers.map((writer) => writer.id));
  for (const { writer } of await writersOfEntries(ground))
    if (!known.has(writer)) yield { check: 'chains', code: 'writer.unknown', place: `writer ${writer}` };
  yield* checkHeld(ground);
}

/** From one to the next: a look into the index for each writer, where asking for all that differ reads every entry. */
const writersOfEntries = ({ db }: Ground) =>
  db.prisma.$queryRaw<readonly { readonly writer: string }[]>`
    with recursive known as (
      select min(writer) as writer from entry
      union all select (select min(e.writer) from entry e where e.writer > known.writer) from known
        where known.writer is not null
    ) select writer from known where writer is not null order by writer`;

interface WriterRow {
  readonly id: string;
  readonly headSeq: number;
  readonly headHash: string | null;
}

const entriesOfPiece = 2000;

/** Short chains several at a time: what is asked of the database for each piece is then asked once for many entries. */
function* together(writers: readonly WriterRow[]): Generator<readonly WriterRow[]> {
  let piece: WriterRow[] = [];
  let entries = 0;
  for (const writer of writers) {
    piece.push(writer);
    entries += writer.headSeq;
    if (entries < entriesOfPiece) continue;
    yield piece;
    piece = [];
    entries = 0;
  }
  if (piece.length > 0) yield piece;
}

interface HeldGround {
  readonly db: Pick<Ground['db'], 'prisma'>;
  readonly keyring: Ground['keyring'];
}

/** What is held was signed and is kept: its values open, or somebody must know that they do not. */
export async function* checkHeld({ db, keyring }: HeldGround): AsyncGenerator<Finding> {
  for (const row of await db.prisma.held.findMany({ orderBy: [{ writer: 'asc' }, { seq: 'asc' }] })) {
    const place = `held ${placeOfEntry({ ...row, subject: row.subjectId })}`;
    const fields = parseFields(row.fields);
    if (!fields.ok) yield { check: 'payloads', code: fields.fault.code, place };
    else
      for (const { code, at } of await verifySealed(ports, nodeAead, fields.value, keyring))
        if (code !== 'sealed.key-missing') yield { check: 'payloads', code, place: `${place} field ${at}` };
  }
}
