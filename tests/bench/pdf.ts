/**
 * Pages a second of the bulletin, beside Chromium printing the same words, tables and photographs from HTML.
 * `node tests/bench/pdf.ts [--out result.json]`. Cold: from starting a process to the finished file. Warm: repeats in one process, the
 * browser kept open and setting in whatever Chinese serif the machine has. Both are interleaved, so that other load on the machine falls on both; read the ratio.
 */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { openFonts, renderBulletin } from '@mingcha/documents';
import type { BulletinView } from '@mingcha/domain/bulletins';
import { type Browser, chromium } from '@playwright/test';
import {
  bulletin,
  digest,
  imprint,
  photoBytes,
  praise,
  problems,
} from '../../packages/documents/test/sample-bulletins.ts';
import { ensureTools } from '../tools/ensure-tools.ts';

const view = bulletin({ findings: [...praise, ...problems.slice(0, 40)] });
const ours = () =>
  renderBulletin(view, { fonts: openFonts({ system: false }), imprint, photos: photoBytes, digest });

const openBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: ensureTools(['chromium']).chromium,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'],
  });

async function peer(browser: Browser): Promise<{ bytes: Uint8Array; pages: number }> {
  const page = await browser.newPage();
  await page.setContent(html(view), { waitUntil: 'load' });
  const bytes = await page.pdf({ preferCSSPageSize: true, printBackground: true });
  await page.close();
  return { bytes, pages: bytes.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0 };
}

function html(what: BulletinView): string {
  const paragraphs = [...what.intro, ...what.requirements.map(({ heading, text }) => `${heading}。${text}`)];
  const rows = what.findings.map(
    ({ date, time, unit, place, category, observation }, i) =>
      `<tr><td>${i + 1}<td>${date} ${time}<td>${unit}<br>${place}<td>${category}<td>${observation}`,
  );
  const photos = what.photos.map(
    ({ evidence, caption }) =>
      `<figure><img src="data:image/jpeg;base64,${Buffer.from(photoBytes(evidence)).toString('base64')}">${caption}</figure>`,
  );
  return `<!doctype html><meta charset="utf-8"><style>
    @page { size: A4; margin: 37mm 26mm 35mm 28mm }
    body { font: 16pt/28.99pt 'Noto Serif CJK SC', serif; text-align: justify }
    table { border-collapse: collapse; font-size: 12pt; line-height: 19pt } td { border: 0.25mm solid }
    tr, figure { break-inside: avoid } img { width: 75mm } p { text-indent: 2em; margin: 0 }
    </style><h1>${what.issuer.mark}</h1><h2>${what.title}</h2>${paragraphs.map((text) => `<p>${text}`).join('')}
    <table>${rows.join('')}</table>${photos.join('')}`;
}

const median = (times: readonly number[]): number => [...times].sort((a, b) => a - b)[times.length >> 1] ?? 0;
async function timed<T>(work: () => Promise<T>): Promise<[milliseconds: number, result: T]> {
  const start = performance.now();
  const result = await work();
  return [performance.now() - start, result];
}

async function once(engine: string): Promise<void> {
  if (engine === 'ours') await ours();
  else {
    const browser = await openBrowser();
    await peer(browser);
    await browser.close();
  }
}

function cold(engine: string): number {
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, [import.meta.filename, engine], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  return performance.now() - start;
}

async function compare(out?: string): Promise<void> {
  const coldOurs: number[] = [];
  const coldPeer: number[] = [];
  for (let i = 0; i < 5; i += 1) {
    coldOurs.push(cold('ours'));
    coldPeer.push(cold('peer'));
  }
  const browser = await openBrowser();
  const warmOurs: number[] = [];
  const warmPeer: number[] = [];
  let [, mine] = await timed(ours);
  let [, theirs] = await timed(() => peer(browser));
  let time = 0;
  for (let i = 0; i < 12; i += 1) {
    [time, mine] = await timed(ours);
    warmOurs.push(time);
    [time, theirs] = await timed(() => peer(browser));
    warmPeer.push(time);
  }
  await browser.close();
  const row = (times: [number[], number[]]) => {
    const [a, b] = times.map(median) as [number, number];
    return {
      oursMs: Math.round(a),
      chromiumMs: Math.round(b),
      oursPagesPerSecond: Math.round((mine.pages / a) * 1000),
      chromiumPagesPerSecond: Math.round((theirs.pages / b) * 1000),
      timesAsFast: Number((mine.pages / a / (theirs.pages / b)).toFixed(1)),
    };
  };
  const speed = { cold: row([coldOurs, coldPeer]), warm: row([warmOurs, warmPeer]) };
  console.table(speed);
  const kilobytes = (bytes: Uint8Array) => Math.round(bytes.length / 1024);
  const [peakMb, best] = [
    Math.round(process.resourceUsage().maxRSS / 1024),
    [warmOurs, warmPeer].map((times) => Math.round(Math.min(...times))),
  ];
  console.log(
    `pages: ${mine.pages} and ${theirs.pages}; size: ${kilobytes(mine.bytes)} and ${kilobytes(theirs.bytes)} KiB; ` +
      `best warm: ${best.join(' and ')} ms; ` +
      `peak memory of this process, browser not counted: ${peakMb} MiB`,
  );
  if (out === undefined) return;
  const result = {
    what: 'the same bulletin, set by this program and printed by Chromium',
    node: process.version,
    cores: cpus().length,
    load: loadavg()[0],
    ...speed,
    pages: { ours: mine.pages, chromium: theirs.pages },
    bytes: { ours: mine.bytes.length, chromium: theirs.bytes.length },
    peakMb,
  };
  writeFileSync(out, `${JSON.stringify(result, null, 2)}\n`);
}

const [first, second] = process.argv.slice(2);
await (first === undefined || first === '--out' ? compare(second) : once(first));
