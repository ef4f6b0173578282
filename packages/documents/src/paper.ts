/** GB/T 9704-2012 on A4, in points from the top left corner of the page. */
export const mm = (millimetres: number): number => (millimetres * 72) / 25.4;

/** 5.1: A4, 210 × 297 mm. */
export const page = { width: mm(210), height: mm(297) } as const;

/** 5.2.1: head 37 mm, binding margin 28 mm, type area 156 × 225 mm without the page number. */
export const block = {
  top: mm(37),
  left: mm(28),
  width: mm(156),
  height: mm(225),
  right: mm(28 + 156),
  bottom: mm(37 + 225),
} as const;

export interface Area {
  readonly top: number;
  readonly left: number;
  readonly width: number;
  readonly height: number;
  readonly right: number;
  readonly bottom: number;
}

/**
 * 8: the type area of a sheet that is read from its side, as it lies before the reader: its head is the left edge of the sheet. That is
 * the binding side of odd pages and, printed on both sides, the cut side of even ones.
 */
export const lying: Area = {
  top: block.left,
  left: page.height - block.bottom,
  width: block.height,
  height: block.width,
  right: page.height - block.top,
  bottom: block.right,
};

/** 5.2.3: 22 lines of 28 characters fill the type area. */
export const grid = { lines: 22, columns: 28 } as const;
/** 10.227 mm: the pitch at which 22 lines fill 225 mm. */
export const pitch = block.height / grid.lines;
/** 5.571 mm: the pitch at which 28 characters fill 156 mm; a little less than the size of the glyphs, 5.64 mm. */
export const cell = block.width / grid.columns;

/** 字号 in points, as word processors have them. */
export const size = {
  two: 22,
  three: 16,
  four: 14,
  smallFour: 12,
  five: 10.5,
  smallFive: 9,
  six: 7.5,
} as const;

/** Top edge of the nth line of the grid, counted from 0. */
export const lineTop = (line: number): number => block.top + line * pitch;

/** Part of the em that stands above the baseline in the fonts used here; the em box is centred in its cell. */
const ascent = 0.88;
/** Baseline of glyphs of one size centred in a box of the given height. */
export const baselineIn = (top: number, height: number, glyphs: number): number =>
  top + (height - glyphs) / 2 + glyphs * ascent;

/** 7.4.1: the end matter's first and last line, and the lines between. */
export const rule = { thick: mm(0.35), thin: mm(0.25), separator: mm(0.5) } as const;

/** 6.2: red is Y 80 % + M 80 %; here as sRGB, the colour space the document declares. */
export const red = '#e60012';
export const black = '#000000';
export const grey = '#808080';
