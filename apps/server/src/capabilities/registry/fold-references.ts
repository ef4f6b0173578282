import { defineFold } from '@mingcha/db';
import type { Recorded } from '@mingcha/domain';
import { versionOf } from '../folding.ts';

const base = (entry: Recorded) => ({
  id: entry.subject.id,
  subjectId: entry.subject.id,
  office: entry.office,
});

/** One year may be loaded again when its notice is published: the newest loading stands. */
export const foldCalendar = defineFold({
  tables: ['Calendar'],
  rows(entries) {
    const loaded = entries.findLast((entry) => entry.kind === 'calendar.loaded');
    if (loaded?.kind !== 'calendar.loaded') return { Calendar: [] };
    const { year, version: edition, holidays, workdays, provisional } = loaded.payload;
    const days = { holidays: [...holidays], workdays: [...workdays], loadedAt: loaded.at };
    return {
      Calendar: [{ ...base(loaded), year, edition, ...days, provisional, version: versionOf(entries) }],
    };
  },
});

export const foldTaxonomy = defineFold({
  tables: ['Taxonomy'],
  rows(entries) {
    const adopted = entries.findLast((entry) => entry.kind === 'taxonomy.adopted');
    if (adopted?.kind !== 'taxonomy.adopted') return { Taxonomy: [] };
    const { version: edition, axes } = adopted.payload;
    return {
      Taxonomy: [
        { ...base(adopted), edition, axes: [...axes], adoptedAt: adopted.at, version: versionOf(entries) },
      ],
    };
  },
});

export const foldChecklist = defineFold({
  tables: ['Checklist'],
  rows(entries) {
    const adopted = entries.findLast((entry) => entry.kind === 'checklist.adopted');
    if (adopted?.kind !== 'checklist.adopted') return { Checklist: [] };
    const { version: edition, template, name, nameEn, standing, groups, bands, questions } = adopted.payload;
    const row = {
      template,
      edition,
      name,
      nameEn: nameEn ?? null,
      standing,
      groups: [...(groups ?? [])],
      bands: [...(bands ?? [])],
      questions: [...questions],
      adoptedAt: adopted.at,
    };
    return { Checklist: [{ ...base(adopted), ...row, version: versionOf(entries) }] };
  },
});
