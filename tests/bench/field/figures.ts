import { createFigures } from '../figures.ts';

/** The one table of this measurement. */
export const { put, tell } = createFigures('the tablet in Chromium against its bars');

export const median = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
