import { defineFold } from '@mingcha/db';
import type { Recorded } from '@mingcha/domain';
import type { RecordedDeadline } from '@mingcha/domain/calendar';
import { type ConfirmationState, confirmationLifecycle, isHeard } from '@mingcha/domain/findings';
import { type Draft, type EntryOf, firstOf, lost, open, versionOf, walk } from '../folding.ts';

type Row = Draft<'Confirmation'>;

/** One sheet: what was put before whom, when it reached them, what they said, and what was answered. */
export const foldConfirmation = defineFold({
  tables: ['Confirmation'],
  incompatible: confirmationLifecycle.incompatible,
  rows,
});

function rows(entries: readonly Recorded[]) {
  const opened = firstOf(entries, 'confirmation.opened');
  if (opened === undefined) return { Confirmation: [] };
  const row = begin(opened);
  let before: ConfirmationState['status'] = 'none';
  const state = walk(confirmationLifecycle, entries, (entry, after) => {
    apply(row, entry, before);
    before = after.status;
  });
  row.state = state.status;
  row.heard = state.status === 'withdrawn' || isHeard({ ...state, id: row.id });
  row.outOfPlace = state.outOfPlace.length > 0;
  row.version = versionOf(entries);
  return { Confirmation: [row] };
}

function begin({ subject, office, payload, actor, at }: EntryOf<'confirmation.opened'>): Row {
  const { id } = subject;
  return {
    id,
    subjectId: id,
    office,
    finding: payload.finding,
    visit: payload.visit,
    unit: payload.unit,
    person: payload.person,
    facts: open(payload.facts),
    shows: [...payload.shows],
    days: payload.days,
    state: '',
    heard: false,
    openedBy: actor.person,
    openedAt: at,
    servedAt: null,
    servedBy: null,
    proof: null,
    dueDay: null,
    due: null,
    provisional: false,
    answer: null,
    statement: null,
    points: [],
    files: [],
    signed: null,
    answeredBy: null,
    answeredAt: null,
    receipt: null,
    late: false,
    witnesses: [],
    note: null,
    replies: [],
    repliedBy: null,
    repliedAt: null,
    reason: null,
    erased: lost(payload.facts),
    outOfPlace: false,
    changedAt: at,
    version: 0,
  };
}

function timed(row: Row, { day, due, provisional }: RecordedDeadline): void {
  row.dueDay = day;
  row.due = due;
  row.provisional = provisional;
}

function apply(row: Row, entry: Recorded, before: string): void {
  row.changedAt = entry.at;
  switch (entry.kind) {
    case 'confirmation.served': {
      const { proof, deadline } = entry.payload;
      row.servedAt = deadline.from;
      row.servedBy = entry.actor.person;
      row.proof = open(proof);
      timed(row, deadline);
      row.erased ||= lost(proof);
      return;
    }
    case 'confirmation.recounted':
      timed(row, entry.payload.deadline);
      return;
    case 'confirmation.answered': {
      const { answer, statement = null, points, files, signed } = entry.payload;
      row.answer = answer;
      row.statement = open(statement);
      row.points = open(points) ?? [];
      row.files = files;
      row.signed = signed;
      row.answeredBy = entry.actor.person;
      row.answeredAt = entry.at;
      row.receipt = entry.hash;
      row.late = before === 'unanswered';
      row.erased ||= lost(statement, points);
      return;
    }
    case 'confirmation.refused-to-sign': {
      const { witnesses, note } = entry.payload;
      row.witnesses = open(witnesses) ?? [];
      row.note = open(note);
      row.erased ||= lost(witnesses, note);
      return;
    }
    case 'confirmation.replied':
      row.replies = open(entry.payload.points) ?? [];
      row.repliedBy = entry.actor.person;
      row.repliedAt = entry.at;
      row.erased ||= lost(entry.payload.points);
      return;
    case 'confirmation.withdrawn':
      row.reason = entry.payload.reason;
      return;
    default:
      return;
  }
}
