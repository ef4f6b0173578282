import { defineFold } from '@mingcha/db';
import type { Recorded } from '@mingcha/domain';
import { assignmentLifecycle, planLifecycle } from '@mingcha/domain/plans';
import { type Draft, type EntryOf, firstOf, lost, numbered, open, versionOf, walk } from '../folding.ts';

type PlanRow = Draft<'Plan'>;
type PlanFields = EntryOf<'plan.drafted'>['payload'];
type AssignmentRow = Draft<'Assignment'>;
type Member = Draft<'AssignmentMember'>;

export const foldPlan = defineFold({
  tables: ['Plan', 'PlanUnit'],
  incompatible: planLifecycle.incompatible,
  rows: planRows,
});

function planRows(entries: readonly Recorded[]) {
  const drafted = firstOf(entries, 'plan.drafted');
  if (drafted === undefined) return { Plan: [], PlanUnit: [] };
  const row = beginPlan(drafted);
  let units = drafted.payload.units;
  const state = walk(planLifecycle, entries, (entry) => {
    if (entry.kind === 'plan.revised') {
      Object.assign(row, planFields(entry.payload));
      units = entry.payload.units;
    }
    stampPlan(row, entry);
  });
  row.state = state.status;
  row.outOfPlace = state.outOfPlace.length > 0;
  row.version = versionOf(entries);
  return { Plan: [row], PlanUnit: numbered(row, units, (unit) => ({ plan: row.id, unit })) };
}

const planFields = (fields: PlanFields) => ({
  title: fields.title,
  basis: fields.basis,
  scope: fields.scope,
  method: fields.method,
  modes: [...fields.modes],
  fromDay: fields.from,
  toDay: fields.to,
  covertFirst: fields.covertFirst,
  checklists: [...(fields.checklists ?? [])],
  secrecy: fields.secrecy,
});

function beginPlan(entry: EntryOf<'plan.drafted'>): PlanRow {
  return {
    id: entry.subject.id,
    subjectId: entry.subject.id,
    office: entry.office,
    ...planFields(entry.payload),
    state: '',
    drafter: entry.actor.person,
    reviewer: null,
    approver: null,
    reason: null,
    opinion: null,
    instruction: null,
    outOfPlace: false,
    draftedAt: entry.at,
    changedAt: entry.at,
    version: 0,
  };
}

function stampPlan(row: PlanRow, entry: Recorded): void {
  row.changedAt = entry.at;
  switch (entry.kind) {
    case 'plan.reviewed':
      row.reviewer = entry.actor.person;
      row.opinion = entry.payload.opinion;
      return;
    case 'plan.approved':
      row.approver = entry.actor.person;
      row.instruction = entry.payload.instruction;
      row.reason = null;
      return;
    case 'plan.returned':
    case 'plan.cancelled':
    case 'plan.suspended':
    case 'plan.resumed':
      row.reason = entry.payload.reason;
      return;
    default:
      return;
  }
}

export const foldAssignment = defineFold({
  tables: ['Assignment', 'AssignmentMember'],
  incompatible: assignmentLifecycle.incompatible,
  rows: assignmentRows,
});

function assignmentRows(entries: readonly Recorded[]) {
  const created = firstOf(entries, 'assignment.created');
  if (created === undefined) return { Assignment: [], AssignmentMember: [] };
  const row = beginAssignment(created);
  let members = team(row, created.payload.members);
  const state = walk(assignmentLifecycle, entries, (entry) => {
    row.changedAt = entry.at;
    if (entry.kind === 'assignment.reassigned') {
      row.lead = entry.payload.lead;
      row.recused = [];
      members = team(row, entry.payload.members);
    }
    stampAssignment(row, members, entry);
  });
  row.state = state.status;
  row.outOfPlace = state.outOfPlace.length > 0;
  row.version = versionOf(entries);
  return { Assignment: [row], AssignmentMember: [...members.values()] };
}

function beginAssignment(entry: EntryOf<'assignment.created'>): AssignmentRow {
  const { payload, subject } = entry;
  return {
    id: subject.id,
    subjectId: subject.id,
    office: entry.office,
    plan: payload.plan,
    unit: payload.unit,
    window: payload.window ?? null,
    covert: payload.covert,
    lead: payload.lead,
    modes: [...payload.modes],
    areas: [...payload.areas],
    checklists: [...(payload.checklists ?? [])],
    fromDay: payload.from,
    toDay: payload.to,
    scenario: open(payload.scenario),
    contact: open(payload.contact),
    dutyPhone: open(payload.dutyPhone),
    erased: lost(payload.scenario, payload.contact, payload.dutyPhone),
    state: '',
    reason: null,
    recused: [],
    outOfPlace: false,
    createdBy: entry.actor.person,
    createdAt: entry.at,
    changedAt: entry.at,
    version: 0,
  };
}

function team(row: AssignmentRow, persons: readonly string[]): Map<string, Member> {
  return new Map(
    [...new Set([row.lead, ...persons])].map((person) => [
      person,
      {
        id: `${row.id}/${person}`,
        subjectId: row.id,
        office: row.office,
        assignment: row.id,
        person,
        lead: person === row.lead,
        answer: 'asked',
        declaration: null,
        reason: null,
        answeredAt: null,
      },
    ]),
  );
}

function stampAssignment(row: AssignmentRow, members: Map<string, Member>, entry: Recorded): void {
  const answer = (person: string, given: Partial<Member>) => {
    const member = members.get(person);
    if (member !== undefined) Object.assign(member, given, { answeredAt: entry.at });
  };
  switch (entry.kind) {
    case 'assignment.checked':
      row.recused = [...entry.payload.recused];
      for (const person of entry.payload.recused) answer(person, { answer: 'recused' });
      return;
    case 'assignment.accepted':
      answer(entry.payload.person, { answer: 'accepted', declaration: entry.payload.declaration });
      return;
    case 'assignment.declined':
      row.reason = entry.payload.reason;
      answer(entry.payload.person, { answer: 'declined', reason: entry.payload.reason });
      return;
    case 'assignment.aborted':
      row.reason = entry.payload.reason;
      return;
    default:
      return;
  }
}
