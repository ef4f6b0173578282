import { joined, textOf } from './bytes.ts';

export const LINE_LIMIT = 16 * 1024 * 1024;
export const JSON_LIMIT = 64 * 1024 * 1024;

export interface Line {
  /** From 1. */
  readonly n: number;
  /** null where it is no UTF-8, too long, or not ended by a line feed. */
  readonly text: string | null;
}

/** The lines of a stream. Of one that is too long nothing is kept. */
export async function* linesOf(pieces: AsyncIterable<Uint8Array>, limit = LINE_LIMIT): AsyncGenerator<Line> {
  let held: Uint8Array[] = [];
  let length = 0;
  let n = 0;
  const take = (piece: Uint8Array) => {
    length += piece.length;
    if (length <= limit) held.push(piece);
    else held = [];
  };
  const done = (): Line => {
    const text =
      length > limit ? null : textOf(held.length === 1 ? (held[0] as Uint8Array) : joined(...held));
    held = [];
    length = 0;
    return { n: ++n, text };
  };
  for await (const piece of pieces) {
    let from = 0;
    for (;;) {
      const end = piece.indexOf(0x0a, from);
      if (end < 0) break;
      take(piece.subarray(from, end));
      yield done();
      from = end + 1;
    }
    // A copy: the piece may be a window of a buffer that is used again.
    if (from < piece.length) take(piece.slice(from));
  }
  if (length > 0) yield { n: n + 1, text: null };
}

/** A whole small file as text; null where it is too long or no UTF-8. Reads to the end in any case. */
export async function textFrom(
  pieces: AsyncIterable<Uint8Array>,
  limit = JSON_LIMIT,
): Promise<string | null> {
  let held: Uint8Array[] = [];
  let length = 0;
  for await (const piece of pieces) {
    length += piece.length;
    if (length <= limit) held.push(piece.slice());
    else held = [];
  }
  return length > limit ? null : textOf(joined(...held));
}
