import { performance } from 'node:perf_hooks';
import sharp from 'sharp';
import { openReviewingOffice } from '../harness/reviewing-office.ts';
import { createFigures } from './figures.ts';

// node tests/bench/preview.ts [--pauses 15] [--out result.json]
// A bulletin of at least 24 pages with forty photographs is written at the desk: from the last key before a pause to the new page on
// the screen, with the desk's own page in a browser and the real program behind it, both on this machine. Beside it what the server
// needed for each part, and processor time of the program for each paper: that says the same on a busy machine.

const at = process.argv.indexOf('--pauses');
const pauses = at < 0 ? 15 : Number(process.argv[at + 1]);
const bar = 500;
/** About 280 KB, as a tablet takes it: a blurred noise has edges everywhere. */
async function photograph(n: number): Promise<Uint8Array> {
  const noise = Buffer.from(
    Uint8Array.from({ length: 240 * 180 * 3 }, (_, i) => ((i + 1) * (n + 7) * 2654435761) >>> 24),
  );
  const picture = sharp(noise, { raw: { width: 240, height: 180, channels: 3 } }).resize(1920, 1440);
  return new Uint8Array(await picture.jpeg({ quality: 88 }).toBuffer());
}

const median = (times: readonly number[]) => [...times].sort((a, b) => a - b)[times.length >> 1] ?? 0;

const taken = await Promise.all(Array.from({ length: 40 }, (_, n) => photograph(n)));
const office = await openReviewingOffice({ findings: 40, photo: (n) => taken[n] ?? new Uint8Array() });
try {
  const { town, findings, photos } = office;
  const text = '各单位要切实提高认识，压实责任，对照问题逐条整改，确保群众满意。'.repeat(10);
  const { id } = await (await town.as('planner')).bulletins.draft({
    title: '关于11月政务服务窗口暗访情况的通报',
    series: '清督',
    findings,
    intro: text,
    requirements: text,
    recipients: [town.unit],
    cc: [town.otherUnit],
    photos: photos.map((evidence, n) => ({ evidence, caption: `窗口工作人员在岗看视频之${n + 1}` })),
  });
  const { page } = await office.at('planner', `/bulletins/${id}/revise`);
  await page.setViewportSize({ width: 1440, height: 900 });
  const paper = page.locator('[data-drawn="true"]');
  await paper.waitFor({ timeout: 120_000 });
  const pages = await page.locator('[data-page]').count();
  // Both stand where an eye would: in the page, at its next frame.
  await page.evaluate(() => {
    const taken: number[] = [];
    let typed = 0;
    addEventListener('input', () => (typed = performance.now()), { capture: true });
    const list = document.querySelector('[data-drawn]') as Element;
    new MutationObserver(() => {
      if (list.getAttribute('data-drawn') !== 'true' || typed === 0) return;
      requestAnimationFrame(() => taken.push(performance.now() - typed));
    }).observe(list, { attributeFilter: ['data-drawn'] });
    Object.assign(globalThis, { taken });
  });
  const parts: Record<string, number[]> = {};
  page.on('response', async (response) => {
    if (!response.url().endsWith('/preview.pdf')) return;
    const timing = (await response.headerValue('server-timing')) ?? '';
    for (const [, name = '', took] of timing.matchAll(/(\w+);dur=(\d+)/g))
      parts[name] = [...(parts[name] ?? []), Number(took)];
  });
  const title = page.locator('form input').first();
  const before = process.cpuUsage();
  const started = performance.now();
  for (let n = 0; n < pauses; n += 1) {
    await title.press('End');
    await page.keyboard.type(String(n % 10));
    await page.waitForFunction(
      (count) => (globalThis as unknown as { taken: number[] }).taken.length > count,
      n,
      { timeout: 30_000 },
    );
  }
  const { user, system } = process.cpuUsage(before);
  const waited = await page.evaluate(() => (globalThis as unknown as { taken: number[] }).taken);
  const asked = await page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .filter(({ name }) => name.endsWith('/preview.pdf'))
      .map(({ duration }) => duration),
  );
  const figures = createFigures(`a bulletin of ${pages} pages while it is written`);
  figures.put('pages', pages, null, 'pages');
  figures.put('from the last key to the new page, median', median(waited), bar, 'ms');
  figures.put('the slowest', Math.max(...waited), null, 'ms');
  figures.put('the quickest', Math.min(...waited), null, 'ms');
  figures.put('of it asked and answered', median(asked.slice(-pauses)), null, 'ms');
  for (const [name, times] of Object.entries(parts))
    figures.put(`of it the server: ${name}`, median(times), null, 'ms');
  figures.put('processor time of the program for each', (user + system) / 1000 / pauses, null, 'ms');
  figures.tell({ pauses, seconds: Math.round((performance.now() - started) / 1000) });
} finally {
  await office.remove();
}
