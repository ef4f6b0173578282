import { createHash } from 'node:crypto';
import sharp from 'sharp';

/** A rectangle in the pixels of the upright picture, origin at the upper left. */
export interface Region {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface MaskedCopy {
  readonly bytes: Uint8Array;
  readonly sha256: string;
  readonly mime: 'image/jpeg';
}

export class RegionOutside extends Error {
  constructor(index: number, width: number, height: number) {
    super(`region ${index} does not lie inside a picture of ${width} by ${height}`);
    this.name = 'RegionOutside';
  }
}

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
    if (!inside(region, width, height)) throw new RegionOutside(index, width, height);
    blacken(pixels, width, channels, region);
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

function inside(region: Region, width: number, height: number): boolean {
  const { x, y } = region;
  const whole = [x, y, region.width, region.height].every(Number.isInteger);
  return (
    whole &&
    x >= 0 &&
    y >= 0 &&
    region.width > 0 &&
    region.height > 0 &&
    x + region.width <= width &&
    y + region.height <= height
  );
}

function blacken(pixels: Uint8Array, width: number, channels: number, region: Region): void {
  const colour = channels === 1 ? [fill.r] : [fill.r, fill.g, fill.b];
  for (let row = region.y; row < region.y + region.height; row += 1) {
    for (let column = region.x; column < region.x + region.width; column += 1) {
      const at = (row * width + column) * channels;
      for (const [offset, value] of colour.entries()) pixels[at + offset] = value;
    }
  }
}
