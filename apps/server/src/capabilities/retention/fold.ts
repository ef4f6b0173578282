import { defineFold } from '@mingcha/db';
import { destructionLifecycle, holdLifecycle } from '@mingcha/domain/retention';
import { type Draft, firstOf, versionOf, walk } from '../folding.ts';

export const foldHold = defineFold({
  tables: ['Hold'],
  incompatible: holdLifecycle.incompatible,
  rows(entries) {
    const placed = firstOf(entries, 'hold.placed');
    if (placed === undefined) return { Hold: [] };
    const { about, reason } = placed.payload;
    const row: Draft<'Hold'> = {
      id: placed.subject.id,
      subjectId: placed.subject.id,
      office: placed.office,
      aboutType: about.type,
      aboutId: about.id,
      ground: reason,
      state: '',
      placedBy: placed.actor.person,
      placedAt: placed.at,
      liftedBy: null,
      liftedAt: null,
      reason: null,
      version: versionOf(entries),
    };
    const state = walk(holdLifecycle, entries, (entry) => {
      if (entry.kind !== 'hold.lifted') return;
      row.liftedBy = entry.actor.person;
      row.liftedAt = entry.at;
      row.reason = entry.payload.reason;
    });
    row.state = state.status;
    return { Hold: [row] };
  },
});

export const foldDestruction = defineFold({
  tables: ['Destruction'],
  incompatible: destructionLifecycle.incompatible,
  rows(entries) {
    const ofLog = firstOf(entries, 'destruction.log-listed');
    const listed = firstOf(entries, 'destruction.listed') ?? ofLog;
    if (listed === undefined) return { Destruction: [] };
    const { duty, reason: ground } = listed.payload;
    const items = listed.kind === 'destruction.listed' ? listed.payload.items : [];
    const row: Draft<'Destruction'> = {
      id: listed.subject.id,
      subjectId: listed.subject.id,
      office: listed.office,
      items: items.map((item) => ({ ...item })),
      evidence: items.map(({ evidence }) => evidence),
      log: ofLog === undefined ? null : { ...ofLog.payload.log },
      ground,
      duty,
      state: '',
      listedBy: listed.actor.person,
      listedAt: listed.at,
      decidedBy: null,
      decidedDuty: null,
      decidedAt: null,
      reason: null,
      carriedOutAt: null,
      destroyed: null,
      kept: [],
      version: versionOf(entries),
    };
    const state = walk(destructionLifecycle, entries, (entry) => {
      switch (entry.kind) {
        case 'destruction.approved':
        case 'destruction.refused':
          row.decidedBy = entry.actor.person;
          row.decidedAt = entry.at;
          if (entry.kind === 'destruction.approved') row.decidedDuty = entry.payload.duty;
          else row.reason = entry.payload.reason;
          return;
        case 'destruction.carried-out':
          row.carriedOutAt = entry.at;
          row.destroyed = entry.payload.destroyed;
          row.kept = entry.payload.kept.map((one) => ({ ...one }));
      }
    });
    row.state = state.status;
    return { Destruction: [row] };
  },
});
