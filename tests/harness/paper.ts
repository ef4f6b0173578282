import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';
import { ensureTools } from '../tools/ensure-tools.ts';

const tools = ensureTools(['pdftotext', 'pdftoppm']);

function withFile<T>(bytes: Uint8Array, work: (file: string, folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'mingcha-paper-'));
  try {
    const file = join(folder, 'paper.pdf');
    writeFileSync(file, bytes);
    return work(file, folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The words of a document as a reader would select them, without the breaks of its lines. */
export const textOf = (pdf: Uint8Array): string =>
  withFile(pdf, (file) =>
    execFileSync(tools.pdftotext, ['-raw', file, '-'], { encoding: 'utf8' }).replace(/\s+/g, ''),
  );

export const firstPage = (pdf: Uint8Array): PNG =>
  withFile(pdf, (file, folder) => {
    const page = join(folder, 'page');
    execFileSync(tools.pdftoppm, ['-r', '60', '-f', '1', '-l', '1', '-singlefile', '-png', file, page]);
    return PNG.sync.read(readFileSync(`${page}.png`));
  });

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Paints over what differs from one run to the next. */
function blanked(image: PNG, boxes: readonly Box[]): PNG {
  for (const { x, y, width, height } of boxes)
    for (let row = y; row < y + height; row += 1)
      image.data.fill(255, (row * image.width + x) * 4, (row * image.width + x + width) * 4);
  return image;
}

/** The share of pixels in which a page differs from the kept picture of it. `GOLDEN=write` keeps this one instead. */
export function differenceFrom(golden: string, page: PNG, variable: readonly Box[]): number {
  const now = blanked(page, variable);
  if (process.env.GOLDEN === 'write') writeFileSync(golden, PNG.sync.write(now));
  const before = PNG.sync.read(readFileSync(golden));
  if (before.width !== now.width || before.height !== now.height) return 1;
  const off = pixelmatch(before.data, now.data, undefined, now.width, now.height, { threshold: 0.2 });
  return off / (now.width * now.height);
}
