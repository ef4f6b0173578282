import { createHash } from 'node:crypto';
import { type Reader, successorOf } from '@mingcha/db';
import { RecordingMode } from '@mingcha/domain';
import { CalendarYear, TaxonomyAxis } from '@mingcha/domain/registry';
import { ChecklistReference, covertClosedStates } from '@mingcha/domain/visits';
import { canonicalBytes } from '@mingcha/journal';
import { z } from 'zod';
import { zoneOf } from '../capabilities/office-time.ts';
import { checklistsById, standingLists } from '../capabilities/registry/queries.ts';
import type { DeviceSession } from '../context.ts';
import type { Services } from '../services.ts';
import { addresseesAt, sealCard, withoutTarget } from './card.ts';
import { fellowsOf } from './fellows.ts';
import { letterFor } from './letter.ts';
import type { VisitCard } from './pull.ts';
import type { Card, Pack, PackParts } from './wire.ts';

const shortHash = (content: unknown): string =>
  createHash('sha256').update(canonicalBytes(content)).digest('hex').slice(0, 32);

interface Asked {
  readonly visits: readonly VisitCard[];
  /** What the tablet holds: parts with these hashes are not sent. */
  readonly parts: Readonly<Record<string, string>>;
}

/**
 * What a tablet needs for days without a network. The registers are the whole office's, not the target's: what a tablet
 * carries must not tell where it is going.
 */
export async function packOf(
  services: Services,
  reader: Reader,
  device: DeviceSession,
  { visits, parts: held }: Asked,
): Promise<Pack> {
  const parts = await partsOf(reader, device.office, visits);
  const hashes = Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, shortHash(part)]));
  // Before the cards that are sealed with them.
  const caseKeys = await caseKeysOf(services, reader, visits);
  const content = {
    assignments: await assignmentsOf(services, reader, device, visits),
    caseKeys,
    fellows: await fellowsOf(reader, device, visits),
  };
  const missing = Object.entries(parts).filter(([name]) => held[name] !== hashes[name]);
  return {
    version: shortHash({ ...content, hashes }),
    at: services.now(),
    hashes,
    parts: Object.fromEntries(missing),
    ...content,
  };
}

/**
 * By case, with what a case goes on under whose first key was lost. Where values wait for a lost one no other is made in its place:
 * a tablet that still has it keeps it, and hands it back.
 */
async function caseKeysOf(
  { keyring }: Services,
  reader: Reader,
  visits: readonly VisitCard[],
): Promise<Pack['caseKeys']> {
  const keys: [string, Uint8Array][] = [];
  for (const { id } of visits) {
    const own = keyring.get(id);
    if (own !== null) keys.push([id, own]);
    else if (!keyring.isDestroyed(id) && (await reader.sealedUnder(id)).length === 0)
      keys.push([id, keyring.create(id)]);
    const next = keyring.get(successorOf(id));
    if (next !== null) keys.push([successorOf(id), next]);
  }
  return Object.fromEntries(keys.map(([kid, key]) => [kid, Buffer.from(key).toString('base64url')]));
}

async function partsOf(reader: Reader, office: string, visits: readonly VisitCard[]): Promise<PackParts> {
  const { prisma } = reader;
  const byId = { id: 'asc' as const };
  const [people, seats, units, windows, posts, items, areas, calendars, taxonomy, checklists] =
    await Promise.all([
      prisma.person.findMany({ where: { office, inspector: true }, orderBy: byId }),
      prisma.seat.findMany({ where: { office, holder: { not: null } }, orderBy: byId }),
      prisma.unit.findMany({ where: { office }, orderBy: byId }),
      prisma.serviceWindow.findMany({ where: { office }, orderBy: byId }),
      prisma.post.findMany({ where: { office, endedOn: null }, orderBy: byId }),
      prisma.serviceItem.findMany({ where: { office, endedOn: null }, orderBy: byId }),
      prisma.area.findMany({ where: { office, endedOn: null }, orderBy: byId }),
      prisma.calendar.findMany({ where: { office }, orderBy: [{ year: 'asc' }, byId] }),
      prisma.taxonomy.findFirst({ where: { office }, orderBy: [{ adoptedAt: 'desc' }, byId] }),
      listsFor(reader, office, visits),
    ]);
  return {
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
    serviceItems: items.map(
      ({ id, name, code, unit, handlingMode, statutoryLimit, promisedLimit, feeFen }) => ({
        id,
        name,
        code,
        unit,
        handlingMode,
        statutoryLimit,
        promisedLimit,
        feeFen,
      }),
    ),
    areas: areas.map(({ id, name, unit, nature }) => ({ id, name, unit, nature })),
    calendars: calendars.map(({ year, edition, holidays, workdays, provisional }) =>
      CalendarYear.parse({ year, version: edition, holidays, workdays, provisional }),
    ),
    taxonomy: { version: taxonomy?.edition ?? '', axes: z.array(TaxonomyAxis).parse(taxonomy?.axes ?? []) },
    checklists,
    zone: await zoneOf(reader, office),
  };
}

