import { defineFold } from '@mingcha/db';
import { isTombstone, type Recorded } from '@mingcha/domain';
import { visitLifecycle } from '@mingcha/domain/visits';
import { type Draft, type EntryOf, firstOf, lost, open, versionOf, walk } from '../folding.ts';
import { leaving } from './fold-leaving.ts';
import { answersOf, movedSaid, runOf, type Said } from './fold-measures.ts';

type Row = Draft<'Visit'>;

interface Building {
  readonly row: Row;
  readonly members: Map<string, Draft<'VisitMember'>>;
  readonly covers: Draft<'VisitCover'>[];
  /** Who said it last, and when. */
  said: Map<string, Said>;
  readonly notes: Draft<'VisitNote'>[];
  points: Draft<'VisitPoint'>[];
  /** What the members sign: the latest presentation of everything. */
  presentation: string | null;
}

export const foldVisit = defineFold({
  tables: ['Visit', 'VisitMember', 'VisitCover', 'VisitAnswer', 'VisitNote', 'VisitPoint', 'VisitRun'],
  incompatible: visitLifecycle.incompatible,
  rows,
});

function rows(entries: readonly Recorded[]) {
  const scheduled = firstOf(entries, 'visit.scheduled');
  if (scheduled === undefined) {
    return {
      Visit: [],
      VisitMember: [],
      VisitCover: [],
      VisitAnswer: [],
      VisitNote: [],
      VisitPoint: [],
      VisitRun: [],
    };
  }
  const building = begin(scheduled);
  const state = walk(visitLifecycle, entries, (entry) => apply(building, entry));
  const { row } = building;
  row.state = state.status;
  row.outOfPlace = state.outOfPlace.length > 0;
  row.checklists = state.checklists.map((each) => ({ ...each }));
  row.version = versionOf(entries);
  return {
    Visit: [row],
    VisitMember: [...building.members.values()],
    VisitCover: building.covers,
    VisitAnswer: answersOf(row, state, building.said),
    VisitNote: building.notes,
    VisitPoint: building.points,
    VisitRun: state.runs.map((run) => runOf(row, run)),
  };
}

function begin(entry: EntryOf<'visit.scheduled'>): Building {
  const { payload, subject, office } = entry;
  const row: Row = {
    id: subject.id,
    subjectId: subject.id,
    office,
    assignment: payload.assignment,
    plan: payload.plan,
    unit: payload.unit,
    window: payload.window ?? null,
    covert: payload.covert,
    lead: payload.lead,
    state: '',
    scheduledAt: entry.at,
    dueBack: payload.dueBack,
    openedAt: null,
    startedAt: null,
    endedAt: null,
    submittedAt: null,
    reviewedAt: null,
    reviewedBy: null,
    lockedAt: null,
    alarmedAt: null,
    backExtendedAt: null,
    backReason: null,
    tested: null,
    testedAt: null,
    covertWaived: null,
    reason: null,
    exposed: false,
    abortCause: null,
    observation: false,
    packTaxonomy: payload.pack.taxonomy,
    packChecklist: payload.pack.checklist,
    packCalendar: payload.pack.calendar,
    checklists: [],
    presented: null,
    startLat7: null,
    startLon7: null,
    startAccuracy: null,
    startReason: null,
    outOfPlace: false,
    changedAt: entry.at,
    version: 0,
  };
  const members = new Map(
    [...new Set([payload.lead, ...payload.members])].map((person) => [person, memberOf(row, person)]),
  );
  return { row, members, covers: [], said: new Map(), notes: [], points: [], presentation: null };
}

const memberOf = (row: Row, person: string): Draft<'VisitMember'> => ({
  id: `${row.id}/${person}`,
  subjectId: row.id,
  office: row.office,
  visit: row.id,
  person,
  lead: person === row.lead,
  present: false,
  signed: false,
  signedAt: null,
  declaredAt: null,
  recusedAt: null,
  ground: null,
  erased: false,
});

