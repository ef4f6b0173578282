import type { Glyph } from '../text/tokens.ts';
import type { Part } from './parts.ts';

/** What is drawn on a page, in points from its top left corner. Pure data: laid out first, drawn afterwards. */
export type Op = Shape & { readonly part?: Part | undefined };

type Shape =
  | { op: 'glyphs'; x: number; baseline: number; size: number; color: string; glyphs: readonly Glyph[] }
  | { op: 'line'; x1: number; y1: number; x2: number; y2: number; width: number; color: string }
  | {
      op: 'path';
      points: readonly (readonly [x: number, y: number])[];
      closed: boolean;
      /** null: not filled, no stroke. */
      fill: string | null;
      stroke: string | null;
      width: number;
    }
  | { op: 'photo'; evidence: string; x: number; y: number; width: number; height: number }
  | { op: 'modules'; x: number; y: number; side: number; dark: readonly (readonly boolean[])[] }
  | { op: 'across'; size: number; color: string; glyphs: readonly Glyph[]; width: number };

export interface Sheet {
  ops: Op[];
  /** Where its lines begin and end, and how far they are apart: the type area and its grid, but on the first page of a letter. */
  top: number;
  bottom: number;
  pitch: number;
  /** How far down the type area is used, in points from the top of the page. */
  used: number;
  /** It lies: its ops are drawn with a quarter turn, their top at the left edge of the sheet. What stands upright beside them. */
  upright?: readonly Op[];
}
