import { pathToFileURL } from 'node:url';
import { chromium } from '@playwright/test';
import { ensureTools } from '../../tools/ensure-tools.ts';
import { columnWidths, photoIn } from './content.ts';
import { type Engine, pagesIn } from './engines.ts';
import { chartSvg, codeSvg } from './pictures.ts';

/** The browser is kept open; each document is a page of its own. */
export const createChromium: Engine = async (content, { photos, fonts }) => {
  const browser = await chromium.launch({
    executablePath: ensureTools(['chromium']).chromium,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'],
  });
  const taken = content.sections.map(
    (section) => `data:image/jpeg;base64,${photoIn(photos, section).toString('base64')}`,
  );
  const plate = (i: number) =>
    `<figure><img src="${taken[i]}"><figcaption>${content.sections[i]?.photo.caption}</figcaption></figure>`;
  const row = (cells: readonly string[], name: string) =>
    `<tr>${cells.map((cell) => `<${name}>${cell}</${name}>`).join('')}</tr>`;
  const body = content.sections.map(
    ({ heading, text, table: [head = [], ...rows] }, i) =>
      `<h2>${heading}</h2><p>${text}</p><table><colgroup>${columnWidths.map((width) => `<col style="width:${width}pt">`).join('')}</colgroup>
      <thead>${row(head, 'th')}</thead><tbody>${rows.map((cells) => row(cells, 'td')).join('')}</tbody></table>
      ${i % 2 === 1 ? `<div class="plates">${plate(i - 1)}${plate(i)}</div>` : ''}`,
  );
  const face = (name: string, path: string) =>
    `@font-face { font-family: '${name}'; src: url('${pathToFileURL(path).href}') }`;
  const style = `${face('serif-sc', fonts.serif)} ${face('sans-sc', fonts.sans)}
    @page { size: A4; margin: 37mm 26mm 35mm 28mm }
    body { font: 16pt/28.99pt 'serif-sc', 'Noto Serif CJK SC', serif; text-align: justify; margin: 0 }
    h1 { font-size: 22pt; text-align: center; font-weight: 400 } h2 { font: 16pt/28.99pt 'sans-sc'; margin: 0 2em }
    p { text-indent: 2em; margin: 0 } table { border-collapse: collapse; font-size: 12pt; line-height: 19pt; table-layout: fixed }
    td, th { border: .25mm solid; font-weight: 400; text-align: left } tr, .plates { break-inside: avoid }
    .plates { display: flex; gap: 6mm } figure { margin: 0; width: 75mm; font-size: 12pt; line-height: 18pt } img { width: 75mm }`;
  const render = async () => {
    const chart = await chartSvg(content.chart, 'serif-sc');
    const page = await browser.newPage();
    const html = `<!doctype html><meta charset="utf-8"><style>${style}</style><h1>${content.title}</h1>${chart}${body.join('')}${codeSvg(content.code, 76)}`;
    await page.setContent(html, { waitUntil: 'load' });
    const bytes = await page.pdf({ preferCSSPageSize: true, printBackground: true });
    await page.close();
    return { bytes, pages: pagesIn(bytes) };
  };
  return Object.assign(render, { close: () => browser.close() });
};
