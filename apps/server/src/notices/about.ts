import type { Reader } from '@mingcha/db';
import type { Subject, SubjectType } from '@mingcha/domain';
import type { DueName, Part } from '@mingcha/domain/notices';

/** What a notice needs of its subject: whom it names, whose it is, how far it is, and its clocks. Never what it says. */
export interface About {
  readonly office: string;
  readonly state: string | null;
  /** Inspected units it is put before. */
  readonly units: readonly string[];
  readonly number: string | null;
  readonly parts: { readonly [P in Part]?: readonly (string | null)[] };
  /** Who has no step in it, whatever their role. */
  readonly aside?: readonly string[];
  readonly dues: { readonly [D in DueName]?: number | null };
}

type Look = (reader: Reader, id: string) => Promise<(Partial<About> & Pick<About, 'office'>) | null>;

const instant = (value: bigint | null): number | null => (value === null ? null : Number(value));
const personsOf = (rows: readonly { person: string }[]): string[] => rows.map((row) => row.person);

const looks: Partial<Record<SubjectType, Look>> = {
  plan: async ({ prisma }, id) => {
    const row = await prisma.plan.findUnique({ where: { id } });
    return row && { office: row.office, state: row.state, parts: { drafter: [row.drafter] } };
  },
  assignment: async ({ prisma }, id) => {
    const row = await prisma.assignment.findUnique({ where: { id } });
    if (row === null) return null;
    const members = await prisma.assignmentMember.findMany({ where: { assignment: id } });
    return {
      office: row.office,
      state: row.state,
      parts: { lead: [row.lead], members: personsOf(members), drafter: [row.createdBy] },
    };
  },
  visit: async ({ prisma }, id) => {
    const row = await prisma.visit.findUnique({ where: { id } });
    if (row === null) return null;
    const members = await prisma.visitMember.findMany({ where: { visit: id } });
    return {
      office: row.office,
      state: row.state,
      parts: { lead: [row.lead], members: personsOf(members) },
      dues: { back: Number(row.dueBack) },
    };
  },
  evidence: async ({ prisma }, id) => {
    const row = await prisma.evidence.findUnique({ where: { id } });
    return row && { office: row.office, state: row.state, parts: { recorder: [row.capturedBy] } };
  },
  finding: async ({ prisma }, id) => {
    const row = await prisma.finding.findUnique({ where: { id } });
    if (row === null) return null;
    const parts = { recorder: [row.recordedBy, row.proposedBy], holders: row.holders };
    return { office: row.office, state: row.state, parts };
  },
  confirmation: async ({ prisma }, id) => {
    const row = await prisma.confirmation.findUnique({ where: { id } });
    if (row === null) return null;
    return {
      office: row.office,
      state: row.state,
      // A person's own sheet is not for the people of their unit.
      units: row.person === null && row.unit !== null ? [row.unit] : [],
      parts: { respondent: [row.person], opener: [row.openedBy] },
      dues: { answer: instant(row.due) },
    };
  },
  bulletin: async ({ prisma }, id) => {
    const row = await prisma.bulletin.findUnique({ where: { id } });
    if (row === null) return null;
    const units = await prisma.bulletinUnit.findMany({ where: { bulletin: id, issued: true } });
    return {
      office: row.office,
      state: row.state,
      number: row.number,
      units: units.map(({ unit }) => unit),
      parts: { drafter: [row.drafter] },
    };
  },
  order: async ({ prisma }, id) => {
    const row = await prisma.order.findUnique({ where: { id } });
    if (row === null) return null;
    return {
      office: row.office,
      state: row.state,
      number: row.number,
      units: [row.unit],
      parts: { drafter: row.drafters },
      dues: { acknowledge: instant(row.acknowledgeDue), next: instant(row.nextDue) },
    };
  },
  // No units: whoever is about to be looked at again is told of it by nothing.
  'look-back': async ({ prisma }, id) => {
    const row = await prisma.lookBack.findUnique({ where: { id } });
    if (row === null) return null;
    return {
      office: row.office,
      state: row.state,
      parts: { recorder: [row.recordedBy] },
      aside:
        row.state === 'recorded' && row.recordedBy !== null ? [...row.before, row.recordedBy] : row.before,
    };
  },
  dispatch: async ({ prisma }, id) => {
    const row = await prisma.dispatch.findUnique({ where: { id } });
    if (row === null) return null;
    return {
      office: row.office,
      state: row.state,
      number: row.number,
      // Before it goes out it is the office's own business.
      units: row.issuedAt === null ? [] : row.addressees,
      parts: { drafter: row.drafters },
    };
  },
  case: async ({ prisma }, id) => {
    const row = await prisma.accountabilityCase.findUnique({ where: { id } });
    if (row === null) return null;
    const rows = await prisma.casePart.findMany({ where: { case: id } });
    const of = (part: string) => personsOf(rows.filter((one) => one.part === part));
    return {
      office: row.office,
      state: row.state,
      units: row.person === null && row.unit !== null ? [row.unit] : [],
      parts: {
        respondent: [row.person],
        proposer: of('proposer'),
        investigators: of('investigator'),
        forum: of('decider'),
      },
      dues: { defence: instant(row.defenceDue) },
    };
  },
  appeal: async ({ prisma }, id) => {
    const row = await prisma.appeal.findUnique({ where: { id } });
    if (row === null) return null;
    return {
      office: row.office,
      state: row.state,
      units: row.person === null && row.unit !== null ? [row.unit] : [],
      parts: { respondent: [row.person], filer: [row.filedBy], reviewers: row.reviewers },
    };
  },
  paper: async ({ prisma }, id) => {
    const row = await prisma.paper.findUnique({ where: { id } });
    if (row === null) return null;
    return { office: row.office, state: row.state, parts: { recorder: [row.recordedBy ?? row.preparedBy] } };
  },
  device: async ({ prisma }, id) => {
    const row = await prisma.device.findUnique({ where: { id } });
    return row && { office: row.office, state: row.state, parts: { members: row.persons } };
  },
  'server-key': async ({ prisma }, id) => {
    const row = await prisma.serverKey.findUnique({ where: { id } });
    return row && { office: row.office, state: row.state, parts: { opener: [row.proposedBy] } };
  },
  'person-key': async ({ prisma }, id) => {
    const row = await prisma.personKey.findUnique({ where: { id } });
    return row && { office: row.office, parts: { person: [row.person] } };
  },
  'role-grant': async ({ prisma }, id) => {
    const row = await prisma.roleGrant.findUnique({ where: { id } });
    return row && { office: row.office, parts: { person: [row.person] } };
  },
  account: async ({ prisma }, id) => {
    const row = await prisma.personAccount.findUnique({ where: { id } });
    return row && { office: row.office, parts: { person: [row.person] } };
  },
  erasure: async ({ prisma }, id) => {
    const row = await prisma.erasure.findUnique({ where: { id } });
    return row && { office: row.office, state: row.state, parts: { opener: [row.askedBy] } };
  },
  intercession: async ({ prisma }, id) => {
    const row = await prisma.intercession.findUnique({ where: { id } });
    return row && { office: row.office };
  },
  hold: async ({ prisma }, id) => {
    const row = await prisma.hold.findUnique({ where: { id } });
    return row && { office: row.office, state: row.state, parts: { opener: [row.placedBy] } };
  },
  destruction: async ({ prisma }, id) => {
    const row = await prisma.destruction.findUnique({ where: { id } });
    return row && { office: row.office, state: row.state, parts: { opener: [row.listedBy] } };
  },
  seat: async ({ prisma }, id) => {
    const row = await prisma.seat.findUnique({ where: { id } });
    return (
      row && {
        office: row.office,
        units: row.unit === null ? [] : [row.unit],
        parts: { person: [row.holder] },
      }
    );
  },
  leave: async ({ prisma }, id) => {
    const row = await prisma.leave.findUnique({ where: { id } });
    return (
      row && {
        office: row.office,
        state: row.state,
        units: row.unit === null ? [] : [row.unit],
        parts: { person: [row.person], deputy: [row.deputy] },
      }
    );
  },
  handover: async ({ prisma }, id) => {
    const row = await prisma.handover.findUnique({ where: { id } });
    return row && { office: row.office, state: row.state, parts: { giver: [row.giver], taker: [row.taker] } };
  },
  office: async (_, id) => ({ office: id }),
  person: async ({ prisma }, id) => {
    const row = await prisma.person.findUnique({ where: { id } });
    return row && { office: row.office, parts: { person: [row.id] } };
  },
};

const bare = { state: null, units: [], number: null, parts: {}, dues: {} };

/** Null where it has no rows: it was set aside, or is of a type nobody is told about. */
export async function aboutOf(reader: Reader, { type, id }: Subject): Promise<About | null> {
  const found = await looks[type]?.(reader, id);
  return found == null ? null : { ...bare, ...found };
}
