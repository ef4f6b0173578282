import { createHash } from 'node:crypto';
import sharp from 'sharp';

/** A rectangle on the upright picture, per ten thousand of its width and height, origin at the upper left. */
export interface Region {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

export interface MaskedCopy {
  readonly bytes: Uint8Array;
  readonly sha256: string;
  readonly mime: 'image/jpeg';
}

export class RegionOutside extends Error {
  constructor(index: number) {
    super(`region ${index} does not lie inside the picture`);
    this.name = 'RegionOutside';
  }
}

/** Two pictures made by the same of these, of the same pixels and regions, are the same bytes. */
export const maskEncoder = `sharp ${sharp.versions.sharp} vips ${sharp.versions.vips} ${process.arch} q88 4:4:4`;

const fill = { r: 24, g: 24, b: 27 };

/**
 * A derivative in which every region is one flat colour. The pixels are gone, not covered: the picture is decoded, filled
 * and encoded again from pixels, so nothing of the original's metadata, thumbnail or colour profile is carried over.
 */
export async function maskPicture(original: Uint8Array, regions: readonly Region[]): Promise<MaskedCopy> {
  // The orientation is applied first: regions are drawn on the picture as a person sees it.
  const upright = await sharp(original, { failOn: 'error' })
    .rotate()
    .removeAlpha()
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { width, height, channels } = upright.info;
  const pixels = upright.data;
  for (const [index, region] of regions.entries()) {
    if (!inside(region)) throw new RegionOutside(index);
    blacken(pixels, { width, height, channels }, region);
  }
  const bytes = await sharp(pixels, { raw: { width, height, channels } })
    // Full colour resolution: what is outside a region does not bleed into it by more than one 8-pixel block.
    .jpeg({ quality: 88, chromaSubsampling: '4:4:4' })
    .toBuffer();
  return {
    bytes: new Uint8Array(bytes),
    sha256: createHash('sha256').update(bytes).digest('hex'),
    mime: 'image/jpeg',
  };
}

const whole = 10_000;

function inside({ x, y, w, h }: Region): boolean {
  return (
    [x, y, w, h].every(Number.isInteger) &&
    x >= 0 &&
    y >= 0 &&
    w > 0 &&
    h > 0 &&
    x + w <= whole &&
    y + h <= whole
  );
}

interface Raster {
  readonly width: number;
  readonly height: number;
  readonly channels: number;
}

/** A pixel that the region only touches is inside it. */
function blacken(pixels: Uint8Array, { width, height, channels }: Raster, region: Region): void {
  const colour = channels === 1 ? [fill.r] : [fill.r, fill.g, fill.b];
  const left = Math.floor((region.x * width) / whole);
  const right = Math.ceil(((region.x + region.w) * width) / whole);
  const top = Math.floor((region.y * height) / whole);
  const bottom = Math.ceil(((region.y + region.h) * height) / whole);
  for (let row = top; row < bottom; row += 1) {
    for (let column = left; column < right; column += 1) {
      const at = (row * width + column) * channels;
      for (const [offset, value] of colour.entries()) pixels[at + offset] = value;
    }
  }
}
