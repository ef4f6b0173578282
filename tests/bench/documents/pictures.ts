import { openFonts } from '@mingcha/documents';
import type { BulletinChart } from '@mingcha/domain/bulletins';
import { modules } from '../../../packages/documents/src/bulletin/furniture.ts';
import { plotOf } from '../../../packages/documents/src/chart/plot.ts';
import { Typist } from '../../../packages/documents/src/page/typist.ts';
import { block } from '../../../packages/documents/src/paper.ts';

/** The code as one path of squares, for engines that draw none themselves. */
export function codePath(text: string): { side: number; path: string } {
  const rows = modules(text);
  const squares = rows.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])));
  return { side: rows.length, path: squares.join('') };
}

export function codeSvg(text: string, size: number): string {
  const { side, path } = codePath(text);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="0 0 ${side} ${side}"><path d="${path}" fill="#000000"/></svg>`;
}

const fonts = openFonts({ system: false });

/** The chart as the same ECharts lays it out for all, its words in a font of this name. */
export async function chartSvg(chart: BulletinChart, family: string): Promise<string> {
  const typist = new Typist(fonts);
  const { svg } = await plotOf(chart, typist, block.width);
  return svg.replaceAll(typist.name, family).replaceAll(/ clip-path="[^"]*"/g, '');
}
