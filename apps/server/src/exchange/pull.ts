import type { Reader } from '@mingcha/db';
import type { WireEntry } from '@mingcha/journal';
import type { WhereOf } from '../access/ability.ts';
import type { DeviceSession } from '../context.ts';
import { refuse } from '../refused.ts';
import type { Services } from '../services.ts';
import { withoutTarget } from './card.ts';
import { keysAway } from './case-keys.ts';
import { packOf } from './pack.ts';
import type { EndedVisit, PulledVisit } from './wire.ts';

/** Visits a tablet still needs to know of; locked and invalidated ones are over. */
const openStates = ['scheduled', 'started', 'ended', 'draft-paper', 'submitted', 'returned', 'reviewed'];
/** Whoever still works on one of these is told that it is over. */
const overStates = ['locked', 'aborted', 'invalidated'];

export interface Known {
  readonly pack: string | null;
  readonly parts?: Readonly<Record<string, string>> | undefined;
  readonly visits: Readonly<Record<string, readonly string[]>>;
  /** A file is written without asking what the tablet knows: visits that ended since are told of as well. */
  readonly endedSince?: number;
}

export async function pull(services: Services, device: DeviceSession, known: Known) {
  if (device.state === 'revoked')
    return { revoked: true, pack: null, visits: [], ended: [], lacking: [], destroyed: [] };
  // Of two versions one may be in strange hands: neither is told anything until somebody has decided.
  if (device.state === 'quarantined') refuse('access.device-doubled');
  return services.db.read(async (reader) => {
    const visits = await visitsOf(reader, device, { state: { in: openStates } });
    const ended = await visitsOf(reader, device, {
      state: { in: overStates },
      OR: [
        { id: { in: Object.keys(known.visits) } },
        ...(known.endedSince === undefined ? [] : [{ changedAt: { gte: BigInt(known.endedSince) } }]),
      ],
    });
    const pack = await packOf(services, reader, device, { visits, parts: known.parts ?? {} });
    return {
      revoked: false,
      pack: pack.version === known.pack ? null : pack,
      visits: await Promise.all(
        visits.map((visit) => withEntries(reader, visit, known.visits[visit.id] ?? [])),
      ),
      ended: await Promise.all(ended.map((visit) => endOf(reader, visit, known.visits[visit.id] ?? []))),
      ...(await keysAway(services, reader, device, Object.keys(known.visits))),
    };
  });
}

type Where = WhereOf<'Visit'>;

/** A visit of this tablet's team as the server knows it; `sealed` until somebody opened the card. */
export interface VisitCard extends Omit<PulledVisit, 'serverEntries' | 'unit'> {
  readonly unit: string;
  readonly scheduledAt: number;
  readonly sealed: boolean;
}

async function visitsOf(
  reader: Reader,
  { office, persons }: DeviceSession,
  which: Where,
): Promise<VisitCard[]> {
  const mine = await reader.prisma.visitMember.findMany({
    where: { office, person: { in: [...persons] } },
    select: { visit: true },
    distinct: ['visit'],
  });
  const rows = await reader.prisma.visit.findMany({
    where: { AND: [{ office, id: { in: mine.map((row) => row.visit) } }, which] },
    orderBy: [{ scheduledAt: 'asc' }, { id: 'asc' }],
  });
  const members = await reader.prisma.visitMember.findMany({
    where: { visit: { in: rows.map((row) => row.id) } },
    select: { visit: true, person: true },
    orderBy: { id: 'asc' },
  });
  return rows.map((row) => ({
    id: row.id,
    state: row.state,
    assignment: row.assignment,
    plan: row.plan,
    unit: row.unit,
    window: row.window,
    covert: row.covert,
    lead: row.lead,
    members: members.filter((member) => member.visit === row.id).map((member) => member.person),
    dueBack: Number(row.dueBack),
    scheduledAt: Number(row.scheduledAt),
    sealed: row.openedAt === null,
  }));
}

const ofReferral: readonly string[] = ['finding.referred', 'finding.holders-named'];

/** The visit with its findings and its recordings: what the team's other tablets and the desk have written meanwhile. */
async function withEntries(reader: Reader, visit: VisitCard, known: readonly string[]): Promise<PulledVisit> {
  const [findings, evidence] = await Promise.all([
    reader.prisma.finding.findMany({
      where: { visit: visit.id },
      select: { id: true },
      orderBy: { id: 'asc' },
    }),
    reader.prisma.evidence.findMany({
      where: { visit: visit.id },
      select: { id: true },
      orderBy: { id: 'asc' },
    }),
  ]);
  const subjects = [
    { type: 'visit' as const, id: visit.id },
    ...findings.map(({ id }) => ({ type: 'finding' as const, id })),
    ...evidence.map(({ id }) => ({ type: 'evidence' as const, id })),
  ];
  const has = new Set(known);
  const entries: WireEntry[] = [];
  for (const subject of subjects) {
    for (const { hash, header, fields } of await reader.entriesOf(subject)) {
      // A referral is not told to the team (8.5); its ground is sealed under the very key that the team holds.
      if (has.has(hash) || ofReferral.includes(header.kind)) continue;
      const entry = { header, fields };
      entries.push(visit.sealed ? withoutTarget(entry) : entry);
    }
  }
  const { sealed, scheduledAt: _, ...card } = visit;
  const { unit, window } = card;
  return {
    ...card,
    unit: sealed ? null : unit,
    window: sealed ? null : window,
    serverEntries: entries,
  };
}

/** Of a visit that is over its own story alone: what others found there is no business of a tablet any more. */
async function endOf(reader: Reader, visit: VisitCard, known: readonly string[]): Promise<EndedVisit> {
  const has = new Set(known);
  const entries = await reader.entriesOf({ type: 'visit', id: visit.id });
  const fresh = entries.filter(({ hash }) => !has.has(hash));
  return {
    id: visit.id,
    serverEntries: fresh.map(({ header, fields }) =>
      visit.sealed ? withoutTarget({ header, fields }) : { header, fields },
    ),
  };
}
