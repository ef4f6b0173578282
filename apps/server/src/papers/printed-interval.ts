import type { Reader } from '@mingcha/db';
import { printedDay } from '@mingcha/documents';
import { printedLine } from '@mingcha/domain/bulletins';
import { localParts } from '@mingcha/domain/calendar';
import type { PublicKeys } from '@mingcha/journal';
import { firstTimeOf, timesOfVisit } from '../journal/proven-time.ts';
import { printedProof } from './printed-proof.ts';

/** An instant as running Chinese print has it: 2026年11月20日9:31. */
export const momentInPrint =
  (zone: string) =>
  (at: number): string => {
    const { day, time } = localParts(at, zone);
    return `${printedDay(day)}${time}`;
  };

/** Of each finding between what the time of its record is proven to lie, as it is printed beside its fact; nobody types it. */
export async function printedIntervals(
  reader: Reader,
  keys: PublicKeys,
  findings: readonly { readonly id: string; readonly visit: string }[],
  zone: string,
): Promise<ReadonlyMap<string, string>> {
  const said = new Map<string, string>();
  for (const [visit, found] of Map.groupBy(findings, (each) => each.visit)) {
    const times = await timesOfVisit(reader, keys, visit);
    for (const { id } of found) {
      const lines = printedProof(firstTimeOf(times, id), momentInPrint(zone));
      if (lines.length > 0) said.set(id, printedLine(lines.join('')));
    }
  }
  return said;
}
