import type { Facts, WordKey } from '@mingcha/words';
import type { LedgerRow } from './ledger-view.ts';

export type { LedgerRow } from './ledger-view.ts';

/** How many there are and how they stand, counted from the rows. */
export function sumOf(rows: readonly LedgerRow[]) {
  const closed = rows.filter((row) => row.closed !== null).length;
  const overdue = rows.filter((row) => row.overdue).length;
  return { all: rows.length, closed, open: rows.length - closed, overdue };
}

/** What was asked stands until the unit has said what it does. */
export const measureOf = (
  { measure, requirement }: LedgerRow,
  word: (key: WordKey, facts?: Facts) => string,
): string => measure ?? word('document.ledger.asked', { requirement });
