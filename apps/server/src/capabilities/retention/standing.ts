import type { Reader } from '@mingcha/db';
import { type Retention, type RetentionFacts, retentionOf } from '@mingcha/domain/retention';

type Row = NonNullable<Awaited<ReturnType<Reader['prisma']['evidence']['findUnique']>>>;

/** One recording as the schedule sees it at this moment. */
export interface Kept {
  readonly row: Row;
  readonly retention: Retention;
  /** Holds that reach it. */
  readonly holds: readonly string[];
  /** Findings that name it, or what it was taken with. */
  readonly findings: readonly string[];
  readonly cases: readonly string[];
}

/** The bytes it declared are the bytes that lie here. */
const isStored = ({ state, sha256, receivedHash }: Row) =>
  state !== 'destroyed' && sha256 !== null && receivedHash === sha256;

/** How long each of these recordings is kept, and why: read from the rows of everything that can name one. */
export async function keptOf(
  reader: Reader,
  office: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Kept>> {
  const { prisma } = reader;
  const rows = await prisma.evidence.findMany({ where: { office, id: { in: [...ids] } } });
  if (rows.length === 0) return new Map();
  const visits = await prisma.visit.findMany({
    where: { id: { in: rows.map(({ visit }) => visit) } },
    select: { id: true, state: true, lockedAt: true, changedAt: true },
  });
  const beside = await kinOf(reader, rows);
  const members = [...new Set([...beside.values()].flat())];
  const uses = await usesOf(reader, members);
  const found = await prisma.office.findUnique({ where: { id: office }, select: { settings: true } });
  const settings = (found?.settings ?? {}) as Record<string, unknown>;
  const holds = await prisma.hold.findMany({
    where: {
      office,
      state: 'placed',
      aboutId: {
        in: [...members, ...visits.map(({ id }) => id), ...uses.findings.keys(), ...uses.allCases],
      },
    },
    select: { id: true, aboutId: true },
    orderBy: { id: 'asc' },
  });
  return new Map(
    rows.map((row) => {
      const kin = beside.get(row.id) ?? [row.id];
      const visit = visits.find(({ id }) => id === row.visit);
      const findings = uses.findingsOf(kin);
      const cases = uses.casesOf(findings);
      const reaching = new Set([...kin, row.visit, ...findings, ...cases]);
      const facts: RetentionFacts = {
        covert: row.covert,
        stored: isStored(row),
        visit: {
          id: row.visit,
          status: visit?.state ?? 'none',
          closedAt: Number(visit?.lockedAt ?? visit?.changedAt ?? 0n),
        },
        findings: findings.flatMap((id) => {
          const finding = uses.findings.get(id);
          return finding === undefined ? [] : [{ id, status: finding.state, at: Number(finding.changedAt) }];
        }),
        bulletins: uses.bulletinsOf(kin, findings),
        orders: uses.ordersOf(findings),
        cases,
        inPaper: kin.some((id) => uses.inPaper.has(id)),
        holds: holds.filter(({ aboutId }) => reaching.has(aboutId)).map(({ id }) => id),
      };
      return [row.id, { row, retention: retentionOf(facts, settings), holds: facts.holds, findings, cases }];
    }),
  );
}

/** What a recording was taken with: the original of a copy, the other pages of a scan, the parts before and after. */
async function kinOf({ prisma }: Reader, rows: readonly Row[]): Promise<ReadonlyMap<string, string[]>> {
  const family = await prisma.evidence.findMany({
    where: { visit: { in: rows.map(({ visit }) => visit) } },
    select: { id: true, copyOf: true, continues: true, pageSet: true },
  });
  const group = new Map<string, Set<string>>(family.map(({ id }) => [id, new Set([id])]));
  const join = (one: string, other: string | null) => {
    const [a, b] = [group.get(one), other === null ? undefined : group.get(other)];
    if (a === undefined || b === undefined || a === b) return;
    for (const id of b) {
      a.add(id);
      group.set(id, a);
    }
  };
  for (const { id, copyOf, continues, pageSet } of family)
    for (const other of [copyOf, continues, pageSet]) join(id, other);
  return new Map(rows.map(({ id }) => [id, [...(group.get(id) ?? [id])]]));
}

/** Everything that names one of these recordings, or a finding that rests on one. */
async function usesOf({ prisma }: Reader, members: readonly string[]) {
  const some = { in: [...members] };
  const [links, taken, photos, answers, sheets] = await Promise.all([
    prisma.findingEvidence.findMany({ where: { evidence: some }, select: { finding: true, evidence: true } }),
    prisma.evidence.findMany({
      where: { id: some, finding: { not: null } },
      select: { id: true, finding: true },
    }),
    prisma.bulletinPhoto.findMany({ where: { evidence: some }, select: { bulletin: true, evidence: true } }),
    prisma.visitAnswer.findMany({
      where: { evidence: { hasSome: [...members] } },
      select: { evidence: true },
    }),
    prisma.confirmation.findMany({
      where: { shows: { hasSome: [...members] }, servedAt: { not: null } },
      select: { shows: true },
    }),
  ]);
  const pairs = [
    ...links,
    ...taken.flatMap(({ id, finding }) => (finding === null ? [] : [{ finding, evidence: id }])),
  ];
  const wanted = [...new Set(pairs.map(({ finding }) => finding))];
  const [rows, inBulletins, items, cases] = await Promise.all([
    prisma.finding.findMany({
      where: { id: { in: wanted } },
      select: { id: true, state: true, changedAt: true },
    }),
    prisma.bulletinFinding.findMany({
      where: { finding: { in: wanted } },
      select: { bulletin: true, finding: true },
    }),
    prisma.orderItem.findMany({ where: { finding: { in: wanted } }, select: { order: true, finding: true } }),
    prisma.accountabilityCase.findMany({
      where: { findings: { hasSome: wanted } },
      select: { id: true, findings: true },
    }),
  ]);
  const once = (ids: readonly string[]) => [...new Set(ids)].sort();
  return {
    findings: new Map(rows.map((row) => [row.id, row])),
    allCases: cases.map(({ id }) => id),
    inPaper: new Set([
      ...answers.flatMap(({ evidence }) => evidence),
      ...sheets.flatMap(({ shows }) => shows),
    ]),
    findingsOf: (kin: readonly string[]) =>
      once(pairs.filter(({ evidence }) => kin.includes(evidence)).map(({ finding }) => finding)),
    bulletinsOf: (kin: readonly string[], findings: readonly string[]) =>
      once([
        ...photos.filter(({ evidence }) => kin.includes(evidence)).map(({ bulletin }) => bulletin),
        ...inBulletins.filter(({ finding }) => findings.includes(finding)).map(({ bulletin }) => bulletin),
      ]),
    ordersOf: (findings: readonly string[]) =>
      once(items.filter(({ finding }) => findings.includes(finding)).map(({ order }) => order)),
    casesOf: (findings: readonly string[]) =>
      once(cases.filter((one) => one.findings.some((id) => findings.includes(id))).map(({ id }) => id)),
  };
}
