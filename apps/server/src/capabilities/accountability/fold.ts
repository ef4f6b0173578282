import { defineFold } from '@mingcha/db';
import type { Recorded } from '@mingcha/domain';
import { type CaseState, caseLifecycle } from '@mingcha/domain/accountability';
import { type Draft, type EntryOf, firstOf, lost, numbered, open, versionOf, walk } from '../folding.ts';
import { heldSeal, noHeldSeal } from '../seal-columns.ts';

type Row = Draft<'AccountabilityCase'>;

/** A case as it stands, and the short list of people who have a step in it. */
export const foldCase = defineFold({
  tables: ['AccountabilityCase', 'CasePart'],
  incompatible: caseLifecycle.incompatible,
  rows,
});

function rows(entries: readonly Recorded[]) {
  const proposed = firstOf(entries, 'case.proposed');
  if (proposed === undefined) return { AccountabilityCase: [], CasePart: [] };
  const row = begin(proposed);
  const state = walk(caseLifecycle, entries, (entry) => stamp(row, entry));
  row.state = state.status;
  row.version = versionOf(entries);
  row.outOfPlace = state.outOfPlace.length > 0;
  return {
    AccountabilityCase: [row],
    CasePart: numbered(row, partsIn(state), ([part, person]) => ({ case: row.id, part, person })),
  };
}

const partsIn = (state: CaseState): (readonly [string, string])[] => [
  ...state.proposers.map((person) => ['proposer', person] as const),
  ...(state.approver === null ? [] : [['approver', state.approver] as const]),
  ...state.investigators.map((person) => ['investigator', person] as const),
  ...[...new Set([...state.forum, ...state.deciders])].map((person) => ['decider', person] as const),
];

function begin(entry: EntryOf<'case.proposed'>): Row {
  const { id } = entry.subject;
  const row: Row = {
    id,
    subjectId: id,
    office: entry.office,
    state: '',
    person: null,
    unit: null,
    role: '',
    authority: '',
    organ: '',
    findings: [],
    facts: null,
    selfCorrection: null,
    clauses: [],
    measures: [],
    factors: [],
    proposedBy: entry.actor.person,
    proposedAt: entry.at,
    approvedBy: null,
    approvedAt: null,
    opinion: null,
    reason: null,
    handover: [],
    handoverReceipt: null,
    transferredAt: null,
    acceptedAt: null,
    decideBy: null,
    noticeIssuedAt: null,
    noticeMeasures: [],
    noticeMonths: null,
    noticeFacts: null,
    noticeBasis: null,
    noticeProof: null,
    noticedAt: null,
    defenceDue: null,
    lapsed: false,
    waived: false,
    statement: null,
    points: [],
    files: [],
    defendedBy: null,
    defendedAt: null,
    receipt: null,
    answers: [],
    answeredAt: null,
    decided: [],
    months: null,
    reasons: null,
    basis: null,
    from: null,
    until: null,
    remedy: null,
    discussion: null,
    decidedBy: null,
    decidedAt: null,
    ...noHeldSeal,
    servedPersonAt: null,
    servedUnitAt: null,
    effectiveAt: null,
    endedAt: null,
    changedBy: null,
    erased: false,
    outOfPlace: false,
    changedAt: entry.at,
    version: 0,
  };
  propose(row, entry.payload);
  return row;
}

function propose(row: Row, said: EntryOf<'case.proposed' | 'case.revised'>['payload']): void {
  const { person, unit, role, organ, findings, clauses, measures, factors, facts, selfCorrection } = said;
  Object.assign(row, { person, unit, role, authority: organ.authority, organ: organ.name });
  row.findings = [...findings];
  row.clauses = [...clauses];
  row.measures = [...measures];
  row.factors = [...factors];
  row.facts = open(facts);
  row.selfCorrection = open(selfCorrection ?? null);
  row.erased ||= lost(facts, selfCorrection);
}

