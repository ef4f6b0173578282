/** One figure beside its limit; over it by so many times. */
export interface Figure {
  readonly what: string;
  readonly measured: number;
  /** Null: no bar, told for whoever looks for where the time went. */
  readonly limit: number | null;
  readonly unit: string;
}

export const figures: Figure[] = [];

export function put(what: string, measured: number, limit: number | null, unit: string): void {
  const figure = { what, measured: Math.round(measured * 10) / 10, limit, unit };
  figures.push(figure);
  // As it goes: a measurement that is cut short has said what it knew.
  console.log(`${what}: ${figure.measured} ${unit}${limit === null ? '' : ` of ${Math.round(limit)}`}`);
}

export const median = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;

export const besideTheLimits = () =>
  figures.map((figure) => ({
    ...figure,
    timesTheLimit: figure.limit === null ? null : Math.round((figure.measured / figure.limit) * 100) / 100,
    reached: figure.limit === null ? '' : figure.measured <= figure.limit ? 'yes' : 'NO',
  }));
