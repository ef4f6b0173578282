import type { Reader } from '@mingcha/db';
import {
  type AppealAbout,
  type AppealFacts,
  type AppealState,
  type Contested,
  lastDay,
  remediesOf,
} from '@mingcha/domain/accountability';
import { dayOf } from '@mingcha/domain/calendar';
import { refuse } from '../../refused.ts';
import { calendarOfOffice, zoneOf } from '../office-time.ts';
import { recusalFacts } from '../plans/queries.ts';
import { speakersOf, unitOf } from './facts.ts';

interface Filing {
  readonly about: AppealAbout;
  readonly previous?: string | undefined;
  /** Of an order or bulletin: the unit that asks. */
  readonly unit?: string | null;
}

/** What an appeal needs to know of the decision it is against, at filing and at every later step. */
export const appealFacts =
  (office: string, people: readonly string[] = [], filing?: Filing) =>
  async (reader: Reader, state: AppealState): Promise<AppealFacts> => {
    const about = filing?.about ?? state.about;
    if (about === null) refuse('not-found', { subject: 'appeal' });
    const previous = filing?.previous ?? state.previous ?? undefined;
    const contested = await contestedBy(reader, office, {
      about,
      previous,
      unit: filing?.unit ?? state.unit,
      except: state.id,
    });
    const speakers = await speakersOf(reader, office, contested.unit);
    return {
      contested,
      speakers,
      // What was sent to a unit as a whole, its liaison receives; that it is called to account, its chief.
      receivers:
        about.type === 'case' ? speakers : [...speakers, ...(await liaisonsOf(reader, contested.unit))],
      furtherUntil: await furtherUntil(reader, state, contested),
      calendar: await calendarOfOffice(reader, office),
      recusal: await recusalFacts(reader, office, people),
      respondentUnit: contested.unit ?? (await unitOf(reader, contested.person)),
    };
  };

async function liaisonsOf({ prisma }: Reader, unit: string | null): Promise<string[]> {
  const seats = await prisma.seat.findMany({ where: { unit: unit ?? '', duty: 'liaison' } });
  return seats.flatMap(({ holder }) => holder ?? []);
}

/** Once carried out: the last day on which the result can itself be contested. */
async function furtherUntil(
  reader: Reader,
  state: AppealState,
  contested: Contested,
): Promise<string | null> {
  if (state.status !== 'executed' || state.id === null) return null;
  const { type, person, authority, burden } = contested;
  const [next] = remediesOf({
    type,
    party: person === null ? 'unit' : 'person',
    authority,
    measures: burden?.measures ?? [],
    after: state.route,
  });
  const row = await reader.prisma.appeal.findUnique({
    where: { id: state.id },
    select: { servedAt: true, office: true },
  });
  if (next === undefined || row === null || row.servedAt === null) return null;
  const calendar = await calendarOfOffice(reader, row.office);
  return lastDay(calendar, dayOf(Number(row.servedAt), calendar.zone), next.file);
}

interface Asked extends Filing {
  readonly except: string | null;
}

async function contestedBy(reader: Reader, office: string, asked: Asked): Promise<Contested> {
  const { about, previous, except } = asked;
  const base =
    about.type === 'case' ? await ofCase(reader, office, about.id) : await ofDocument(reader, office, asked);
  const zone = await zoneOf(reader, office);
  const earlier =
    previous === undefined ? null : await reader.prisma.appeal.findUnique({ where: { id: previous } });
  const open = await reader.prisma.appeal.count({
    where: {
      aboutId: about.id,
      person: base.person,
      unit: base.unit,
      id: { not: except ?? '' },
      state: { in: ['filed', 'supplement-asked', 'accepted', 'reviewing', 'decided', 'served'] },
    },
  });
  // Of the decision as it stands now: one that was decided anew may be contested anew.
  const gone = await reader.prisma.appeal.findMany({
    where: {
      aboutId: about.id,
      person: base.person,
      unit: base.unit,
      id: { not: except ?? '' },
      result: { not: null },
      filedAt: { gte: base.decidedAt ?? 0n },
    },
    select: { route: true },
  });
  const receivedAt = earlier === null ? base.receivedAt : earlier.servedAt;
  return {
    type: about.type,
    id: about.id,
    person: base.person,
    unit: base.unit,
    authority: base.authority,
    receivedOn: receivedAt === null ? null : dayOf(Number(receivedAt), zone),
    after: earlier === null || earlier.aboutId !== about.id ? null : earlier.route,
    burden: base.burden,
    tookPart: await tookPart(reader, about, base.findings, previous),
    open: open > 0,
    documentState: base.documentState ?? null,
    gone: gone.map(({ route }) => route),
  };
}

