import type { Reader, StoredEntry } from '@mingcha/db';
import type { Subject } from '@mingcha/domain';
import { clearValue } from '../journal/clear-value.ts';

export interface WholeSubject extends Subject {
  readonly count: number;
  readonly heads: readonly string[];
}

export interface CaseEntries {
  readonly subjects: readonly WholeSubject[];
  readonly about: readonly StoredEntry[];
  /** What those rest on: who may write, who signed, where it was and, for who may read them, names. */
  readonly ground: readonly StoredEntry[];
}

/** Of these kinds an entry stands in a package though it is about none of its subjects. */
const enrolling: readonly string[] = ['lane.opened'];
const keyKinds: readonly string[] = ['server-key.proposed', 'server-key.confirmed', 'server-key.changed'];
const telling: Readonly<Record<string, readonly string[]>> = {
  unit: ['unit.registered', 'unit.revised'],
  seat: ['seat.established', 'seat.revised'],
  person: ['person.registered', 'person.revised'],
};

interface Ground {
  /** Whether the reader may know who the people are that acted. */
  readonly names: boolean;
  /** Who makes the package, and from which seat. */
  readonly maker: { readonly person: string; readonly seat: string | null };
}

export async function entriesOfCase(
  reader: Reader,
  list: readonly Subject[],
  facts: Ground,
): Promise<CaseEntries> {
  const subjects: WholeSubject[] = [];
  const whole = async ({ type, id }: Subject): Promise<readonly StoredEntry[]> => {
    const entries = await reader.entriesOf({ type, id });
    const followed = new Set(entries.flatMap(({ header }) => header.after));
    const heads = entries.map(({ hash }) => hash).filter((hash) => !followed.has(hash));
    subjects.push({ type, id, count: entries.length, heads: heads.sort() });
    return entries;
  };
  const about: StoredEntry[] = [];
  for (const subject of list) about.push(...(await whole(subject)));
  // Of every tablet all that was ever said about it, so that nobody leaves out that it was revoked.
  const tablets: StoredEntry[] = [];
  for (const id of [...new Set(about.map(({ header }) => header.writer))].sort()) {
    const writer = await reader.writer(id);
    if (writer?.class === 'tablet') tablets.push(...(await whole(writer.subject)));
  }
  const ground = await groundOf(reader, about, tablets, facts);
  return { subjects, about, ground };
}

async function groundOf(
  reader: Reader,
  about: readonly StoredEntry[],
  tablets: readonly StoredEntry[],
  { names, maker }: Ground,
): Promise<readonly StoredEntry[]> {
  const found = new Map(tablets.map((entry) => [entry.hash, entry]));
  const known = new Set(about.map(({ hash }) => hash));
  const add = (entries: readonly StoredEntry[], kinds: readonly string[]) => {
    for (const entry of entries)
      if (kinds.includes(entry.header.kind) && !known.has(entry.hash)) found.set(entry.hash, entry);
  };
  for (const id of unitsIn(about)) add(await reader.entriesOf({ type: 'unit', id }), telling.unit ?? []);
  for (const id of await numbersIn(reader, about)) {
    const entry = await reader.entry(id);
    if (entry !== null) add([entry], ['series.taken']);
  }
  for (const id of await keysIn(reader, about))
    add(await reader.entriesOf({ type: 'person-key', id }), ['person-key.enrolled']);
  // Older heads and tokens stand under the server's keys of their time: what became of each of them belongs to every package.
  add(await keyChanges(reader), keyKinds);
  const actors = [maker, ...about.map(({ header }) => header.actor)];
  for (const id of new Set(actors.flatMap(({ seat }) => seat ?? [])))
    add(await reader.entriesOf({ type: 'seat', id }), telling.seat ?? []);
  if (names)
    for (const id of new Set(actors.map(({ person }) => person)))
      add(await reader.entriesOf({ type: 'person', id }), telling.person ?? []);
  // An erased value names who ordered that, and whoever wrote any of these must be enrolled, by others who must be too.
  const writers = new Set<string>();
  for (let grown = true; grown; ) {
    grown = false;
    const all = [...about, ...found.values()];
    for (const { fields } of all)
      for (const field of fields) {
        if (!('by' in field) || known.has(field.by) || found.has(field.by)) continue;
        const order = await reader.entry(field.by);
        if (order !== null) found.set(order.hash, order);
        grown ||= order !== null;
      }
    const before = writers.size;
    add(await enrolmentsOf(reader, all, writers), enrolling);
    grown ||= writers.size > before;
  }
  return [...found.values()];
}

/** Every change of the server's key, and how it was ordered. */
export async function keyChanges(reader: Reader): Promise<readonly StoredEntry[]> {
  const keys = await reader.prisma.serverKey.findMany({
    where: { state: 'changed' },
    select: { id: true },
    orderBy: { id: 'asc' },
  });
  const found: StoredEntry[] = [];
  for (const { id } of keys) {
    const about = await reader.entriesOf({ type: 'server-key', id });
    found.push(...about.filter(({ header }) => keyKinds.includes(header.kind)));
  }
  return found;
}

/** The entries that let the writers of these write, of those writers that were not `seen`. */
export async function enrolmentsOf(
  reader: Reader,
  entries: readonly StoredEntry[],
  seen: Set<string>,
): Promise<readonly StoredEntry[]> {
  const found: StoredEntry[] = [];
  for (const { header } of entries) {
    if (seen.has(header.writer)) continue;
    seen.add(header.writer);
    const writer = await reader.writer(header.writer);
    if (writer === null) continue;
    const told = await reader.entriesOf(writer.subject);
    found.push(...told.filter((entry) => enrolling.includes(entry.header.kind)));
  }
  return found;
}

function unitsIn(about: readonly StoredEntry[]): ReadonlySet<string> {
  const units = about.flatMap(({ fields }) => {
    const unit = clearValue(fields, 'unit');
    const issued = clearValue(fields, 'units');
    return [unit, ...(Array.isArray(issued) ? issued : [])];
  });
  return new Set(units.filter((unit) => typeof unit === 'string'));
}

/** Keys that people signed with themselves. */
async function keysIn({ prisma }: Reader, about: readonly StoredEntry[]): Promise<readonly string[]> {
  const keys = about
    .filter(({ header }) => header.kind === 'attested')
    .flatMap(({ fields }) => clearValue(fields, 'key') ?? [])
    .filter((key) => typeof key === 'string');
  const rows = await prisma.personKey.findMany({
    where: { publicKey: { in: [...new Set(keys)] } },
    select: { id: true },
    orderBy: { id: 'asc' },
  });
  return rows.map(({ id }) => id);
}

/** The entries by which these documents took their numbers. */
async function numbersIn({ prisma }: Reader, about: readonly StoredEntry[]): Promise<readonly string[]> {
  const ids = [...new Set(about.map(({ header }) => header.subject.id))];
  const within = { in: ids };
  const taken = await prisma.seriesNumber.findMany({
    where: { OR: [{ bulletin: within }, { order: within }, { appeal: within }] },
    select: { subjectId: true, serial: true },
  });
  if (taken.length === 0) return [];
  const rows = await prisma.entry.findMany({
    where: {
      kind: 'series.taken',
      subjectType: 'series',
      OR: taken.map(({ subjectId, serial }) => ({ subjectId, expected: serial - 1 })),
    },
    select: { hash: true },
    orderBy: { hash: 'asc' },
  });
  return rows.map(({ hash }) => hash);
}
