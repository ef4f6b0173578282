import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { setTimeout } from 'node:timers/promises';
import { type MeetingView, openFonts, renderMeeting, renderOrder } from '@mingcha/documents';
import { digest } from '../../../packages/documents/test/sample-bulletins.ts';
import { meetingView } from '../../../packages/documents/test/sample-meetings.ts';
import { orderImprint, orderView } from '../../../packages/documents/test/sample-orders.ts';

// node --expose-gc run-jobs.ts orders: each by itself, and 500 as one job. node --expose-gc run-jobs.ts pack <photographs> <file>: 200 pages with
// 400 photographs on their way to a file. One process each; what it took goes out as JSON.

const [what = '', photos = '', file = ''] = process.argv.slice(2);
const fonts = openFonts({ system: false });
const orders = 500;
const median = (values: number[]): number => values.sort((a, b) => a - b)[values.length >> 1] ?? 0;
const collect = (globalThis as { gc?: () => void }).gc ?? (() => {});
/** Once what is still on the stack has gone. */
const heap = async (): Promise<number> => {
  await setTimeout(200);
  collect();
  return process.memoryUsage().heapUsed;
};
/** Memory of its own: without the files that it maps. Linux only. */
const held = (): number =>
  1024 * Number(/^RssAnon:\s+(\d+)/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] ?? 0);

async function printOrders(): Promise<object> {
  const order = (n: number) =>
    renderOrder(
      { ...orderView, items: orderView.items.slice(0, 1) },
      { fonts, digest, imprint: { ...orderImprint, number: `清督办〔2026〕${n}号` } },
    );

  const alone: number[] = [];
  let { pages } = await order(1);
  for (let n = 1; n <= 40; n += 1) {
    const began = performance.now();
    ({ pages } = await order(n));
    // The first ones warm up.
    if (n > 10) alone.push(performance.now() - began);
  }
  const before = await heap();
  const began = performance.now();
  const used = process.cpuUsage();
  for (let n = 1; n <= orders; n += 1) await order(n);
  const job = performance.now() - began;
  const { user, system } = process.cpuUsage(used);
  const after = await heap();
  return {
    order: median(alone),
    orderPages: pages,
    job: job / 1000,
    jobSpent: (user + system) / 1e6,
    heapGrown: (after - before) / 1e6,
  };
}

async function printPack(): Promise<object> {
  const shaOf = Array.from({ length: 40 }, (_, n) =>
    createHash('sha256')
      .update(readFileSync(join(photos, `${n}.jpg`)))
      .digest('hex'),
  );
  const photo = (n: number) => ({
    evidence: `evd_${String(n).padStart(26, 'a')}`,
    sha256: shaOf[n % 40] ?? '',
    caption: '整改现场',
  });
  const photoOf = (evidence: string) =>
    readFileSync(join(photos, `${Number(evidence.replace(/\D/g, '')) % 40}.jpg`));
  const [unit] = meetingView.units;
  if (unit === undefined) throw new Error('no unit');
  const pack: MeetingView = {
    ...meetingView,
    units: Array.from({ length: 200 }, (_, n) => ({
      ...unit,
      before: photo(2 * n),
      after: photo(2 * n + 1),
    })),
  };
  // Fonts and code are there before anything is measured.
  await renderMeeting({ ...pack, units: pack.units.slice(0, 2) }, { fonts, digest, photos: photoOf });
  await heap();
  const idle = held();
  let most = idle;
  const target = createWriteStream(file);
  const printed = await renderMeeting(pack, {
    fonts,
    digest,
    photos: photoOf,
    out: async (chunk) => {
      most = Math.max(most, held());
      if (!target.write(chunk)) await once(target, 'drain');
    },
  });
  target.end();
  await finished(target);
  return { packPages: printed.pages, packBytes: target.bytesWritten / 1e6, packHeld: (most - idle) / 1e6 };
}

process.stdout.write(`${JSON.stringify(await (what === 'orders' ? printOrders() : printPack()))}\n`);
