import { defineFold } from '@mingcha/db';
import { paperLifecycle } from '@mingcha/domain/papers';
import { type Draft, firstOf, lost, open, versionOf, walk } from '../folding.ts';

export const foldPaper = defineFold({
  tables: ['Paper'],
  incompatible: paperLifecycle.incompatible,
  rows(entries) {
    const prepared = firstOf(entries, 'paper.prepared');
    if (prepared === undefined) return { Paper: [] };
    const { act, about, form, input, shown } = prepared.payload;
    const row: Draft<'Paper'> = {
      id: prepared.subject.id,
      subjectId: prepared.subject.id,
      office: prepared.office,
      act,
      aboutType: about.type,
      aboutId: about.id,
      form,
      state: '',
      shown,
      prepared: open(input),
      preparedBy: prepared.actor.person,
      preparedAt: prepared.at,
      decidedBy: null,
      seat: null,
      decidedOn: null,
      input: null,
      scan: null,
      scanName: null,
      scanMime: null,
      scanSize: null,
      recordedBy: null,
      enteredAt: null,
      checkedBy: null,
      checkedAt: null,
      reason: null,
      erased: lost(input),
      outOfPlace: false,
      changedAt: prepared.at,
      version: versionOf(entries),
    };
    const state = walk(paperLifecycle, entries, (entry) => {
      row.changedAt = entry.at;
      if (entry.kind === 'paper.entered') {
        const { scan, input: entered, decidedBy, seat, decidedOn } = entry.payload;
        const { sha256, name, mime, size } = scan;
        Object.assign(row, { decidedBy, seat, decidedOn, reason: null });
        Object.assign(row, { scan: sha256, scanName: name, scanMime: mime, scanSize: size });
        Object.assign(row, { input: open(entered), recordedBy: entry.actor.person, enteredAt: entry.at });
        row.erased = row.erased || lost(entered);
      }
      if (entry.kind === 'paper.checked') {
        Object.assign(row, { checkedBy: entry.actor.person, checkedAt: entry.at });
      }
      if (entry.kind === 'paper.mismatched' || entry.kind === 'paper.voided')
        row.reason = entry.payload.reason;
    });
    row.state = state.status;
    row.outOfPlace = state.outOfPlace.length > 0;
    return { Paper: [row] };
  },
});
