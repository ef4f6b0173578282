/** Numbers without a gap between them; both ends belong to it. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** As few stretches as hold these numbers and no other, ascending. */
export function stretchesOf(numbers: readonly number[]): Stretch[] {
  const stretches: { from: number; to: number }[] = [];
  for (const number of new Set(numbers.toSorted((a, b) => a - b))) {
    const before = stretches.at(-1);
    if (before !== undefined && before.to === number - 1) before.to = number;
    else stretches.push({ from: number, to: number });
  }
  return stretches;
}
