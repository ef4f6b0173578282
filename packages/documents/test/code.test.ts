import { createRequire } from 'node:module';
import type { PNG } from 'pngjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { type RenderedDocument, renderAppeal, renderBulletin, renderOrder } from '../src/index.ts';
import { block, mm } from '../src/paper.ts';
import { fonts, picture, textPages } from './printed.ts';
import { appealImprint, appealView } from './sample-appeals.ts';
import { bulletin, digest, imprint, photoBytes } from './sample-bulletins.ts';
import { orderImprint, orderSlip, orderView } from './sample-orders.ts';

// jsQR is CommonJS whose default export TypeScript and Node see differently.
const jsQR: typeof import('jsqr').default = createRequire(import.meta.url)('jsqr');

const check = 'https://mingcha.qingyuan.example.gov.cn/check';
const dpi = 150;
const points = (pixels: number) => (pixels * 72) / dpi;
/** What lies below the type area. */
const foot = Math.floor((block.bottom * dpi) / 72);
const read = ({ data, width, height }: PNG) =>
  jsQR(new Uint8ClampedArray(data.subarray(foot * width * 4)), width, height - foot);

interface Sample {
  readonly name: string;
  readonly number: string;
  /** Behind the page with the code: a slip that has one of its own. */
  readonly behind: number;
  readonly address: string | null;
  print(): Promise<RenderedDocument>;
}
const samples: readonly Sample[] = [
  {
    name: 'bulletin',
    number: imprint.number,
    behind: 0,
    address: check,
    print: () => renderBulletin(bulletin(), { fonts, digest, imprint, photos: photoBytes, check }),
  },
  {
    name: 'order',
    number: orderImprint.number,
    behind: 1,
    address: check,
    print: () => renderOrder(orderView, { fonts, digest, imprint: orderImprint, slip: orderSlip, check }),
  },
  {
    // What is decided about persons is not asked after without an account: its code says no address.
    name: 'appeal',
    number: appealImprint.number,
    behind: 0,
    address: null,
    print: () => renderAppeal(appealView, { fonts, digest, imprint: appealImprint }),
  },
];

describe.each(samples)('the code: $name', ({ name, number, behind, address, print }) => {
  let document: RenderedDocument;
  let page: number;
  let seen: PNG;
  beforeAll(async () => {
    document = await print();
    page = document.pages - behind;
    seen = picture(document.bytes, page, dpi);
  });

  it('reads as number, fingerprint and where to ask, and all three stand beside it', () => {
    const lines = [`mingcha/${name}/1`, number, document.viewHash, ...(address === null ? [] : [address])];
    expect(read(seen)?.data).toBe(lines.join('\n'));
    const text = (textPages(document.bytes)[page - 1] ?? '').replace(/\s/gu, '');
    expect(text).toContain(`扫码核对${number}`);
    expect(text).toContain(document.viewHash);
    expect(text.includes('核对网址')).toBe(address !== null);
    if (address !== null) expect(text).toContain(`核对网址${address}`);
  });

  it('stands below the type area with white around it, clear of the edge that printers cannot reach', () => {
    const found = read(seen);
    if (found === null) throw new Error('no code');
    const { topLeftCorner, bottomRightCorner } = found.location;
    const top = points(foot + topLeftCorner.y);
    const bottom = points(foot + bottomRightCorner.y);
    expect(top).toBeGreaterThan(block.bottom + mm(4));
    expect(bottom).toBeLessThan(mm(297 - 8));
    // Four modules of white (ISO/IEC 18004).
    const quiet = (4 * (bottom - top)) / (17 + 4 * found.version);
    let darkest = 255;
    for (const edge of [topLeftCorner.x - 1, bottomRightCorner.x + 1]) {
      const toward = edge < topLeftCorner.x ? -1 : 1;
      for (let out = 2; points(out) < quiet - points(1); out += 1) {
        const x = Math.round(edge + toward * out);
        for (let y = Math.round(topLeftCorner.y); y < bottomRightCorner.y; y += 1)
          darkest = Math.min(darkest, seen.data[((foot + y) * seen.width + x) * 4] ?? 0);
      }
    }
    expect(darkest).toBeGreaterThan(200);
  });
});
