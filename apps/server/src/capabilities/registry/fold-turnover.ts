import { defineFold } from '@mingcha/db';
import { handoverLifecycle, leaveLifecycle } from '@mingcha/domain/registry';
import { type Draft, firstOf, lost, open, versionOf, walk } from '../folding.ts';

export const foldLeave = defineFold({
  tables: ['Leave'],
  incompatible: leaveLifecycle.incompatible,
  rows(entries) {
    const declared = firstOf(entries, 'leave.declared');
    if (declared === undefined) return { Leave: [] };
    const { seat, unit, person, deputy, from, until, reason } = declared.payload;
    const row: Draft<'Leave'> = {
      id: declared.subject.id,
      subjectId: declared.subject.id,
      office: declared.office,
      seat,
      unit,
      person,
      deputy,
      firstDay: from,
      lastDay: until,
      reason: open(reason),
      erased: lost(reason),
      state: '',
      declaredBy: declared.actor.person,
      declaredAt: declared.at,
      confirmedBy: null,
      confirmedAt: null,
      endedAt: null,
      version: versionOf(entries),
    };
    const state = walk(leaveLifecycle, entries, (entry) => {
      if (entry.kind === 'leave.confirmed')
        Object.assign(row, { confirmedBy: entry.actor.person, confirmedAt: entry.at });
      if (entry.kind === 'leave.ended') row.endedAt = entry.at;
    });
    row.state = state.status;
    return { Leave: [row] };
  },
});

export const foldHandover = defineFold({
  tables: ['Handover'],
  incompatible: handoverLifecycle.incompatible,
  rows(entries) {
    const opened = firstOf(entries, 'handover.opened');
    if (opened === undefined) return { Handover: [] };
    const { seat, unit, from, to, items } = opened.payload;
    const row: Draft<'Handover'> = {
      id: opened.subject.id,
      subjectId: opened.subject.id,
      office: opened.office,
      seat,
      unit,
      giver: from,
      taker: to,
      items: items.map((item) => ({ ...item })),
      state: '',
      openedBy: opened.actor.person,
      openedAt: opened.at,
      givenAt: null,
      givenNote: null,
      takenAt: null,
      takenNote: null,
      decidedBy: null,
      decidedAt: null,
      reason: null,
      version: versionOf(entries),
    };
    const state = walk(handoverLifecycle, entries, (entry) => {
      if (entry.kind === 'handover.given')
        Object.assign(row, { givenAt: entry.at, givenNote: entry.payload.note ?? null });
      if (entry.kind === 'handover.taken')
        Object.assign(row, { takenAt: entry.at, takenNote: entry.payload.note ?? null });
      if (entry.kind === 'handover.approved' || entry.kind === 'handover.cancelled')
        Object.assign(row, { decidedBy: entry.actor.person, decidedAt: entry.at });
      if (entry.kind === 'handover.cancelled') row.reason = entry.payload.reason;
    });
    row.state = state.status;
    return { Handover: [row] };
  },
});
