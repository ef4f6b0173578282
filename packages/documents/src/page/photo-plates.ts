import { block, mm, size } from '../paper.ts';
import type { Line } from '../text/break-lines.ts';
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
const below = mm(6);
/** Upright photographs are no taller than this, so that two rows of them fit on a page. */
const tallest = mm(88);

/** Photographs two abreast, each with its caption under it and never apart from it. */
export function layPlates(sheets: Sheets, typist: Typist, plates: readonly Plate[]): void {
  const single = plates.length === 1;
  for (let i = 0; i < plates.length; i += single ? 1 : 2)
    layPlateRow(sheets, typist, plates.slice(i, i + (single ? 1 : 2)), single ? alone : half);
}

interface FittedPlate {
  plate: Plate;
  width: number;
  height: number;
  caption: Line[];
}

function fitPlate(typist: Typist, plate: Plate, width: number): FittedPlate {
  const scale = Math.min(width / plate.width, tallest / plate.height);
  const caption = typist.set([{ text: plate.caption, role: 'table' }], { size: glyphs, width, flush: false });
  return { plate, width: plate.width * scale, height: plate.height * scale, caption };
}

function layPlateRow(sheets: Sheets, typist: Typist, plates: readonly Plate[], width: number): void {
  const fitted = plates.map((plate) => fitPlate(typist, plate, width));
  const picture = Math.max(...fitted.map(({ height }) => height));
  const captions = Math.max(...fitted.map(({ caption }) => caption.length)) * captionPitch;
  const height = picture + captionGap + captions;
  if (!sheets.fits(height) && !sheets.isFresh) sheets.turn();
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
  sheets.use(height + below);
}
