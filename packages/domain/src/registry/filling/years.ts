import { plusDays, weekdayOf, yearOfDay } from '../../calendar/day.ts';
import type { Line } from './read-sheets.ts';
import { newIn, textIn, told, type Work } from './work.ts';

const longestStretch = 60;

interface Year {
  readonly off: Set<string>;
  readonly worked: Set<string>;
  readonly editions: Set<string>;
  readonly rows: Line[];
}

/**
 * The stretches of a year's notice become one loading of the year. A stretch off runs over weekends too, as the notice
 * writes it; what is kept are the weekdays that are off and the weekend days that are worked.
 */
export function workOutYears(work: Work): void {
  const years = new Map<number, Year>();
  let broken = false;
  for (const line of work.lines.calendar) {
    const days = line.broken ? null : stretchOf(work, line);
    if (days === null) {
      broken = true;
      continue;
    }
    const year = yearOfDay(days[0] ?? '');
    const here = years.get(year) ?? { off: new Set(), worked: new Set(), editions: new Set(), rows: [] };
    years.set(year, here);
    here.editions.add(told(line, 'edition'));
    here.rows.push(line);
    for (const day of days) {
      const worked = told(line, 'nature') === 'worked';
      if (worked && weekdayOf(day) <= 5) {
        work.wrong('calendar', line.row, 'from', 'worked-on-weekday', { day });
        broken = true;
      }
      if ((worked ? here.off : here.worked).has(day)) {
        work.wrong('calendar', line.row, 'from', 'off-and-worked', { day });
        broken = true;
      }
      (worked ? here.worked : here.off).add(day);
    }
  }
  for (const [year, said] of [...years].sort(([a], [b]) => a - b)) {
    const row = said.rows[0]?.row ?? 0;
    const [edition = '', ...more] = said.editions;
    if (more.length > 0) {
      work.wrong('calendar', said.rows.at(-1)?.row ?? row, 'edition', 'editions-mixed', { year });
      continue;
    }
    // Half a year's notice must not become the year: with one wrong row none of it is loaded.
    if (broken) continue;
    const holidays = [...said.off].filter((day) => weekdayOf(day) <= 5).sort();
    const workdays = [...said.worked].sort();
    const stands = work.present.years.find((one) => one.year === year);
    const fields = { year, version: edition, holidays, workdays, provisional: false };
    if (
      stands !== undefined &&
      !stands.provisional &&
      stands.edition === edition &&
      stands.holidays.join() === holidays.join() &&
      stands.workdays.join() === workdays.join()
    )
      work.same('calendar');
    else {
      const did = stands === undefined ? 'create' : 'change';
      const makes = newIn('calendar', row);
      work.step({ sheet: 'calendar', row, did, command: 'loadCalendar', fields, target: null, makes });
    }
  }
}

function stretchOf(work: Work, line: Line): readonly string[] | null {
  const from = told(line, 'from');
  const to = textIn(line, 'to') ?? from;
  const wrong = (code: 'days-reversed' | 'years-mixed') => {
    work.wrong('calendar', line.row, 'to', code);
    return null;
  };
  if (to < from) return wrong('days-reversed');
  if (yearOfDay(from) !== yearOfDay(to)) return wrong('years-mixed');
  const days: string[] = [];
  for (let day = from; day <= to && days.length <= longestStretch; day = plusDays(day, 1)) days.push(day);
  if (days.length <= longestStretch) return days;
  work.wrong('calendar', line.row, 'to', 'days-too-many', { count: longestStretch });
  return null;
}
