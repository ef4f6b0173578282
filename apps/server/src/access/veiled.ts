import type { Reader } from '@mingcha/db';

/** Referrals as they concern one person. Few at any time, so they are carried as identifiers. */
export interface Veiled {
  /** Findings, evidence, sheets, papers and codes under a referral that this person does not hold. */
  readonly all: readonly string[];
  /** Evidence under those that they hold. */
  readonly held: readonly string[];
}

const nothing: Veiled = { all: [], held: [] };

/**
 * A picture that proves a referred fact is veiled with it, even where it proves another fact too: what is left of the
 * other must be provable without it.
 */
export async function veiledFrom(reader: Reader, office: string, person: string): Promise<Veiled> {
  const referred = await reader.prisma.finding.findMany({
    where: { office, state: 'referred' },
    select: { id: true, holders: true },
  });
  if (referred.length === 0) return nothing;
  const mine = referred.filter(({ holders }) => holders.includes(person)).map(({ id }) => id);
  const others = referred.map(({ id }) => id).filter((id) => !mine.includes(id));
  const [evidence, sheets, held] = await Promise.all([
    evidenceUnder(reader, others),
    reader.prisma.confirmation.findMany({ where: { finding: { in: others } }, select: { id: true } }),
    evidenceUnder(reader, mine),
  ]);
  const about = { in: [...others, ...evidence, ...sheets.map(({ id }) => id)] };
  const [papers, passes] = await Promise.all([
    reader.prisma.paper.findMany({ where: { aboutId: about }, select: { id: true } }),
    reader.prisma.pass.findMany({ where: { aboutId: about }, select: { id: true } }),
  ]);
  return { all: [...about.in, ...[...papers, ...passes].map(({ id }) => id)], held };
}

/** Named by the finding, or taken for it. */
export async function evidenceUnder({ prisma }: Reader, findings: readonly string[]): Promise<string[]> {
  if (findings.length === 0) return [];
  const [named, taken] = await Promise.all([
    prisma.findingEvidence.findMany({
      where: { finding: { in: [...findings] } },
      select: { evidence: true },
    }),
    prisma.evidence.findMany({ where: { finding: { in: [...findings] } }, select: { id: true } }),
  ]);
  return [...new Set([...named.map(({ evidence }) => evidence), ...taken.map(({ id }) => id)])];
}

/** Of these pieces those that prove a referred fact: nothing is printed of them, whoever asks. */
export async function underReferral(
  reader: Reader,
  evidence: readonly string[],
): Promise<ReadonlySet<string>> {
  const referred = await reader.prisma.finding.findMany({
    where: { state: 'referred', id: { in: await findingsOn(reader, evidence) } },
    select: { id: true },
  });
  return new Set(
    await evidenceUnder(
      reader,
      referred.map(({ id }) => id),
    ),
  );
}

async function findingsOn({ prisma }: Reader, evidence: readonly string[]): Promise<string[]> {
  const [links, pieces] = await Promise.all([
    prisma.findingEvidence.findMany({
      where: { evidence: { in: [...evidence] } },
      select: { finding: true },
    }),
    prisma.evidence.findMany({ where: { id: { in: [...evidence] } }, select: { finding: true } }),
  ]);
  return [...links, ...pieces].flatMap(({ finding }) => finding ?? []);
}
