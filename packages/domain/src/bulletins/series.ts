import type { Recorded } from '../lifecycle.ts';

/** A register of numbers taken. It is counted from its entries, so it can have no gap and no number twice. */
export interface SeriesState {
  readonly id: string | null;
  readonly taken: readonly {
    readonly serial: number;
    readonly bulletin?: string | undefined;
    readonly order?: string | undefined;
    readonly appeal?: string | undefined;
    readonly dispatch?: string | undefined;
  }[];
}

export const emptySeries: SeriesState = { id: null, taken: [] };

export const nextSerial = (series: SeriesState): number => series.taken.length + 1;

export const evolveSeries = (series: SeriesState, entry: Recorded): SeriesState =>
  entry.kind === 'series.taken' ? { id: entry.subject.id, taken: [...series.taken, entry.payload] } : series;
