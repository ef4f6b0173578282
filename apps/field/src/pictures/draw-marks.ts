import { boxOf, headOf, inPixels, type Mark } from './marks.ts';
import type { Point } from './quad.ts';

/** Signal red: seen on any picture, and white beneath it where the picture is red itself. */
const ink = '#d3261b';

type Brush = OffscreenCanvasRenderingContext2D;

/** Blurring in a copy destroys: the region becomes a dozen flat squares, and nothing of it can be had back. */
function coarsen(
  brush: Brush,
  mark: { readonly from: Point; readonly to: Point },
  width: number,
  height: number,
): void {
  const { left, top, width: wide, height: high } = boxOf(mark.from, mark.to);
  const at = inPixels({ x: left, y: top }, width, height);
  const size = inPixels({ x: wide, y: high }, width, height);
  const across = Math.max(1, Math.round((12 * size.x) / Math.max(size.x, size.y)));
  const down = Math.max(1, Math.round((12 * size.y) / Math.max(size.x, size.y)));
  const small = new OffscreenCanvas(across, down);
  const little = small.getContext('2d');
  if (little === null) throw new Error('no canvas');
  little.drawImage(brush.canvas, at.x, at.y, size.x, size.y, 0, 0, across, down);
  brush.imageSmoothingEnabled = false;
  brush.drawImage(small, 0, 0, across, down, at.x, at.y, size.x, size.y);
  brush.imageSmoothingEnabled = true;
}

/** The marks, at the picture's own size. Blurs first: what is written over a blur stays readable. */
export function drawMarks(brush: Brush, marks: readonly Mark[], width: number, height: number): void {
  const unit = Math.max(2, Math.round(Math.max(width, height) / 320));
  for (const mark of marks) if (mark.tool === 'blur') coarsen(brush, mark, width, height);
  for (const mark of marks) {
    if (mark.tool === 'blur') continue;
    for (const [colour, thick] of [
      ['#ffffff', unit * 2],
      [ink, unit],
    ] as const) {
      brush.strokeStyle = colour;
      brush.lineWidth = thick;
      brush.lineJoin = 'round';
      brush.lineCap = 'round';
      brush.beginPath();
      if (mark.tool === 'text') {
        const at = inPixels(mark.at, width, height);
        brush.font = `600 ${unit * 10}px sans-serif`;
        brush.textBaseline = 'top';
        if (colour === ink) {
          brush.fillStyle = ink;
          brush.fillText(mark.text, at.x, at.y);
        } else brush.strokeText(mark.text, at.x, at.y);
        continue;
      }
      if (mark.tool === 'box') {
        const { left, top, width: wide, height: high } = boxOf(mark.from, mark.to);
        const at = inPixels({ x: left, y: top }, width, height);
        const size = inPixels({ x: wide, y: high }, width, height);
        brush.rect(at.x, at.y, size.x, size.y);
      } else {
        const from = inPixels(mark.from, width, height);
        const to = inPixels(mark.to, width, height);
        const [one, other] = headOf(from, to, unit * 9);
        brush.moveTo(from.x, from.y);
        brush.lineTo(to.x, to.y);
        brush.moveTo(one.x, one.y);
        brush.lineTo(to.x, to.y);
        brush.lineTo(other.x, other.y);
      }
      brush.stroke();
    }
  }
}
