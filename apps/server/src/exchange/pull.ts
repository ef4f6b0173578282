import { createHash } from 'node:crypto';
import type { Keyring, Reader } from '@mingcha/db';
import { RecordingMode } from '@mingcha/domain';
import { CalendarYear, Question, TaxonomyAxis } from '@mingcha/domain/registry';
import { covertClosedStates } from '@mingcha/domain/visits';
import { canonicalBytes, type WireEntry } from '@mingcha/journal';
import { z } from 'zod';
import type { DeviceSession } from '../context.ts';
import type { Services } from '../services.ts';
import { fellowsOf } from './fellows.ts';
import type { Pack, PulledVisit } from './wire.ts';

/** Visits a tablet still needs to know of; locked and invalidated ones are over. */
const openStates = ['scheduled', 'started', 'ended', 'draft-paper', 'submitted', 'returned', 'reviewed'];

export interface Known {
  readonly pack: string | null;
  readonly visits: Readonly<Record<string, readonly string[]>>;
}

export async function pull(services: Services, device: DeviceSession, known: Known) {
  if (device.state === 'revoked') return { revoked: true, pack: null, visits: [] };
  return services.db.read(async (reader) => {
    const visits = await visitsOf(reader, device);
    const pack = await packOf(reader, services.keyring, device, visits, services.now());
    return {
      revoked: false,
      pack: pack.version === known.pack ? null : pack,
      visits: await Promise.all(
        visits.map((visit) => withEntries(reader, visit, known.visits[visit.id] ?? [])),
      ),
    };
  });
}

export type VisitCard = Omit<PulledVisit, 'serverEntries'>;

async function visitsOf(reader: Reader, { office, persons }: DeviceSession): Promise<VisitCard[]> {
  const mine = await reader.prisma.visitMember.findMany({
    where: { office, person: { in: [...persons] } },
    select: { visit: true },
    distinct: ['visit'],
  });
  const rows = await reader.prisma.visit.findMany({
    where: { office, id: { in: mine.map((row) => row.visit) }, state: { in: openStates } },
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
      if (!has.has(hash) && !ofReferral.includes(header.kind)) entries.push({ header, fields });
    }
  }
  return { ...visit, serverEntries: entries };
}

async function packOf(
  reader: Reader,
  keyring: Keyring,
  device: DeviceSession,
  visits: readonly VisitCard[],
  now: number,
): Promise<Pack> {
  const { office } = device;
  const { prisma } = reader;
  const byId = { id: 'asc' as const };
  const [assignments, people, seats, units, windows, posts, items, areas, calendars, taxonomy, checklist] =
    await Promise.all([
      assignmentsOf(reader, device, visits),
      prisma.person.findMany({ where: { office, inspector: true }, orderBy: byId }),
      prisma.seat.findMany({ where: { office, holder: { not: null } }, orderBy: byId }),
      prisma.unit.findMany({ where: { office }, orderBy: byId }),
      prisma.serviceWindow.findMany({ where: { office }, orderBy: byId }),
      prisma.post.findMany({ where: { office, endedOn: null }, orderBy: byId }),
      prisma.serviceItem.findMany({ where: { office, endedOn: null }, orderBy: byId }),
      prisma.area.findMany({ where: { office, endedOn: null }, orderBy: byId }),
      prisma.calendar.findMany({ where: { office }, orderBy: [{ year: 'asc' }, byId] }),
      prisma.taxonomy.findFirst({ where: { office }, orderBy: [{ adoptedAt: 'desc' }, byId] }),
      prisma.checklist.findFirst({ where: { office }, orderBy: [{ adoptedAt: 'desc' }, byId] }),
    ]);
  const reference = {
    assignments,
    persons: people
      .filter((person) => person.name !== null)
      .map(({ id, name }) => ({
        id,
        name: name ?? '',
        seat: seats.find((seat) => seat.holder === id)?.id ?? null,
      })),
    units: units.map(({ id, name, parent }) => ({ id, name, parent })),
    windows: windows.map(({ id, name, unit, number }) => ({ id, name, unit, number })),
    posts: posts.map(({ id, name, unit, window }) => ({ id, name, unit, window })),
    serviceItems: items.map(({ id, name, code, unit }) => ({ id, name, code, unit })),
    areas: areas.map(({ id, name, unit, nature }) => ({ id, name, unit, nature })),
    calendars: calendars.map(({ year, edition, holidays, workdays, provisional }) =>
      CalendarYear.parse({ year, version: edition, holidays, workdays, provisional }),
    ),
    taxonomy: { version: taxonomy?.edition ?? '', axes: z.array(TaxonomyAxis).parse(taxonomy?.axes ?? []) },
    checklist:
      checklist === null
        ? null
        : {
            version: checklist.edition,
            name: checklist.name,
            questions: z.array(Question).parse(checklist.questions),
          },
    caseKeys: Object.fromEntries(
      visits.map(({ id }) => [id, Buffer.from(keyring.create(id)).toString('base64url')]),
    ),
  };
  const content = { ...reference, fellows: await fellowsOf(reader, device, visits) };
  const version = createHash('sha256').update(canonicalBytes(content)).digest('hex').slice(0, 32);
  return { version, at: now, ...content };
}

async function assignmentsOf(
  reader: Reader,
  { office }: DeviceSession,
  visits: readonly VisitCard[],
): Promise<Pack['assignments']> {
  const ids = [...new Set(visits.map((visit) => visit.assignment))];
  const rows = await reader.prisma.assignment.findMany({
    where: { office, id: { in: ids } },
    orderBy: { id: 'asc' },
  });
  const members = await reader.prisma.assignmentMember.findMany({
    where: { office, assignment: { in: ids } },
    orderBy: { id: 'asc' },
  });
  // an overt visit waits for the covert ones at the same target; the tablet must know before it leaves.
  const covert = await reader.prisma.visit.findMany({
    where: {
      office,
      covert: true,
      state: { notIn: [...covertClosedStates] },
      plan: { in: rows.map((row) => row.plan) },
    },
    select: { plan: true, unit: true },
  });
  return rows.map((row) => ({
    id: row.id,
    plan: row.plan,
    visit: visits.find((visit) => visit.assignment === row.id)?.id ?? null,
    state: row.state,
    unit: row.unit,
    window: row.window,
    covert: row.covert,
    covertOpen: row.covert
      ? 0
      : covert.filter(({ plan, unit }) => plan === row.plan && unit === row.unit).length,
    lead: row.lead,
    members: members.filter((member) => member.assignment === row.id).map((member) => member.person),
    modes: z.array(RecordingMode).parse(row.modes),
    from: row.fromDay,
    to: row.toDay,
    scenario: row.scenario,
    areas: z.array(z.string()).parse(row.areas),
    contact: row.contact,
    dutyPhone: row.dutyPhone,
  }));
}
