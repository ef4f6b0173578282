import type { Pack } from '../state/pack.ts';

export type PackLack =
  | 'units'
  | 'taxonomy'
  | 'checklist'
  | 'calendars'
  | 'persons'
  | 'assignment'
  | 'case-key'
  | 'letter'
  | 'duty-phone';

/**
 * Which parts of the pack a tablet would miss in a hall. Registers that an office may rightly have left empty (service items,
 * windows, posts, prohibited areas) are no lack. With a visit: what that visit needs beside.
 */
export function missingParts(pack: Pack | null, visit: string | null, today: string): readonly PackLack[] {
  const lacks: [PackLack, boolean][] = [
    ['units', (pack?.units.length ?? 0) === 0],
    ['taxonomy', (pack?.taxonomy.axes.length ?? 0) === 0],
    ['checklist', (pack?.checklists.length ?? 0) === 0],
    ['calendars', !(pack?.calendars ?? []).some(({ year }) => `${year}` === today.slice(0, 4))],
    ['persons', (pack?.persons.length ?? 0) === 0],
  ];
  if (visit !== null) {
    const task = pack?.assignments.find((each) => each.visit === visit);
    lacks.push(
      ['assignment', task?.unit == null],
      ['case-key', pack?.caseKeys[visit] === undefined],
      ['letter', task?.letter == null],
      ['duty-phone', !task?.dutyPhone],
    );
  }
  return lacks.filter(([, lacking]) => lacking).map(([part]) => part);
}
