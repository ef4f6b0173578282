import { defineFold } from '@mingcha/db';
import { packageLifecycle } from '@mingcha/domain/packages';
import { type Draft, firstOf, lost, open, versionOf, walk } from '../folding.ts';

export const foldPackage = defineFold({
  tables: ['CasePackage'],
  incompatible: packageLifecycle.incompatible,
  rows(entries) {
    const made = firstOf(entries, 'package.made');
    if (made === undefined) return { CasePackage: [] };
    const { case: about, scope, receiver, way, manifest, headSize, left } = made.payload;
    const piecesOf = (copy: 'original' | 'masked') =>
      left.filter((one) => one.copy === copy).map(({ evidence }) => evidence);
    const row: Draft<'CasePackage'> = {
      id: made.subject.id,
      subjectId: made.subject.id,
      office: made.office,
      caseType: about.type,
      caseId: about.id,
      scope,
      receiver: open(receiver),
      erased: lost(receiver),
      way,
      manifest,
      headSize,
      originals: piecesOf('original'),
      copies: piecesOf('masked'),
      madeBy: made.actor.person,
      madeAt: made.at,
      state: '',
      brokenAt: null,
      brokenFile: null,
      version: versionOf(entries),
    };
    const state = walk(packageLifecycle, entries, (entry) => {
      if (entry.kind === 'package.broken')
        Object.assign(row, { brokenAt: entry.at, brokenFile: entry.payload.file });
    });
    row.state = state.status;
    return { CasePackage: [row] };
  },
});
