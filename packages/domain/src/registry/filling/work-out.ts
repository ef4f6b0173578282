import type { Mistake } from './mistakes.ts';
import { People, workOutInspectors } from './people.ts';
import { workOutItems, workOutPosts, workOutWindows } from './places.ts';
import type { Present } from './present.ts';
import type { ReadSheets } from './read-sheets.ts';
import { workOutSeats } from './seats.ts';
import { type SheetName, sheetNames } from './sheets.ts';
import { Units, workOutUnits } from './units.ts';
import { type Counts, type Step, Work } from './work.ts';
import { workOutYears } from './years.ts';

export interface WorkedOut {
  readonly mistakes: readonly Mistake[];
  readonly counts: Readonly<Record<SheetName, Counts>>;
  /** In an order in which nothing names what is not there yet. */
  readonly steps: readonly Step[];
}

/**
 * Lays a workbook beside the registers: what would be made, what would change, what is the same already, and everything
 * that is wrong. Nothing is written; the same file laid beside what came of it asks for nothing.
 */
export function workOut({ lines, mistakes }: ReadSheets, present: Present): WorkedOut {
  const work = new Work(lines, present);
  const units = new Units(work);
  workOutUnits(work, units);
  const people = new People(work, units);
  const windows = workOutWindows(work, units);
  workOutPosts(work, units, windows);
  workOutItems(work, units);
  workOutSeats(work, units, people);
  workOutInspectors(work, units, people);
  workOutYears(work);
  const order = (sheet: SheetName) => sheetNames.indexOf(sheet);
  return {
    mistakes: [...mistakes, ...work.mistakes].sort(
      (a, b) => order(a.sheet) - order(b.sheet) || a.row - b.row,
    ),
    counts: work.counts(),
    steps: work.steps,
  };
}
