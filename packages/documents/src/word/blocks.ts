import type { Row } from '../page/rows.ts';
import type { Span } from '../text/tokens.ts';

/** A text as an editor has it: paragraphs, tables and pictures in their order, nothing of it laid out. */
export type Block =
  | {
      readonly kind: 'text';
      readonly spans: readonly Span[];
      readonly heading: boolean;
      /** Not the last on its page. */
      readonly kept?: boolean;
    }
  | {
      readonly kind: 'table';
      /** Heads, with the share of the width that each column takes. */
      readonly heads: readonly { readonly text: string; readonly width: number }[];
      readonly rows: readonly (readonly string[])[];
    }
  | { readonly kind: 'caption'; readonly text: string }
  | {
      readonly kind: 'picture';
      readonly bytes: Uint8Array;
      readonly width: number;
      readonly height: number;
      readonly caption: string;
    }
  /** On a new page: what it is called, and its title. */
  | { readonly kind: 'attachment'; readonly label: string; readonly title: string }
  | { readonly kind: 'title'; readonly text: string };

/** The paragraphs of which these rows are the lines, each once; a figure where it has its place among them. */
export function textOf(rows: readonly Row[], figure: readonly Block[] = []): Block[] {
  const found: Block[] = [];
  let last: Row['of'];
  for (const { of, keepWithNext = false, floats = false } of rows) {
    if (floats) found.push(...figure);
    if (of !== undefined && of !== last)
      found.push({
        kind: 'text',
        spans: of,
        heading: keepWithNext && of.length === 1 && of[0]?.role === 'heading1',
      });
    last = of;
  }
  return found;
}

/** The last paragraph stays with what ends the text, so that no signature stands alone on a page. */
export const keptToEnd = (blocks: readonly Block[]): Block[] =>
  blocks.map((block, i) =>
    i === blocks.length - 1 && block.kind === 'text' ? { ...block, kept: true } : block,
  );
