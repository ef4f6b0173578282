import { dayOf } from '@mingcha/domain/calendar';
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
 * windows, posts, prohibited areas) are no lack. With a visit: what that visit needs beside. Which year it is, the zone of
 * the office says.
 */
export function missingParts(pack: Pack | null, visit: string | null, now: number): readonly PackLack[] {
  const year = pack === null ? '' : dayOf(now, pack.zone).slice(0, 4);
  const lacks: [PackLack, boolean][] = [
    ['units', (pack?.units.length ?? 0) === 0],
    ['taxonomy', (pack?.taxonomy.axes.length ?? 0) === 0],
    ['checklist', (pack?.checklists.length ?? 0) === 0],
    ['calendars', !(pack?.calendars ?? []).some((calendar) => `${calendar.year}` === year)],
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
