export interface Drawn {
  readonly from: number;
  readonly to: number;
}

/** A list up to this long is drawn whole. */
export const few = 30;
/** Rows beyond both edges of what is seen, so that a finger or the Tab key never outruns the drawing. */
const beyond = 6;
const step = 6;

/** The rows to draw so that everything between two heights of the list is there: as many as a screen holds, however long it is. */
export function rowsBetween(
  top: number,
  bottom: number,
  count: number,
  heightOf: (row: number) => number,
): Drawn {
  let first = 0;
  let at = 0;
  while (first < count && at + heightOf(first) < top) {
    at += heightOf(first);
    first += 1;
  }
  let last = first;
  while (last < count && at < bottom) {
    at += heightOf(last);
    last += 1;
  }
  return {
    from: Math.max(0, Math.floor(first / step) * step - beyond),
    to: Math.min(count, Math.ceil(last / step) * step + beyond),
  };
}
