import { defineFold } from '@mingcha/db';
import { erasureLifecycle } from '@mingcha/domain/access';
import { type Draft, firstOf, versionOf, walk } from '../folding.ts';

export const foldErasure = defineFold({
  tables: ['Erasure'],
  incompatible: erasureLifecycle.incompatible,
  rows(entries) {
    const asked = firstOf(entries, 'erasure.asked');
    if (asked === undefined) return { Erasure: [] };
    const { person, entries: named, reason: ground } = asked.payload;
    const row: Draft<'Erasure'> = {
      id: asked.subject.id,
      subjectId: asked.subject.id,
      office: asked.office,
      person,
      entries: named.map(({ hash, paths }) => ({ hash, paths: [...paths] })),
      ground,
      state: '',
      askedBy: asked.actor.person,
      askedAt: asked.at,
      decidedBy: null,
      decidedAt: null,
      reason: null,
      version: versionOf(entries),
    };
    const state = walk(erasureLifecycle, entries, (entry) => {
      if (entry.kind === 'erasure.asked') return;
      row.decidedBy = entry.actor.person;
      row.decidedAt = entry.at;
      if (entry.kind === 'erasure.refused') row.reason = entry.payload.reason;
    });
    row.state = state.status;
    return { Erasure: [row] };
  },
});
