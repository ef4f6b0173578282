import { defineFold } from '@mingcha/db';
import { isTombstone, type Recorded } from '@mingcha/domain';
import { evidenceLifecycle } from '@mingcha/domain/evidence';
import { type Draft, type EntryOf, firstOf, versionOf, walk } from '../folding.ts';

type Row = Draft<'Evidence'>;
type Begun = EntryOf<'evidence.started'> | EntryOf<'evidence.captured'> | EntryOf<'evidence.imported'>;

/** The row of one recording, from the moment it began: a killed recording is shown with the slices it got to. */
export const foldEvidence = defineFold({
  tables: ['Evidence'],
  incompatible: evidenceLifecycle.incompatible,
  rows,
});

function rows(entries: readonly Recorded[]) {
  const begun =
    firstOf(entries, 'evidence.started') ??
    firstOf(entries, 'evidence.captured') ??
    firstOf(entries, 'evidence.imported');
  if (begun === undefined) return { Evidence: [] };
  const row = begin(begun);
  const state = walk(evidenceLifecycle, entries, (entry) => apply(row, entry));
  row.state = state.status;
  row.outOfPlace = state.outOfPlace.length > 0;
  row.version = versionOf(entries);
  return { Evidence: [row] };
}

function begin(entry: Begun): Row {
  const { payload, subject } = entry;
  return {
    id: subject.id,
    subjectId: subject.id,
    office: entry.office,
    visit: payload.visit,
    finding: payload.finding ?? null,
    medium: payload.medium,
    mime: payload.mime,
    size: 0,
    sliceSize: payload.sliceSize,
    slices: 0,
    root: null,
    sha256: null,
    device: 'device' in payload ? payload.device : null,
    capturedAt: null,
    capturedBy: entry.actor.person,
    lat7: null,
    lon7: null,
    accuracyCm: null,
    positionAge: null,
    noFix: null,
    covert: false,
    origin: 'native',
    copyOf: null,
    copyHow: null,
    pageSet: null,
    pageNumber: null,
    continues: 'continues' in payload ? (payload.continues ?? null) : null,
    interruptions: [],
    recorder: null,
    statement: null,
    importConfirmedBy: null,
    state: '',
    receivedAt: null,
    receivedHash: null,
    clearedBy: null,
    clearance: null,
    maskedHash: null,
    maskedBy: null,
    maskCheckedBy: null,
    regions: [],
    reason: null,
    destroyedAt: null,
    destroyedBy: null,
    destroyedList: null,
    maskedDestroyed: false,
    outOfPlace: false,
    changedAt: entry.at,
    version: 0,
  };
}

function apply(row: Row, entry: Recorded): void {
  row.changedAt = entry.at;
  switch (entry.kind) {
    case 'evidence.sliced':
      row.slices = Math.max(row.slices, entry.payload.index + entry.payload.digests.length);
      return;
    case 'evidence.captured':
      captured(row, entry);
      return;
    case 'evidence.interrupted':
      row.interruptions = [...(row.interruptions as Interrupted[]), { ...entry.payload }];
      return;
    case 'evidence.imported':
      imported(row, entry);
      return;
    case 'evidence.import-confirmed':
      row.importConfirmedBy = entry.actor.person;
      return;
    case 'evidence.received':
      row.receivedAt = entry.at;
      row.receivedHash = entry.payload.sha256;
      return;
    case 'evidence.broken':
      row.receivedAt = entry.at;
      row.receivedHash = entry.payload.found;
      return;
    case 'evidence.cleared':
      row.clearedBy = entry.actor.person;
      row.clearance = entry.payload.statement;
      return;
    case 'evidence.masked':
      row.maskedHash = entry.payload.sha256;
      row.maskedBy = entry.payload.maker;
      row.maskCheckedBy = null;
      row.regions = [...entry.payload.regions];
      return;
    case 'evidence.mask-checked':
      row.maskCheckedBy = entry.actor.person;
      return;
    case 'evidence.excluded':
      row.reason = entry.payload.reason;
      return;
    case 'evidence.destroyed':
      row.destroyedAt = entry.at;
      row.destroyedBy = entry.hash;
      row.destroyedList = entry.payload.list;
      row.maskedDestroyed = entry.payload.masked !== undefined;
      return;
    default:
      return;
  }
}

type Interrupted = EntryOf<'evidence.interrupted'>['payload'];

/** Bytes that came in at the desk are here already when their entry is written. */
function imported(row: Row, entry: EntryOf<'evidence.imported'>): void {
  const { payload } = entry;
  bytes(row, payload);
  row.capturedAt = payload.capturedAt;
  row.covert = payload.covert;
  row.origin = 'recorder';
  row.recorder = payload.recorder;
  row.statement = isTombstone(payload.statement) ? null : payload.statement;
  row.receivedAt = entry.at;
  row.receivedHash = payload.sha256;
}

function bytes(row: Row, payload: EntryOf<'evidence.captured' | 'evidence.imported'>['payload']): void {
  row.finding = payload.finding ?? row.finding;
  row.mime = payload.mime;
  row.size = payload.size;
  row.sliceSize = payload.sliceSize;
  row.slices = payload.slices.length;
  row.root = payload.root;
  row.sha256 = payload.sha256;
}

function captured(row: Row, entry: EntryOf<'evidence.captured'>): void {
  const { payload } = entry;
  bytes(row, payload);
  row.capturedAt = payload.capturedAt;
  row.capturedBy = payload.takenBy ?? entry.actor.person;
  row.covert = payload.covert;
  row.lat7 = payload.position?.lat7 ?? null;
  row.lon7 = payload.position?.lon7 ?? null;
  row.accuracyCm = payload.position?.accuracyCm ?? null;
  row.positionAge = payload.position?.ageSeconds ?? null;
  row.noFix = payload.noFix ?? null;
  row.origin = payload.origin ?? 'native';
  row.copyOf = payload.copy?.of ?? null;
  row.copyHow = payload.copy?.how ?? null;
  row.pageSet = payload.page?.set ?? null;
  row.pageNumber = payload.page?.number ?? null;
  row.continues = payload.continues ?? row.continues;
}