interface Base {
  readonly person: string | null;
  readonly unit: string | null;
  readonly authority: string | null;
  readonly receivedAt: bigint | null;
  readonly burden: Contested['burden'];
  readonly findings: readonly string[];
  readonly decidedAt: bigint | null;
  /** Of a bulletin or an order. */
  readonly documentState?: string;
}

async function ofCase({ prisma }: Reader, office: string, id: string): Promise<Base> {
  const row = await prisma.accountabilityCase.findFirst({ where: { office, id } });
  if (row === null) refuse('not-found', { subject: 'case' });
  return {
    person: row.person,
    unit: row.unit,
    authority: row.authority,
    receivedAt: row.person === null ? row.servedUnitAt : row.servedPersonAt,
    burden: row.decided.length === 0 ? null : { measures: row.decided, months: row.months },
    findings: row.findings,
    decidedAt: row.decidedAt,
  };
}

/** A bulletin or an order is contested by a unit it was sent to. */
async function ofDocument({ prisma }: Reader, office: string, { about, unit = null }: Asked): Promise<Base> {
  const none = { person: null, authority: null, burden: null, decidedAt: null };
  if (about.type === 'bulletin') {
    const [row, sent, links] = await Promise.all([
      prisma.bulletin.findFirst({ where: { office, id: about.id }, select: { issuedAt: true, state: true } }),
      prisma.bulletinUnit.count({ where: { bulletin: about.id, unit: unit ?? '', issued: true } }),
      prisma.bulletinFinding.findMany({ where: { bulletin: about.id }, select: { finding: true } }),
    ]);
    if (row === null || sent === 0) refuse('not-found', { subject: 'bulletin' });
    return {
      ...none,
      unit,
      receivedAt: row.issuedAt,
      findings: links.map((link) => link.finding),
      documentState: row.state,
    };
  }
  const row = await prisma.order.findFirst({ where: { office, id: about.id, unit: unit ?? '' } });
  if (row === null) refuse('not-found', { subject: 'order' });
  const items = await prisma.orderItem.findMany({ where: { order: about.id }, select: { finding: true } });
  return {
    ...none,
    unit,
    receivedAt: row.servedAt,
    findings: items.map((item) => item.finding),
    documentState: row.state,
  };
}

/** Whoever wrote any entry of the decision or of the findings it rests on, sat over it, or was on the visit. */
async function tookPart(
  { prisma }: Reader,
  about: AppealAbout,
  findings: readonly string[],
  previous: string | undefined,
): Promise<string[]> {
  const subjects = [about.id, ...findings, ...(previous === undefined ? [] : [previous])];
  const visits = await prisma.finding.findMany({
    where: { id: { in: [...findings] } },
    select: { visit: true },
  });
  const [authors, parts, members, earlier] = await Promise.all([
    prisma.entry.findMany({
      where: { subjectId: { in: subjects } },
      select: { actorPerson: true },
      distinct: ['actorPerson'],
    }),
    prisma.casePart.findMany({ where: { case: about.id }, select: { person: true } }),
    prisma.visitMember.findMany({
      where: { visit: { in: visits.map(({ visit }) => visit) } },
      select: { person: true },
    }),
    prisma.appealPart.findMany({ where: { appeal: previous ?? '' }, select: { person: true } }),
  ]);
  const people = [...parts, ...members, ...earlier].map(({ person }) => person);
  return [...new Set([...authors.map(({ actorPerson }) => actorPerson), ...people])];
}
