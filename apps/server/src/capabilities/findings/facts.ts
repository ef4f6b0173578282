import type { Reader } from '@mingcha/db';
import type { EvidenceStatus } from '@mingcha/domain/evidence';
import {
  type FindingFacts,
  type FindingState,
  type HeardSheet,
  noClashes,
  type TimeElement,
} from '@mingcha/domain/findings';
import type { TaxonomyAxis } from '@mingcha/domain/registry';
import { calendarOfOffice } from '../office-time.ts';
import { runsOf } from '../runs.ts';
import { clashesIn } from './clashes.ts';

/** What deciding on a finding needs to know of its visit, the evidence of that visit and the taxonomy in force. */
export async function findingFacts(
  reader: Reader,
  { id, fields, office, confirmations }: FindingState,
): Promise<FindingFacts> {
  const { prisma } = reader;
  const visitId = fields?.visit ?? '';
  const [visit, members, evidence, taxonomy, sheets, clashes] = await Promise.all([
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
    id === null ? noClashes : clashesIn(reader, id),
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
    clashes,
    taxonomy: {
      version: taxonomy?.edition ?? '',
      axes: (taxonomy?.axes ?? []) as unknown as readonly TaxonomyAxis[],
    },
  };
}

/** The same, and what a time has to be counted again by: only whoever says a time needs it. */
export const factsWithTime =
  (time: TimeElement) =>
  async (reader: Reader, state: FindingState): Promise<FindingFacts> => {
    const facts = await findingFacts(reader, state);
    const office = state.office ?? '';
    const items = await reader.prisma.serviceItem.findMany({
      where: { office, id: time.by === 'item' ? time.item : '' },
      select: { id: true, promisedLimit: true },
    });
    const calendar = await calendarOfOffice(reader, office);
    return { ...facts, time: { runs: await runsOf(reader, facts.visit.id), items, calendar } };
  };
