import type { Reader } from '@mingcha/db';
import type { PublicKeys } from '@mingcha/journal';
import { type ClockStamp, outsideInterval } from '@mingcha/journal/verify';
import { z } from 'zod';
import { doubtsAmong, stampsOf, type Timed } from './times.ts';

const codes = ['clock.before-token', 'clock.after-arrival', 'clock.set-back', 'clock.set-forward'] as const;

/** What its author's clock said, and between what it is proven to lie. Null: open on that side. */
export const ProvenTime = z.object({
  clock: z.int(),
  after: z.int().nullable(),
  before: z.int().nullable(),
  /** Its clock lies outside, by more than clocks differ. */
  doubt: z.enum(codes).nullable(),
  /** The server wrote it: its clock is also that of the arrival. */
  byServer: z.boolean(),
});
export type ProvenTime = z.infer<typeof ProvenTime>;

/** A clock that jumped or was off, on one of the tablets that recorded this. */
export const ClockDoubts = z.array(
  z.object({
    code: z.enum(codes),
    by: z.int(),
    /** By the clock that is doubted. */
    at: z.int(),
    tablet: z.string().nullable(),
    /** At an act on this very thing, not only elsewhere in its visit. */
    here: z.boolean(),
  }),
);
export type ClockDoubts = z.infer<typeof ClockDoubts>;

export interface Ground extends Timed {
  readonly subjectId: string;
  readonly kind: string;
}

/** Everything that tablets wrote of one visit, its findings and its evidence, with what is proven of each time. */
export interface VisitTimes {
  readonly entries: readonly Ground[];
  readonly stamps: ReadonlyMap<string, ClockStamp>;
  readonly tablets: ReadonlyMap<string, string>;
}

export async function timesOfVisit({ prisma }: Reader, keys: PublicKeys, visit: string): Promise<VisitTimes> {
  const where = { where: { visit }, select: { id: true } };
  const [findings, evidence] = await Promise.all([
    prisma.finding.findMany(where),
    prisma.evidence.findMany(where),
  ]);
  const ids = [visit, ...[...findings, ...evidence].map(({ id }) => id)];
  const rows = await prisma.entry.findMany({
    where: { subjectId: { in: ids } },
    orderBy: [{ writer: 'asc' }, { seq: 'asc' }, { branch: 'asc' }],
    select: { hash: true, header: true, arrival: true, subjectId: true, kind: true, writer: true },
  });
  const devices = await prisma.device.findMany({
    where: { writer: { in: [...new Set(rows.map(({ writer }) => writer))] } },
    select: { writer: true, name: true },
  });
  const tablets = new Map(devices.map(({ writer, name }) => [writer, name]));
  const entries = rows
    .filter(({ writer }) => tablets.has(writer))
    .map(({ header, arrival, ...row }) => ({ ...row, header: headerIn(header), arrival: Number(arrival) }));
  return { entries, stamps: await stampsOf(prisma, keys, entries), tablets };
}

export const headerIn = (bytes: Uint8Array): Timed['header'] =>
  JSON.parse(Buffer.from(bytes).toString('utf8')) as Timed['header'];

/** Of the first act on a subject: that it was recorded, or captured. */
export function firstTimeOf({ entries, stamps }: VisitTimes, subject: string): ProvenTime | null {
  const own = entries.filter(({ subjectId }) => subjectId === subject);
  const first = own.toSorted((one, other) => one.header.time.clock - other.header.time.clock)[0];
  const stamp = first && stamps.get(first.hash);
  return stamp === undefined ? null : provenOf(stamp, false);
}

export function provenOf(stamp: ClockStamp, byServer: boolean): ProvenTime {
  const { clock, after, before } = stamp;
  if (byServer) return { clock, after: clock, before, doubt: null, byServer };
  return { clock, after, before, doubt: outsideInterval(stamp)?.code ?? null, byServer };
}

/** Doubts of the clocks of those who wrote about these subjects, over the whole visit; without subjects, of everybody. */
export function clockDoubtsOf(
  { entries, stamps, tablets }: VisitTimes,
  subjects: readonly string[] | null,
): ClockDoubts {
  const about = new Set(subjects ?? entries.map(({ subjectId }) => subjectId));
  const own = entries.filter(({ subjectId }) => about.has(subjectId));
  const writers = new Set(own.map(({ header }) => header.writer));
  const hashes = new Set(own.map(({ hash }) => hash));
  return doubtsAmong(
    entries.filter(({ header }) => writers.has(header.writer)),
    stamps,
  )
    .map(({ code, by, at, writer, hash }) => ({
      code,
      by,
      at,
      tablet: tablets.get(writer) ?? null,
      here: subjects !== null && hashes.has(hash),
    }))
    .filter(({ code, here }) => subjects === null || here || code.startsWith('clock.set'));
}