function apply(building: Building, entry: Recorded): void {
  const { row } = building;
  row.changedAt = entry.at;
  switch (entry.kind) {
    case 'visit.opened':
      row.openedAt = entry.at;
      return;
    case 'visit.started':
      started(building, entry);
      return;
    case 'visit.answered':
      answered(building, entry);
      return;
    case 'visit.checklist-moved':
      building.said = movedSaid(building.said, entry);
      return;
    case 'visit.noted':
      building.notes.push(noteOf(row, entry, building.notes.length));
      return;
    case 'visit.ended':
      row.endedAt = entry.at;
      return;
    case 'visit.presented':
      presented(building, entry);
      return;
    case 'attested':
      signed(building, entry);
      return;
    case 'visit.submitted':
      row.submittedAt = entry.at;
      return;
    case 'visit.aborted':
      row.reason = entry.payload.reason;
      row.exposed = entry.payload.exposed;
      row.abortCause = entry.payload.cause ?? null;
      return;
    default:
      atTheDesk(building, entry);
      return;
  }
}

function atTheDesk(building: Building, entry: Recorded): void {
  const { row } = building;
  switch (entry.kind) {
    case 'visit.covert-waived':
      row.covertWaived = entry.payload.reason;
      return;
    case 'visit.reviewed':
      row.reviewedAt = entry.at;
      row.reviewedBy = entry.actor.person;
      row.reason = null;
      building.points = [];
      return;
    case 'visit.returned':
      row.reason = entry.payload.reason;
      building.points = pointsOf(row, entry);
      return;
    case 'visit.locked':
      row.lockedAt = entry.at;
      return;
    case 'visit.invalidated':
      row.reason = entry.payload.reason;
      return;
    case 'visit.alarmed':
      row.alarmedAt = entry.at;
      return;
    default:
      leaving(building, entry);
      return;
  }
}

function started({ row, members }: Building, entry: EntryOf<'visit.started'>): void {
  const { payload } = entry;
  row.startedAt = entry.at;
  row.observation = payload.observation;
  row.startReason = payload.reason ?? null;
  row.startLat7 = payload.position?.lat7 ?? null;
  row.startLon7 = payload.position?.lon7 ?? null;
  row.startAccuracy = payload.position?.accuracyCm ?? null;
  for (const person of payload.members) {
    const member = members.get(person) ?? memberOf(row, person);
    member.present = true;
    members.set(person, member);
  }
}

function answered({ said }: Building, entry: EntryOf<'visit.answered'>): void {
  const { answers, excused, words, evidence } = entry.payload;
  const maps = [answers, excused, words, evidence].filter((map) => map !== undefined && !isTombstone(map));
  for (const question of maps.flatMap((map) => Object.keys(map ?? {})))
    said.set(question, { at: entry.at, by: entry.actor.person });
}

function noteOf(row: Row, entry: EntryOf<'visit.noted'>, position: number): Draft<'VisitNote'> {
  const { payload } = entry;
  return {
    id: `${row.id}/${position}`,
    subjectId: row.id,
    office: row.office,
    visit: row.id,
    text: open(payload.text),
    erased: lost(payload.text),
    waiting: payload.waiting ?? null,
    queue: payload.queue ?? null,
    windowsOpen: payload.windowsOpen ?? null,
    windowsTotal: payload.windowsTotal ?? null,
    notedAt: entry.at,
    notedBy: entry.actor.person,
  };
}

/** Whoever signed an earlier presentation has not signed this one. */
function presented(building: Building, entry: EntryOf<'visit.presented'>): void {
  building.presentation = entry.hash;
  building.row.presented = entry.payload.count;
  for (const member of building.members.values()) {
    member.signed = false;
    member.signedAt = null;
  }
}

function signed(building: Building, entry: EntryOf<'attested'>): void {
  if (entry.payload.of !== building.presentation) return;
  const member = building.members.get(entry.payload.person);
  if (member === undefined) return;
  member.signed = true;
  member.signedAt = entry.at;
}

function pointsOf(row: Row, entry: EntryOf<'visit.returned'>): Draft<'VisitPoint'>[] {
  const points = open(entry.payload.points);
  const base = { subjectId: row.id, office: row.office, visit: row.id };
  if (points === null) return [{ ...base, id: `${row.id}/0`, position: 0, text: null, erased: true }];
  return points.map((text, position) => ({
    ...base,
    id: `${row.id}/${position}`,
    position,
    text,
    erased: false,
  }));
}