/** What stands, and what these visits are pinned to: a running visit never finds its list gone. */
async function listsFor(
  reader: Reader,
  office: string,
  visits: readonly VisitCard[],
): Promise<PackParts['checklists']> {
  const standing = await standingLists(reader, office);
  const known = new Set(standing.map(({ id }) => id));
  const rows = await reader.prisma.visit.findMany({
    where: { id: { in: visits.map(({ id }) => id) } },
    select: { checklists: true },
  });
  const pinned = rows.flatMap(({ checklists }) => z.array(ChecklistReference).parse(checklists));
  const older = await checklistsById(
    reader,
    pinned.flatMap(({ id }) => (known.has(id) ? [] : id)),
  );
  return [
    ...standing.map((each) => ({ ...each, current: true })),
    ...older.map((each) => ({ ...each, current: false })).sort((a, b) => a.id.localeCompare(b.id)),
  ];
}

type Row = NonNullable<Awaited<ReturnType<Reader['prisma']['assignment']['findFirst']>>>;

async function assignmentsOf(
  services: Services,
  reader: Reader,
  { office, writer }: DeviceSession,
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
  const open = {
    unit: null,
    window: null,
    scenario: null,
    areas: [],
    contact: null,
    addressees: [],
  } satisfies Record<keyof Omit<Card, 'entries'>, unknown>;
  return Promise.all(
    rows.map(async (row) => {
      const visit = visits.find(({ assignment }) => assignment === row.id) ?? null;
      const { from, to } = { from: row.fromDay, to: row.toDay };
      const said = await cardOf(reader, row);
      const key = visit?.sealed === true ? services.keyring.get(visit.id) : null;
      const card =
        visit !== null && key !== null
          ? sealCard(key, writer, visit, {
              ...said,
              entries: await entriesNamingTarget(reader, visit.id),
            })
          : null;
      return {
        id: row.id,
        plan: row.plan,
        visit: visit?.id ?? null,
        state: row.state,
        covert: row.covert,
        covertOpen: row.covert
          ? 0
          : covert.filter(({ plan, unit }) => plan === row.plan && unit === row.unit).length,
        lead: row.lead,
        members: members.filter((member) => member.assignment === row.id).map((member) => member.person),
        modes: z.array(RecordingMode).parse(row.modes),
        from,
        to,
        dutyPhone: row.dutyPhone,
        letter:
          visit === null
            ? null
            : await letterFor(services, reader, office, visit, { from, to, dutyPhone: row.dutyPhone }),
        ...(visit?.sealed === true ? open : said),
        card,
      };
    }),
  );
}

async function cardOf(reader: Reader, row: Row): Promise<Omit<Card, 'entries'>> {
  const { unit, window, scenario, contact } = row;
  const areas = z.array(z.string()).parse(row.areas);
  const addressees = [...(await addresseesAt(reader, row.office, unit))];
  return { unit, window, scenario, areas, contact, addressees };
}

async function entriesNamingTarget(reader: Reader, visit: string): Promise<Card['entries']> {
  const entries = await reader.entriesOf({ type: 'visit', id: visit });
  return entries
    .map(({ header, fields }) => ({ header, fields }))
    .filter((entry) => withoutTarget(entry).fields !== entry.fields);
}
