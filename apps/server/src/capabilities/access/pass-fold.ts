import { defineFold } from '@mingcha/db';
import { passLifecycle } from '@mingcha/domain/access';
import { type Draft, firstOf, versionOf, walk } from '../folding.ts';

export const foldPass = defineFold({
  tables: ['Pass'],
  incompatible: passLifecycle.incompatible,
  rows(entries) {
    const issued = firstOf(entries, 'pass.issued');
    if (issued === undefined) return { Pass: [] };
    const { about, role, person, seat, digest, until } = issued.payload;
    const row: Draft<'Pass'> = {
      id: issued.subject.id,
      subjectId: issued.subject.id,
      office: issued.office,
      aboutType: about.type,
      aboutId: about.id,
      role,
      person,
      seat,
      digest,
      until,
      state: '',
      issuedBy: issued.actor.person,
      issuedAt: issued.at,
      openedAt: null,
      endedAt: null,
      reason: null,
      changedAt: issued.at,
      version: versionOf(entries),
    };
    const state = walk(passLifecycle, entries, (entry) => {
      row.changedAt = entry.at;
      if (entry.kind === 'pass.opened') row.openedAt = entry.at;
      if (entry.kind === 'pass.spent' || entry.kind === 'pass.expired') row.endedAt = entry.at;
      if (entry.kind === 'pass.revoked')
        Object.assign(row, { endedAt: entry.at, reason: entry.payload.reason });
    });
    row.state = state.status;
    return { Pass: [row] };
  },
});
