import type { Prisma, Reader } from '@mingcha/db';
import { fieldDigest, fieldState } from '@mingcha/journal';
import type { z } from 'zod';
import type { WhereOf } from '../../access/ability.ts';
import { scope } from '../../access/scope.ts';
import type { SignedIn } from '../../context.ts';
import { ports } from '../../journal/ports.ts';
import { provenOf } from '../../journal/proven-time.ts';
import { stampsOf } from '../../journal/times.ts';
import { refuse } from '../../refused.ts';
import { stampsOver } from '../../stamps/kept.ts';
import { readPage } from '../keyset.ts';
import { type Plain, plain } from '../plain.ts';
import { namesOf } from '../registry/queries.ts';
import type {
  ContestedInput,
  ContestedPage,
  EntriesInput,
  EntryDetail,
  EntryPage,
  EntryRow,
  HeldInput,
  HeldPage,
  RejectedInput,
  RejectedPage,
} from './schemas.ts';

type Stored = Pick<
  Prisma.EntryGetPayload<object>,
  | 'hash'
  | 'writer'
  | 'seq'
  | 'kind'
  | 'schema'
  | 'subjectType'
  | 'subjectId'
  | 'actorPerson'
  | 'actorSeat'
  | 'clock'
  | 'arrival'
  | 'contested'
>;

export const asRow = ({
  actorPerson,
  actorSeat,
  contested,
  ...entry
}: Plain<Stored>): z.infer<typeof EntryRow> => ({
  ...entry,
  person: actorPerson,
  seat: actorSeat,
  doubt: contested,
});

/**
 * Headers tell kinds, and the kind of a referral tells all: the scope leaves out every entry about a finding that was
 * referred to others, whatever its kind, for the auditor too. Verifying counts them all the same.
 */
export const legibleEntries = (ctx: SignedIn): WhereOf<'Entry'> => scope(ctx, ctx.verb, 'Entry');

export function listEntries(
  ctx: SignedIn,
  input: z.infer<typeof EntriesInput>,
): Promise<z.infer<typeof EntryPage>> {
  return ctx.services.db.read(async (reader) => {
    const visible = { AND: [legibleEntries(ctx), filters(input)] };
    const page = await readPage(reader, 'Entry', { input, column: 'arrival', visible, key: 'hash' });
    const names = await namesOf(
      reader,
      ctx.session.office,
      page.rows.map((row) => row.actorPerson),
    );
    return { ...page, rows: page.rows.map(asRow), names };
  });
}

function filters(input: z.infer<typeof EntriesInput>): WhereOf<'Entry'> {
  const all: WhereOf<'Entry'>[] = [];
  if (input.kind) all.push({ kind: { in: input.kind } });
  if (input.subjectType) all.push({ subjectType: input.subjectType });
  if (input.subjectId) all.push({ subjectId: input.subjectId });
  if (input.person) all.push({ actorPerson: input.person });
  if (input.writer) all.push({ writer: input.writer });
  if (input.from !== undefined) all.push({ arrival: { gte: input.from } });
  if (input.until !== undefined) all.push({ arrival: { lt: input.until } });
  if (input.doubtful === true) all.push({ contested: { not: null } });
  return { AND: all };
}

/** Content is shown on the page of its subject, to whoever may read it there; here it is proven, not read. */
export function getEntry(ctx: SignedIn, hash: string): Promise<z.infer<typeof EntryDetail>> {
  return ctx.services.db.read(async (reader) => {
    const row = await reader.prisma.entry.findFirst({
      where: { AND: [legibleEntries(ctx), { hash }] },
    });
    const stored = row && (await reader.entry(hash));
    if (row === null || stored === null) refuse('not-found', { subject: 'entry' });
    const writer = await reader.prisma.writer.findUniqueOrThrow({ where: { id: row.writer } });
    const leaf = await reader.prisma.leaf.findUnique({ where: { hash } });
    const stamp = (await stampsOf(reader.prisma, ctx.services.serverKeys, [stored])).get(hash);
    if (stamp === undefined) throw new Error('one entry in, one stamp out');
    const outside = (await stampsOver(reader.prisma, [hash])).get(hash) ?? null;
    const { token } = stored.header.time;
    return {
      entry: asRow(plain(row)),
      header: { ...stored.header },
      fields: stored.fields.map((field) => ({
        path: field.path,
        state: fieldState(field),
        digest: fieldDigest(ports, field),
      })),
      writer: {
        id: writer.id,
        class: writer.class,
        alg: writer.alg,
        publicKey: Buffer.from(writer.publicKey).toString('base64url'),
        state: writer.state,
      },
      position: leaf === null ? null : Number(leaf.position),
      proven: provenOf(stamp, writer.class === 'server'),
      stamp: outside,
      token: token === null ? null : { hash: token, at: stamp.after },
      names: await namesOf(reader, ctx.session.office, [row.actorPerson]),
    };
  });
}

export function listHeld(ctx: SignedIn, input: z.infer<typeof HeldInput>): Promise<z.infer<typeof HeldPage>> {
  return ctx.services.db.read(async (reader) => {
    const visible = scope(ctx, ctx.verb, 'Held');
    const page = await readPage(reader, 'Held', { input, column: 'since', visible, key: 'hash' });
    return {
      ...page,
      rows: page.rows.map((row) => ({ ...row, person: row.actorPerson })),
      names: await namesOf(
        reader,
        ctx.session.office,
        page.rows.map((row) => row.actorPerson),
      ),
    };
  });
}

/** Rejected bytes belong to no office by themselves: they are shown to the office of the writer that pushed them. */
export function listRejected(
  ctx: SignedIn,
  input: z.infer<typeof RejectedInput>,
): Promise<z.infer<typeof RejectedPage>> {
  return ctx.services.db.read(async (reader) => {
    const writers = await reader.prisma.writer.findMany({
      where: { office: ctx.session.office },
      select: { id: true },
    });
    const visible: WhereOf<'Rejected'> = { writer: { in: writers.map((writer) => writer.id) } };
    const page = await readPage(reader, 'Rejected', { input, column: 'arrival', visible });
    return { ...page, names: {} };
  });
}

export function listContested(
  ctx: SignedIn,
  input: z.infer<typeof ContestedInput>,
): Promise<z.infer<typeof ContestedPage>> {
  return ctx.services.db.read(async (reader) => {
    const visible = scope(ctx, ctx.verb, 'Contradiction');
    const page = await readPage(reader, 'Contradiction', { input, column: 'subjectId', visible });
    const entries = await entriesNamed(
      reader,
      page.rows.flatMap((row) => [row.one, row.other]),
    );
    return {
      ...page,
      rows: page.rows.map(({ id, subjectType, subjectId, one, other }) => ({
        id,
        subjectType,
        subjectId,
        one: entries.get(one) ?? null,
        other: entries.get(other) ?? null,
      })),
      names: await namesOf(
        reader,
        ctx.session.office,
        [...entries.values()].map((entry) => entry.person),
      ),
    };
  });
}

async function entriesNamed({ prisma }: Reader, hashes: readonly string[]) {
  const rows = await prisma.entry.findMany({ where: { hash: { in: [...hashes] } } });
  return new Map(rows.map((row) => [row.hash, asRow(plain(row))]));
}
