import { createHash } from 'node:crypto';
import type { Prisma, Reader } from '@mingcha/db';

/** That somebody is called to account, or spoke for somebody: who looked at it is kept as long as it is. */
const nouns = ['case', 'appeal', 'intercession'];

/** Lines that outlive their stretch: of cases, of what a case rests on, and of what lies on hold. */
export async function linesKept({ prisma }: Reader): Promise<Prisma.AccessLogWhereInput[]> {
  const [cases, holds] = await Promise.all([
    prisma.accountabilityCase.findMany({ select: { id: true, findings: true } }),
    prisma.hold.findMany({ where: { state: 'placed' }, select: { aboutId: true } }),
  ]);
  const about = holds.map(({ aboutId }) => aboutId);
  const findings = [...cases.flatMap((one) => one.findings), ...about];
  const [links, taken] = await Promise.all([
    prisma.findingEvidence.findMany({ where: { finding: { in: findings } }, select: { evidence: true } }),
    prisma.evidence.findMany({
      where: { OR: [{ finding: { in: findings } }, { visit: { in: about } }] },
      select: { id: true },
    }),
  ]);
  const targets = new Set([
    ...cases.map(({ id }) => id),
    ...findings,
    ...links.map(({ evidence }) => evidence),
    ...taken.map(({ id }) => id),
  ]);
  return [{ noun: { in: nouns } }, { target: { in: [...targets] } }];
}

/** Over the hashes of lines, in their order: whoever takes one away, or puts one in, changes it. */
export function hashOfKept(hashes: readonly string[]): string {
  const sum = createHash('sha256');
  for (const hash of hashes) sum.update(`${hash}\n`);
  return sum.digest('hex');
}
