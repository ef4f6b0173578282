import { z } from 'zod';

const Text = z.string().max(12_000);
/** What stands in the head. */
const Name = z.string().min(1).max(400);
const Day = z.iso.date();

/** One thing to be put right, as it stands on the day of the ledger. Names and categories are resolved already. */
export const LedgerRow = z.strictObject({
  /** Where it comes from: the number of the order. */
  source: Text.min(1),
  unit: Text.min(1),
  problem: Text.min(1),
  category: Text.nullable(),
  severity: Text.nullable(),
  requirement: Text,
  measure: Text.nullable(),
  /** Who answers for it: leader, section, person. */
  responsible: z.array(Text.min(1)).max(3),
  due: Day.nullable(),
  status: Text.min(1),
  /** Past its day and not closed. */
  overdue: z.boolean(),
  progress: z.array(Text.min(1)).max(20),
  closed: Day.nullable(),
  /** What came of the look-back; absent until two have looked and agree. */
  lookBack: Text.min(1).optional(),
});
export type LedgerRow = z.infer<typeof LedgerRow>;

/**
 * The frozen view of a ledger of rectification (整改台账, D16): what stood on that day, for one unit or for all. What a
 * look-back found is told once it is confirmed; accountability is a column for the pen, because it is known to few.
 */
export const LedgerView = z.strictObject({
  v: z.literal(1),
  document: z.literal('ledger'),
  language: z.literal('zh-CN'),
  issuer: Name,
  /** null: of every unit. */
  unit: Name.nullable(),
  day: Day,
  rows: z.array(LedgerRow).max(20_000),
});
export type LedgerView = z.infer<typeof LedgerView>;
