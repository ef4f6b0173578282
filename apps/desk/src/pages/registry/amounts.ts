/** 7 half days → 3.5 */
export const halfDays = (halves: number): number => halves / 2;

/** 1250 fen → 12.50 */
export const fen = (amount: number): string => (amount / 100).toFixed(2);
