import type { Reader } from '@mingcha/db';
import type { OpenItem } from '@mingcha/domain/registry';

interface Leaver {
  readonly office: string;
  readonly person: string;
  readonly seat: { readonly duty: string; readonly unit: string | null };
}

type Look = (reader: Reader, who: Leaver) => Promise<readonly OpenItem[]>;

const cut = (label: string | null): string | null =>
  label === null || label === '' ? null : label.slice(0, 200);
const item = (type: OpenItem['type'], what: string, id: string, label: string | null = null): OpenItem => ({
  type,
  id,
  what,
  label: cut(label),
});

/** Signed by the chief, carried by the liaison: what the unit owes is owed from these seats. */
const answersFor = ({ duty, unit }: Leaver['seat']): string | null =>
  ['chief', 'deputy', 'liaison'].includes(duty) ? unit : null;

/**
 * Everything that waits at the seat or with the person, by table. What is under a referral, and what an unannounced visit
 * is about, is named by its number alone; who is called to account is in nobody's list but that of those who have a step
 * of the case to take.
 */
const looks: readonly Look[] = [
  async ({ prisma }, { office, person }) => {
    const mine = await prisma.assignmentMember.findMany({
      where: { office, person },
      select: { assignment: true },
    });
    const rows = await prisma.assignment.findMany({
      where: {
        id: { in: mine.map(({ assignment }) => assignment) },
        state: { notIn: ['closed', 'aborted', 'declined'] },
      },
    });
    return rows.map((row) => item('assignment', 'assignment.open', row.id));
  },
  async ({ prisma }, { office, person }) => {
    const mine = await prisma.visitMember.findMany({ where: { office, person }, select: { visit: true } });
    const ids = mine.map(({ visit }) => visit);
    const [visits, findings] = await Promise.all([
      prisma.visit.findMany({
        where: { id: { in: ids }, state: { in: ['scheduled', 'started', 'ended', 'returned'] } },
      }),
      prisma.finding.findMany({ where: { visit: { in: ids }, state: 'returned' } }),
    ]);
    return [
      ...visits.map((row) => item('visit', 'visit.open', row.id)),
      ...findings.map((row) => item('finding', 'finding.to-mend', row.id)),
    ];
  },
  async ({ prisma }, { office, person }) => {
    const open = {
      in: ['draft', 'returned', 'legal-review', 'pending-approval', 'approved', 'in-progress', 'suspended'],
    };
    const rows = await prisma.plan.findMany({ where: { office, drafter: person, state: open } });
    return rows.map((row) => item('plan', 'plan.open', row.id, row.title));
  },
  async ({ prisma }, { office, person }) => {
    const done = { notIn: ['issued', 'revoked', 'corrected', 'published'] };
    const rows = await prisma.bulletin.findMany({ where: { office, drafter: person, state: done } });
    return rows.map((row) => item('bulletin', 'bulletin.open', row.id, row.title));
  },
  async ({ prisma }, { office, person }) => {
    const rows = await prisma.paper.findMany({
      where: {
        office,
        state: { in: ['prepared', 'entered'] },
        OR: [{ preparedBy: person }, { recordedBy: person }, { decidedBy: person }],
      },
    });
    return rows.map((row) => item('paper', 'paper.open', row.id));
  },
  async ({ prisma }, { office, person, seat }) => {
    const unit = answersFor(seat);
    const rows = await prisma.order.findMany({
      where: {
        office,
        OR: [
          { drafters: { has: person }, state: { in: ['draft', 'returned', 'pending-sign', 'issued'] } },
          ...(unit === null
            ? []
            : [{ unit, sha256: { not: null }, state: { notIn: ['closed', 'revoked', 'archived'] } }]),
        ],
      },
    });
    return rows.map((row) => item('order', 'order.open', row.id, row.number ?? row.title));
  },
  async ({ prisma }, { office, person, seat }) => {
    const unit = answersFor(seat);
    const rows = await prisma.dispatch.findMany({
      where: {
        office,
        OR: [
          { drafters: { has: person }, state: { notIn: ['issued', 'served', 'revoked'] } },
          ...(unit === null ? [] : [{ unit, state: 'issued' }]),
        ],
      },
    });
    return rows.map((row) => item('dispatch', 'dispatch.open', row.id, row.number ?? row.title));
  },
  async ({ prisma }, { office, person, seat }) => {
    const unit = answersFor(seat);
    const sheets = await prisma.confirmation.findMany({
      where: {
        office,
        OR: [
          { openedBy: person, state: { in: ['opened', 'served', 'answered'] } },
          ...(unit === null ? [] : [{ unit, person: null, state: { in: ['served'] } }]),
        ],
      },
    });
    const referred = await prisma.finding.findMany({
      where: { id: { in: sheets.map(({ finding }) => finding) }, state: 'referred' },
      select: { id: true },
    });
    const veiled = new Set(referred.map(({ id }) => id));
    return sheets
      .filter(({ finding }) => !veiled.has(finding))
      .map((row) => item('confirmation', 'confirmation.open', row.id));
  },
  async ({ prisma }, { office, person }) => {
    const parts = await prisma.casePart.findMany({
      where: { office, person, part: { in: ['proposer', 'investigator', 'decider'] } },
      select: { case: true },
    });
    const rows = await prisma.accountabilityCase.findMany({
      where: {
        id: { in: parts.map((part) => part.case) },
        state: { notIn: ['withdrawn', 'exempted', 'dismissed', 'in-effect', 'effect-ended', 'closed'] },
      },
      select: { id: true },
    });
    return rows.map((row) => item('case', 'case.open', row.id));
  },
  async ({ prisma }, { office, person }) => {
    const rows = await prisma.appeal.findMany({
      where: {
        office,
        reviewers: { has: person },
        state: { in: ['accepted', 'reviewing', 'supplement-asked'] },
      },
      select: { id: true },
    });
    return rows.map((row) => item('appeal', 'appeal.open', row.id));
  },
  async ({ prisma }, { office, person }) => {
    const rows = await prisma.leave.findMany({
      where: { office, deputy: person, state: { in: ['confirmed', 'running'] } },
    });
    return rows.map((row) => item('leave', 'leave.standing-in', row.id));
  },
];

/** A list that is signed for: longer than this it would be no list any more. */
const atMost = 2_000;

export async function openWorkOf(reader: Reader, who: Leaver): Promise<readonly OpenItem[]> {
  const found: OpenItem[] = [];
  for (const look of looks) found.push(...(await look(reader, who)));
  return found
    .sort((a, b) => (a.type === b.type ? (a.id < b.id ? -1 : 1) : a.type < b.type ? -1 : 1))
    .slice(0, atMost);
}
