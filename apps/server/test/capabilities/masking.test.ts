import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { maskPicture, RegionOutside } from '../../src/capabilities/evidence/masking.ts';

const noise = (width: number, height: number): Buffer => {
  const pixels = Buffer.alloc(width * height * 3);
  for (let i = 0; i < pixels.length; i += 1) pixels[i] = (i * 7919 + (i >> 3) * 104_729) % 256;
  return pixels;
};

const photo = (width: number, height: number) =>
  sharp(noise(width, height), { raw: { width, height, channels: 3 } })
    .jpeg()
    .withExif({ IFD0: { Make: 'ThisPhone', ImageDescription: 'a face' } })
    .withMetadata({ orientation: 6 })
    .toBuffer();

describe('masking', () => {
  it('destroys the pixels inside the region and leaves those outside readable', async () => {
    const original = await photo(320, 200);
    // Orientation 6: the upright picture is 200 wide and 320 high.
    const masked = await maskPicture(original, [{ x: 2000, y: 3125, w: 3200, h: 1500 }]);
    const { data, info } = await sharp(masked.bytes).raw().toBuffer({ resolveWithObject: true });
    expect([info.width, info.height]).toEqual([200, 320]);
    const spread = (left: number, top: number, width: number, height: number): number => {
      let low = 255;
      let high = 0;
      for (let y = top; y < top + height; y += 1) {
        for (let x = left; x < left + width; x += 1) {
          const value = data[(y * info.width + x) * info.channels] ?? 0;
          low = Math.min(low, value);
          high = Math.max(high, value);
        }
      }
      return high - low;
    };
    // Whole 8-pixel blocks inside the region: only a block across its edge may ring.
    expect(spread(40, 104, 64, 40)).toBeLessThan(3);
    expect(spread(0, 0, 40, 40)).toBeGreaterThan(60);
  });

  it('carries nothing of the original beside the pixels', async () => {
    const masked = await maskPicture(await photo(64, 64), []);
    const metadata = await sharp(masked.bytes).metadata();
    expect(metadata.exif).toBeUndefined();
    expect(metadata.icc).toBeUndefined();
    expect(metadata.xmp).toBeUndefined();
    expect(Buffer.from(masked.bytes).includes('ThisPhone')).toBe(false);
  });

  it('gives the same bytes for the same picture and regions', async () => {
    const original = await photo(64, 64);
    const regions = [{ x: 100, y: 200, w: 300, h: 400 }];
    expect((await maskPicture(original, regions)).sha256).toBe((await maskPicture(original, regions)).sha256);
  });

  it.each([
    [{ x: 9990, y: 0, w: 20, h: 10 }],
    [{ x: 0, y: 0, w: 0, h: 10 }],
    [{ x: 0.5, y: 0, w: 10, h: 10 }],
  ])('refuses a region outside the picture: %o', async (region) => {
    await expect(maskPicture(await photo(64, 64), [region])).rejects.toThrow(RegionOutside);
  });
});
