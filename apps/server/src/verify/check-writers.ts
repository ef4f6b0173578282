import type { Recorded } from '@mingcha/domain';
import { writerIdOf } from '@mingcha/journal';
import { longAlgorithm } from '../exchange/attestations.ts';
import { ports } from '../journal/ports.ts';
import type { Finding } from './finding.ts';
import type { Ground } from './ground.ts';

type Row = Awaited<ReturnType<Ground['db']['prisma']['writer']['findMany']>>[number];

/** Every key that signs is the key that an entry enrolled: the table of writers is only a reading of those entries. */
export async function* checkWriters(ground: Ground): AsyncGenerator<Finding> {
  yield* checkPredecessors(ground);
  const rows = await ground.db.prisma.writer.findMany({ orderBy: { id: 'asc' } });
  const persons = personsOf(ground);
  const enrolled = enrolmentsOf(ground);
  for (const row of rows) {
    const place = `writer ${row.id}`;
    if (writerIdOf(ports, row.publicKey) !== row.id) {
      yield { check: 'writers', code: 'writer.key-not-its-own', place };
      continue;
    }
    const told = enrolled(row);
    // A lane that has not written yet, or whose office is not founded, has no entry to stand on.
    if (told === null) {
      if (row.headSeq > 0) yield { check: 'writers', code: 'writer.not-enrolled', place };
      continue;
    }
    yield* compare(place, 'public_key', told.publicKey, Buffer.from(row.publicKey).toString('base64url'));
    yield* compare(place, 'alg', longAlgorithm(told.alg) ?? '', row.alg);
    if (row.class !== 'tablet') continue;
    yield* compare(place, 'office', told.office, row.office ?? '');
    const bound = [...(persons.get(row.subjectId) ?? [])].sort().join(' ');
    yield* compare(place, 'persons', bound, [...row.persons].sort().join(' '));
    yield* compare(place, 'revoked_seq', told.lastSeq, row.revokedSeq === null ? '' : String(row.revokedSeq));
  }
}

interface Enrolled {
  readonly publicKey: string;
  readonly alg: string;
  readonly office: string;
  readonly lastSeq: string;
}

/** The first entry that names a writer, and the first of each kind about a device. */
function enrolmentsOf({ enrolments }: Ground): (row: Row) => Enrolled | null {
  const byWriter = new Map<string, Extract<Recorded, { kind: 'lane.opened' | 'device.proposed' }>>();
  const byDevice = new Map<string, Recorded>();
  for (const entry of enrolments) {
    const device = `${entry.kind} ${entry.subject.id}`;
    if (!byDevice.has(device)) byDevice.set(device, entry);
    if (entry.kind !== 'lane.opened' && entry.kind !== 'device.proposed') continue;
    if (!byWriter.has(entry.payload.writer)) byWriter.set(entry.payload.writer, entry);
  }
  return ({ id }) => {
    const entry = byWriter.get(id);
    if (entry === undefined) return null;
    const { payload, office, subject } = entry;
    if (entry.kind === 'lane.opened') return { ...payload, office, lastSeq: '' };
    if (!byDevice.has(`device.enrolled ${subject.id}`)) return null;
    const revoked = byDevice.get(`device.revoked ${subject.id}`);
    const lastSeq = revoked?.kind === 'device.revoked' ? String(revoked.payload.lastSeq) : '';
    return { ...payload, office, lastSeq };
  };
}

/** A tablet that continues another one names an entry of that one's chain: it must stand there. */
async function* checkPredecessors({ db, enrolments }: Ground): AsyncGenerator<Finding> {
  for (const entry of enrolments) {
    const before = entry.kind === 'device.proposed' ? entry.payload.predecessor : undefined;
    if (before === undefined) continue;
    const place = `device ${entry.subject.id} predecessor`;
    const named = enrolments.some(
      (other) => other.kind === 'device.proposed' && other.payload.writer === before.writer,
    );
    if (!named) yield { check: 'writers', code: 'writer.predecessor-unknown', place };
    if (before.seq === 0) continue;
    const { writer, seq } = before;
    const found = await db.prisma.entry.findFirst({ where: { writer, seq }, select: { hash: true } });
    yield* compare(place, 'hash', before.hash ?? '', found?.hash ?? '');
  }
}

/** By device: those it was proposed for, and those who enrolled a key on it. */
function personsOf({ enrolments }: Ground): Map<string, Set<string>> {
  const bound = new Map<string, Set<string>>();
  const add = (device: string, persons: readonly string[]) =>
    bound.set(device, new Set([...(bound.get(device) ?? []), ...persons]));
  for (const entry of enrolments) {
    if (entry.kind === 'device.proposed') add(entry.subject.id, entry.payload.persons);
    if (entry.kind === 'person-key.enrolled') add(entry.payload.device, [entry.payload.person]);
  }
  return bound;
}

function* compare(place: string, column: string, expected: string, found: string): Generator<Finding> {
  if (expected !== found)
    yield { check: 'writers', code: 'writer.row-differs', place: `${place} ${column}`, expected, found };
}
