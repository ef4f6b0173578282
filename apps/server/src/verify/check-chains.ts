import { nodeAead } from '@mingcha/db';
import { parseFields, verifySealed } from '@mingcha/journal/verify';
import { ports } from '../journal/ports.ts';
import { type Crew, inTurn } from './crew.ts';
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
): AsyncGenerator<Finding> {
  // The longest first, so that no core waits for the last one; told in the order of their names.
  const writers = await ground.db.prisma.writer.findMany({
    orderBy: { id: 'asc' },
    select: { id: true, headSeq: true, headHash: true },
  });
  const longestFirst = [...writers].sort((one, other) => other.headSeq - one.headSeq);
  const found = new Map<string, readonly Finding[]>();
  const work = async ({ id, headHash }: (typeof writers)[number]) => {
    const head = headHash ?? '';
    const before = ground.note.chain(id, head);
    if (before !== null) return before;
    const { findings, entries } = await crew.examine({ what: 'chain', writer: id });
    if (findings.length > 0) found.set(id, findings);
    else ground.note.write({ what: 'chain', id, head, entries });
    return entries;
  };
  for await (const entries of inTurn(longestFirst, crew.width, work)) counted(entries);
  for (const { id } of writers) yield* found.get(id) ?? [];
  const known = new Set(writers.map((writer) => writer.id));
  const strangers = await ground.db.prisma.entry.findMany({ distinct: ['writer'], select: { writer: true } });
  for (const { writer } of strangers)
    if (!known.has(writer)) yield { check: 'chains', code: 'writer.unknown', place: `writer ${writer}` };
  yield* checkHeld(ground);
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
