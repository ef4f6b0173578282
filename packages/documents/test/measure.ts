import type { PNG } from 'pngjs';
import { mm } from '../src/paper.ts';

/** One millimetre: what the standard allows the type area to be off (6.1). */
export const millimetre = mm(1);

export type Ink = (r: number, g: number, b: number) => boolean;
export const isRed: Ink = (r, g, b) => r > 180 && g < 110 && b < 110;
export const isDark: Ink = (r, g, b) => r < 110 && g < 110 && b < 110;

/** Rows of a picture that have ink of a kind between two columns, in points, with how much of the width it covers. */
export function inkRows(
  png: PNG,
  ink: Ink,
  from: number,
  to: number,
  dpi: number,
): { y: number; part: number }[] {
  const left = Math.round((from * dpi) / 72);
  const right = Math.round((to * dpi) / 72);
  const rows: { y: number; part: number }[] = [];
  for (let y = 0; y < png.height; y += 1) {
    let count = 0;
    for (let x = left; x < right; x += 1) {
      const at = (y * png.width + x) * 4;
      if (ink(png.data[at] ?? 0, png.data[at + 1] ?? 0, png.data[at + 2] ?? 0)) count += 1;
    }
    if (count > 0) rows.push({ y: (y * 72) / dpi, part: count / (right - left) });
  }
  return rows;
}

export interface Across {
  readonly from: number;
  readonly to: number;
  readonly dpi: number;
}

/** Horizontal lines all over a width: top edge and thickness. */
export function rules(png: PNG, ink: Ink, { from, to, dpi }: Across): { top: number; thickness: number }[] {
  const pixel = 72 / dpi;
  const found: { top: number; thickness: number }[] = [];
  for (const { y, part } of inkRows(png, ink, from, to, dpi)) {
    if (part <= 0.98) continue;
    const current = found.at(-1);
    if (current && y - (current.top + current.thickness) < pixel / 2)
      current.thickness = y - current.top + pixel;
    else found.push({ top: y, thickness: pixel });
  }
  return found;
}