/** Personal values that a later entry brings with it, by the column that holds each. */
function keep(row: Row, values: Readonly<Record<string, unknown>>): void {
  for (const [column, value] of Object.entries(values)) {
    row.erased ||= lost(value);
    // A list that is gone is an empty list; the row says that something was erased.
    const empty = ['points', 'files', 'answers', 'handover'].includes(column) ? [] : null;
    Object.assign(row, { [column]: lost(value) ? empty : (value ?? empty) });
  }
}

function stamp(row: Row, entry: Recorded): void {
  const { at } = entry;
  const actor = entry.actor.person;
  row.changedAt = at;
  switch (entry.kind) {
    case 'case.revised':
      propose(row, entry.payload);
      row.reason = null;
      return;
    case 'case.approved':
      row.approvedBy = actor;
      row.approvedAt = at;
      keep(row, { opinion: entry.payload.opinion });
      return;
    case 'case.returned':
    case 'case.withdrawn':
    case 'case.not-accepted':
      keep(row, { reason: entry.payload.reason });
      return;
    case 'case.transferred':
      row.handoverReceipt = entry.payload.receipt ?? null;
      row.transferredAt = at;
      keep(row, { handover: entry.payload.handover });
      return;
    case 'case.accepted':
      row.acceptedAt = at;
      row.decideBy = entry.payload.decideBy;
      return;
    case 'case.notice-issued': {
      const { measures, months, facts, basis } = entry.payload;
      row.noticeIssuedAt = at;
      row.noticeMeasures = [...measures];
      row.noticeMonths = months;
      keep(row, { noticeFacts: facts, noticeBasis: basis });
      return;
    }
    case 'case.notice-served': {
      const { measures, months, facts, basis, proof, deadline } = entry.payload;
      row.noticeMeasures = [...measures];
      row.noticeMonths = months;
      row.noticedAt = at;
      row.defenceDue = deadline;
      keep(row, { noticeFacts: facts, noticeBasis: basis, noticeProof: proof });
      return;
    }
    case 'case.defence': {
      const { waived, statement = null, points, files } = entry.payload;
      Object.assign(row, { waived, defendedBy: actor, defendedAt: at, receipt: entry.hash });
      keep(row, { statement, points, files });
      return;
    }
    case 'case.defence-lapsed':
      row.lapsed = true;
      return;
    case 'case.defence-answered':
      row.answeredAt = at;
      keep(row, { answers: entry.payload.points });
      return;
    case 'case.decided':
      decided(row, entry);
      return;
    case 'case.exempted':
    case 'case.dismissed':
      Object.assign(row, { decidedBy: actor, decidedAt: at, discussion: entry.payload.discussion });
      Object.assign(row, { ...noHeldSeal, servedPersonAt: null, servedUnitAt: null });
      keep(row, { reason: entry.payload.ground });
      return;
    case 'case.sealed-by-key':
      row.erased ||= lost(entry.payload.file);
      Object.assign(row, heldSeal(entry));
      return;
    case 'case.served': {
      const { to, proof } = entry.payload;
      const served = lost(proof) ? at : (open(proof)?.at ?? at);
      row[to === 'person' ? 'servedPersonAt' : 'servedUnitAt'] = served;
      row.erased ||= lost(proof);
      return;
    }
    case 'case.took-effect':
      row.effectiveAt = at;
      return;
    case 'case.effect-ended':
      row.endedAt = at;
      return;
    case 'case.changed':
      row.decided = [...entry.payload.measures];
      Object.assign(row, { months: entry.payload.months, until: entry.payload.until });
      row.changedBy = entry.payload.appeal;
      return;
    case 'case.revoked':
    case 'case.remitted':
      row.changedBy = entry.payload.appeal;
      return;
    default:
      return;
  }
}

function decided(row: Row, { payload, actor, at }: EntryOf<'case.decided'>): void {
  const { measures, months, reasons, basis, from, until, remedy, discussion } = payload;
  row.decided = [...measures];
  Object.assign(row, { months, from, until, remedy, discussion, decidedBy: actor.person, decidedAt: at });
  // A decision made anew is served anew.
  Object.assign(row, { ...noHeldSeal, servedPersonAt: null, servedUnitAt: null });
  Object.assign(row, { effectiveAt: null, endedAt: null });
  keep(row, { reasons, basis });
}
