import type { Reader } from '@mingcha/db';
import type { EvidenceStatus } from '@mingcha/domain/evidence';
import type { FindingFacts, FindingState, HeardSheet } from '@mingcha/domain/findings';
import type { TaxonomyAxis } from '@mingcha/domain/registry';

/** What deciding on a finding needs to know of its visit, the evidence of that visit and the taxonomy in force. */
export async function findingFacts(
  { prisma }: Reader,
  { fields, office, confirmations }: FindingState,
): Promise<FindingFacts> {
  const visitId = fields?.visit ?? '';
  const [visit, members, evidence, taxonomy, sheets] = await Promise.all([
    prisma.visit.findUnique({ where: { id: visitId } }),
    prisma.visitMember.findMany({ where: { visit: visitId }, select: { person: true } }),
    prisma.evidence.findMany({
      where: { visit: visitId },
      select: { id: true, state: true, covert: true },
      orderBy: { id: 'asc' },
    }),
    prisma.taxonomy.findFirst({
      where: { office: office ?? '' },
      orderBy: [{ adoptedAt: 'desc' }, { id: 'desc' }],
    }),
    prisma.confirmation.findMany({
      where: { id: { in: [...confirmations] } },
      select: { id: true, state: true, answer: true },
    }),
  ]);
  return {
    visit: {
      id: visitId,
      status: visit?.state ?? 'none',
      members: members.map((member) => member.person),
      startedAt: visit?.startedAt == null ? null : Number(visit.startedAt),
      covert: visit?.covert ?? false,
      observation: visit?.observation ?? false,
    },
    evidence: evidence.map(({ id, state, covert }) => ({ id, status: state as EvidenceStatus, covert })),
    sheets: sheets.map(({ id, state, answer }) => ({
      id,
      status: state as HeardSheet['status'],
      answer: answer as HeardSheet['answer'],
    })),
    taxonomy: {
      version: taxonomy?.edition ?? '',
      axes: (taxonomy?.axes ?? []) as unknown as readonly TaxonomyAxis[],
    },
  };
}
