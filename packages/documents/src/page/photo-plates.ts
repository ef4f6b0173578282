import { block, mm, size } from '../paper.ts';
import type { Line } from '../text/break-lines.ts';
import { figure } from './parts.ts';
import type { Sheets } from './sheets.ts';
import type { Typist } from './typist.ts';

export interface Plate {
  evidence: string;
  /** Pixels. */
  width: number;
  height: number;
  caption: string;
}

const gutter = mm(6);
const half = (block.width - gutter) / 2;
const alone = mm(120);
const glyphs = size.smallFour;
const captionPitch = 18;
const captionGap = mm(2);
const betweenRows = mm(6);
/** Upright photographs are no taller than this, so that a second row of them fits under the title of an attachment. */
const tallest = mm(72);

/**
 * Photographs two abreast, each with its caption under it and never apart from it. The last row leaves `below` free for what
 * follows, so that this does not stand alone on a page.
 */
export function layPlates(sheets: Sheets, typist: Typist, plates: readonly Plate[], below: number): void {
  const single = plates.length === 1;
  const abreast = single ? 1 : 2;
  for (let i = 0; i < plates.length; i += abreast) {
    const isLast = i > 0 && i + abreast >= plates.length;
    layPlateRow(sheets, typist, plates.slice(i, i + abreast), single ? alone : half, isLast ? below : 0);
  }
}

interface FittedPlate {
  plate: Plate;
  width: number;
  height: number;
  caption: Line[];
}

function fitPlate(typist: Typist, plate: Plate, width: number): FittedPlate {
  const scale = Math.min(width / plate.width, tallest / plate.height);
  const caption = typist.set([{ text: plate.caption, role: 'table' }], {
    size: glyphs,
    width,
    flush: false,
    part: { type: 'Caption' },
  });
  return { plate, width: plate.width * scale, height: plate.height * scale, caption };
}

function layPlateRow(
  sheets: Sheets,
  typist: Typist,
  plates: readonly Plate[],
  width: number,
  below: number,
): void {
  const fitted = plates.map((plate) => fitPlate(typist, plate, width));
  const picture = Math.max(...fitted.map(({ height }) => height));
  const captions = Math.max(...fitted.map(({ caption }) => caption.length)) * captionPitch;
  const height = picture + captionGap + captions;
  if (!sheets.fits(height + below) && !sheets.isFresh) sheets.turn();
  const top = sheets.y;
  const isWide = width > half;
  fitted.forEach((one, column) => {
    const left = isWide ? block.left + (block.width - width) / 2 : block.left + column * (half + gutter);
    sheets.draw({
      op: 'photo',
      evidence: one.plate.evidence,
      x: left + (width - one.width) / 2,
      y: top + picture - one.height,
      width: one.width,
      height: one.height,
      part: figure(one.plate.caption),
    });
    one.caption.forEach((line, n) => {
      const x = left + (width - line.width) / 2;
      const at = {
        x,
        top: top + picture + captionGap + n * captionPitch,
        height: captionPitch,
        size: glyphs,
      };
      sheets.draw(typist.place(line, at));
    });
  });
  sheets.use(height + betweenRows);
}
