import { defineFold } from '@mingcha/db';
import { intercessionLifecycle } from '@mingcha/domain/bulletins';
import { firstOf, lost, versionOf } from '../folding.ts';

/** That something was noted, by whom and when. Its words are left where they are sealed. */
export const foldIntercession = defineFold({
  tables: ['Intercession'],
  incompatible: intercessionLifecycle.incompatible,
  rows(entries) {
    const noted = firstOf(entries, 'intercession.noted');
    if (noted === undefined) return { Intercession: [] };
    const { about, who, on, how, said } = noted.payload;
    return {
      Intercession: [
        {
          id: noted.subject.id,
          subjectId: noted.subject.id,
          office: noted.office,
          notedBy: noted.actor.person,
          notedAt: noted.at,
          erased: lost(about, who, on, how, said),
          version: versionOf(entries),
        },
      ],
    };
  },
});
