import type { Reader } from '@mingcha/db';
import type { BulletinFacts } from '@mingcha/domain/bulletins';
import type { EvidenceStatus } from '@mingcha/domain/evidence';
import type { FindingStatus } from '@mingcha/domain/findings';

/** Where the findings and pictures that a bulletin names stand now. */
export async function namedFacts({ prisma }: Reader, id: string, office: string): Promise<BulletinFacts> {
  const [findingLinks, photoLinks] = await Promise.all([
    prisma.bulletinFinding.findMany({ where: { bulletin: id }, select: { finding: true } }),
    prisma.bulletinPhoto.findMany({ where: { bulletin: id }, select: { evidence: true } }),
  ]);
  const [findings, photos] = await Promise.all([
    prisma.finding.findMany({
      where: { office, id: { in: findingLinks.map((link) => link.finding) } },
      select: { id: true, state: true, visit: true },
    }),
    prisma.evidence.findMany({
      where: { office, id: { in: photoLinks.map((link) => link.evidence) } },
      select: { id: true, state: true, visit: true, maskedHash: true, maskedBy: true },
    }),
  ]);
  return {
    findings: findings.map(({ id, state, visit }) => ({ id, visit, status: state as FindingStatus })),
    photos: photos.map(({ id, state, visit, maskedHash, maskedBy }) => ({
      evidence: id,
      visit,
      status: state as EvidenceStatus,
      mask: maskedHash === null ? null : { sha256: maskedHash, maker: maskedBy },
    })),
  };
}
