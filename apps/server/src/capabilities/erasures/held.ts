import type { Reader } from '@mingcha/db';
import { isKind, ruleOf, type Subject } from '@mingcha/domain';
import type { ErasureFacts } from '@mingcha/domain/access';

export interface HeldEntry {
  readonly subject: Subject;
  readonly hash: string;
  readonly kind: string;
  readonly at: number;
  /** Personal fields that can still be read. */
  readonly paths: readonly string[];
}

/** Everything that is sealed under a person's own key: the person, and the relations declared of that person. */
export async function subjectsOf({ prisma }: Reader, office: string, person: string): Promise<Subject[]> {
  const relations = await prisma.relation.findMany({
    where: { office, person },
    select: { id: true },
    orderBy: { id: 'asc' },
  });
  return [{ type: 'person', id: person }, ...relations.map(({ id }): Subject => ({ type: 'relation', id }))];
}

export async function heldOf(reader: Reader, office: string, person: string): Promise<HeldEntry[]> {
  const held: HeldEntry[] = [];
  for (const subject of await subjectsOf(reader, office, person)) {
    for (const { hash, header, fields } of await reader.entriesOf(subject)) {
      if (!isKind(header.kind)) continue;
      const { personal } = ruleOf(header.kind);
      const paths = fields
        .filter((field) => personal.includes(field.path) && 'ct' in field)
        .map((field) => field.path)
        .sort();
      if (paths.length > 0) held.push({ subject, hash, kind: header.kind, at: header.time.clock, paths });
    }
  }
  return held;
}

/** The same, as the rules ask for it: by subject, with whether the office still needs the person's name. */
export async function erasureFacts(reader: Reader, office: string, person: string): Promise<ErasureFacts> {
  const { prisma } = reader;
  const entries = await heldOf(reader, office, person);
  const bySubject = Map.groupBy(entries, ({ subject }) => subject.id);
  const [accounts, seats] = await Promise.all([
    prisma.personAccount.count({ where: { office, person, open: true } }),
    prisma.seat.count({ where: { office, holder: person } }),
  ]);
  return {
    held: [...bySubject.values()].flatMap((own) =>
      own[0] === undefined
        ? []
        : [{ subject: own[0].subject, entries: own.map(({ hash, paths }) => ({ hash, paths })) }],
    ),
    inOffice: accounts + seats > 0,
  };
}
