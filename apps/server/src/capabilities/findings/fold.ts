import { defineFold } from '@mingcha/db';
import type { Recorded } from '@mingcha/domain';
import { findingLifecycle, isStillContested } from '@mingcha/domain/findings';
import { type Draft, type EntryOf, firstOf, lost, numbered, open, versionOf, walk } from '../folding.ts';

type Row = Draft<'Finding'>;
/** What an entry says of the finding's fields; an amendment leaves out what stays. */
type Changes = Omit<EntryOf<'finding.recorded' | 'finding.amended'>['payload'], 'evidence'>;

const changing = ['finding.amended', 'finding.supplemented', 'finding.chosen', 'finding.settled'] as const;
type Changing = EntryOf<(typeof changing)[number]>;
const isChanging = (entry: Recorded): entry is Changing => changing.includes(entry.kind as Changing['kind']);
/** Which words were said and then lawfully erased. Words that nobody has said yet are not among them. */
interface Gone {
  observation: boolean;
  place: boolean;
}

/** All rows of one finding. Without the entry that recorded it there is nothing to show yet. */
export const foldFinding = defineFold({
  tables: ['Finding', 'FindingEvidence'],
  incompatible: findingLifecycle.incompatible,
  isContested: isStillContested,
  rows,
});

function rows(entries: readonly Recorded[]) {
  const recorded = firstOf(entries, 'finding.recorded');
  if (recorded === undefined) return { Finding: [], FindingEvidence: [] };

  const gone: Gone = { observation: false, place: false };
  const row = begin(recorded, gone);
  const state = walk(findingLifecycle, entries, (entry) => {
    if (isChanging(entry)) change(row, entry.payload, gone);
    stamp(row, entry);
  });
  row.state = state.status;
  row.confirmations = [...state.confirmations];
  row.disposals = [...state.disposals];
  row.holders = [...state.holders];
  row.version = versionOf(entries);
  row.outOfPlace = state.outOfPlace.length > 0;
  return {
    Finding: [row],
    FindingEvidence: numbered(row, state.fields?.evidence ?? [], (id) => ({ finding: row.id, evidence: id })),
  };
}

function begin(entry: EntryOf<'finding.recorded'>, gone: Gone): Row {
  const { id } = entry.subject;
  const row: Row = {
    id,
    subjectId: id,
    office: entry.office,
    visit: entry.payload.visit,
    unit: null,
    window: null,
    post: null,
    postUnknownReason: null,
    style: null,
    subCode: null,
    also: [],
    severity: null,
    amountFen: null,
    time: null,
    observation: null,
    place: null,
    criterion: null,
    observedAt: entry.payload.observedAt,
    erased: false,
    state: '',
    recordedBy: entry.actor.person,
    recordedAt: entry.at,
    proposedBy: null,
    proposedAt: null,
    decidedBy: null,
    decidedAt: null,
    opinion: null,
    reason: null,
    uncorroborated: false,
    supplements: 0,
    confirmations: [],
    disposals: [],
    holders: [],
    outOfPlace: false,
    changedAt: entry.at,
    version: 0,
  };
  change(row, entry.payload, gone);
  return row;
}

/** What an amendment does not mention stays as it was. */
function change(row: Row, changes: Changes, gone: Gone): void {
  const { observation, place } = changes;
  if (observation !== undefined) {
    row.observation = open(observation);
    gone.observation = lost(observation);
  }
  if (place !== undefined) {
    row.place = open(place);
    gone.place = lost(place);
  }
  row.erased = gone.observation || gone.place;
  if (changes.style !== undefined) row.style = changes.style;
  if (changes.subCode !== undefined) row.subCode = changes.subCode;
  if (changes.also !== undefined) row.also = [...changes.also];
  if (changes.observedAt !== undefined) row.observedAt = changes.observedAt;
  if (changes.unit !== undefined) row.unit = changes.unit;
  if (changes.window !== undefined) row.window = changes.window;
  if (changes.criterion !== undefined) row.criterion = changes.criterion;
  if (changes.amountFen !== undefined) row.amountFen = changes.amountFen;
  if (changes.time !== undefined) row.time = { ...changes.time };
  if (changes.severity !== undefined) row.severity = changes.severity;
  // A post and the reason for not knowing it exclude each other: the later word stands.
  if (changes.post !== undefined) {
    row.post = changes.post;
    row.postUnknownReason = null;
  }
  if (changes.postUnknownReason !== undefined) {
    row.postUnknownReason = changes.postUnknownReason;
    row.post = null;
  }
}

function stamp(row: Row, entry: Recorded): void {
  row.changedAt = entry.at;
  const decided = (opinion: Row['opinion'], reason: Row['reason']) => {
    row.decidedBy = entry.actor.person;
    row.decidedAt = entry.at;
    row.opinion = opinion;
    row.reason = reason;
  };
  switch (entry.kind) {
    case 'finding.proposed':
      row.proposedBy = entry.actor.person;
      row.proposedAt = entry.at;
      return;
    case 'finding.supplemented':
      row.supplements += 1;
      return;
    case 'finding.confirmed':
      row.uncorroborated = entry.payload.uncorroborated;
      row.erased ||= lost(entry.payload.opinion);
      decided(open(entry.payload.opinion), null);
      return;
    case 'finding.returned':
    case 'finding.dismissed':
      row.erased ||= lost(entry.payload.reason);
      decided(null, open(entry.payload.reason));
      return;
    case 'finding.withdrawn':
    case 'finding.dropped':
      decided(null, entry.payload.reason);
      return;
    case 'finding.referred':
      row.erased ||= lost(entry.payload.ground);
      decided(null, open(entry.payload.ground));
      return;
    default:
      return;
  }
}
