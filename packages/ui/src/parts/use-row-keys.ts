import { useState } from 'react';

export interface RowKeys {
  readonly of: (at: number) => number;
  /** The line at this place goes, and its name with it. */
  drop(at: number): void;
}

/**
 * Names for the lines of a list that have none of their own: a line keeps its name while it is typed in, and the lines after
 * one that is taken out keep theirs. New lines come at the end.
 */
export function useRowKeys(length: number): RowKeys {
  const [rows] = useState(() => ({ keys: [] as number[], next: 0 }));
  while (rows.keys.length < length) {
    rows.keys.push(rows.next);
    rows.next += 1;
  }
  rows.keys.length = length;
  return {
    of: (at) => rows.keys[at] ?? -1,
    drop: (at) => void rows.keys.splice(at, 1),
  };
}
