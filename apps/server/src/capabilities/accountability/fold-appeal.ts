import { defineFold } from '@mingcha/db';
import type { Recorded } from '@mingcha/domain';
import { type AppealState, appealLifecycle } from '@mingcha/domain/accountability';
import { type Draft, type EntryOf, firstOf, lost, numbered, open, versionOf, walk } from '../folding.ts';
import { heldSeal, noHeldSeal } from '../seal-columns.ts';

type Row = Draft<'Appeal'>;

/** One appeal: what is asked, by whom it is looked at, what came of it. */
export const foldAppeal = defineFold({
  tables: ['Appeal', 'AppealPart'],
  incompatible: appealLifecycle.incompatible,
  rows,
});

function rows(entries: readonly Recorded[]) {
  const filed = firstOf(entries, 'appeal.filed');
  if (filed === undefined) return { Appeal: [], AppealPart: [] };
  const row = begin(filed);
  const sat: string[] = [];
  const state = walk(appealLifecycle, entries, (entry) => {
    stamp(row, entry);
    if (entry.kind === 'appeal.decided') sat.push(...entry.payload.discussion.participants);
  });
  row.state = state.status;
  row.version = versionOf(entries);
  row.outOfPlace = state.outOfPlace.length > 0;
  return {
    Appeal: [row],
    AppealPart: numbered(row, partsIn(state, sat), ([part, person]) => ({ appeal: row.id, part, person })),
  };
}

const partsIn = (state: AppealState, sat: readonly string[]): (readonly [string, string])[] => [
  ...state.handlers.map((person) => ['handler', person] as const),
  ...[...new Set([...state.reviewers, ...sat])].map((person) => ['reviewer', person] as const),
];

function begin(entry: EntryOf<'appeal.filed'>): Row {
  const {
    about,
    route,
    previous = null,
    person,
    unit,
    until,
    grounds,
    requests,
    lateReason,
    files,
  } = entry.payload;
  const { id } = entry.subject;
  return {
    id,
    subjectId: id,
    office: entry.office,
    state: '',
    aboutType: about.type,
    aboutId: about.id,
    route,
    previous,
    person,
    unit,
    grounds: open(grounds),
    requests: open(requests),
    lateReason: open(lateReason ?? null),
    files: open(files) ?? [],
    supplement: null,
    supplements: 0,
    filedBy: entry.actor.person,
    filedAt: entry.at,
    until,
    receipt: entry.hash,
    acceptedAt: null,
    decideBy: null,
    reviewers: [],
    result: null,
    measures: [],
    months: null,
    facts: null,
    reasons: null,
    organ: null,
    number: null,
    dated: null,
    viewHash: null,
    discussion: null,
    decidedBy: null,
    decidedAt: null,
    ...noHeldSeal,
    servedAt: null,
    extended: false,
    further: null,
    did: [],
    executedAt: null,
    reason: null,
    alarmed: [],
    erased: lost(grounds, requests, lateReason, files),
    outOfPlace: false,
    changedAt: entry.at,
    version: 0,
  };
}

function stamp(row: Row, entry: Recorded): void {
  const { at } = entry;
  row.changedAt = at;
  switch (entry.kind) {
    case 'appeal.supplement-asked':
      row.erased ||= lost(entry.payload.what);
      row.reason = open(entry.payload.what);
      return;
    case 'appeal.supplemented':
      row.erased ||= lost(entry.payload.grounds, entry.payload.files);
      row.supplement = open(entry.payload.grounds);
      row.supplements += 1;
      row.reason = null;
      return;
    case 'appeal.accepted':
      row.acceptedAt = at;
      row.decideBy = entry.payload.decideBy;
      return;
    case 'appeal.inadmissible':
    case 'appeal.withdrawn':
      row.erased ||= lost(entry.payload.reason);
      row.reason = open(entry.payload.reason);
      return;
    case 'appeal.assigned':
      row.reviewers = [...entry.payload.reviewers];
      return;
    case 'appeal.extended':
      row.erased ||= lost(entry.payload.reason);
      row.reason = open(entry.payload.reason);
      row.decideBy = entry.payload.decideBy;
      row.extended = true;
      row.alarmed = row.alarmed.filter((what) => what !== 'result');
      return;
    case 'appeal.decided': {
      const {
        result,
        measures = [],
        months = null,
        discussion,
        organ = null,
        viewHash = null,
      } = entry.payload;
      const { facts = null, reasons, number } = entry.payload;
      Object.assign(row, { result, months, discussion, organ, viewHash });
      Object.assign(row, { decidedBy: entry.actor.person, decidedAt: at });
      Object.assign(row, { number: number?.number ?? null, dated: number?.date ?? null });
      row.measures = [...measures];
      row.erased ||= lost(facts, reasons);
      row.facts = open(facts);
      row.reasons = open(reasons);
      return;
    }
    case 'appeal.sealed-by-key':
      row.erased ||= lost(entry.payload.file);
      Object.assign(row, heldSeal(entry));
      return;
    case 'appeal.went-further':
      row.further = entry.payload.appeal;
      return;
    case 'appeal.served':
      row.erased ||= lost(entry.payload.proof);
      row.servedAt = open(entry.payload.proof)?.at ?? at;
      return;
    case 'appeal.executed':
      row.did = entry.payload.did;
      row.executedAt = at;
      return;
    case 'appeal.alarmed':
      row.alarmed = [...row.alarmed, entry.payload.what];
      return;
    default:
      return;
  }
}
