import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** Rows of the demonstration city, as the files in `data/` hold them. */
const UnitRow = z.object({
  code: z.string(),
  name: z.string(),
  level: z.enum(['city', 'county', 'unit', 'township']),
  parent: z.string(),
  target_class: z.enum(['', 'ENFORCEMENT', 'GENERAL_MANAGEMENT', 'SOCIAL_SERVICE']),
  has_window: z.enum(['', 'yes', 'no']),
});
export type UnitRow = z.infer<typeof UnitRow>;

const ServiceItemRow = z.object({
  code: z.string(),
  name: z.string(),
  owner_unit: z.string(),
  handling_mode: z.string(),
  statutory_limit_working_days: z.coerce.number(),
  promised_limit_working_days: z.coerce.number(),
  fee_yuan: z.coerce.number(),
});
export type ServiceItemRow = z.infer<typeof ServiceItemRow>;

const Observation = z.object({
  /** Local time of day, "HH:MM". */
  time: z.string().regex(/^\d\d:\d\d$/),
  unit: z.string(),
  place: z.string(),
  style: z.enum(['LAZY', 'SLOW', 'LOW', 'POOR', 'PRAISE']),
  sub_code: z.string(),
  observation: z.string(),
});
export type Observation = z.infer<typeof Observation>;

export const units = readRows('units.csv', UnitRow);
export const serviceItems = readRows('service-items.csv', ServiceItemRow);
export const observations = z.array(Observation).parse(JSON.parse(readData('observations.json')));

function readData(name: string): string {
  return readFileSync(new URL(`./data/${name}`, import.meta.url), 'utf8');
}

/** The files have no quoted cells, so a comma is always a separator. */
function readRows<T>(name: string, row: z.ZodType<T>): T[] {
  const [head = '', ...lines] = readData(name).trim().split(/\r?\n/);
  const columns = head.split(',');
  return lines.map((line) => {
    const cells = line.split(',');
    if (cells.length !== columns.length) throw new Error(`${name}: "${line}" has ${cells.length} cells`);
    return row.parse(Object.fromEntries(columns.map((column, i) => [column, cells[i]])));
  });
}
