import type { Page } from '@playwright/test';

export interface Scrolled {
  readonly longestTaskMs: number;
  readonly longTasks: number;
  readonly mostNodes: number;
  readonly frames: number;
}

/** Tasks of the main thread over 50 ms, from now on: what the browser itself calls long. */
export const watchLongTasks = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const kept: number[] = [];
    const observer = new PerformanceObserver((list) => {
      for (const task of list.getEntries()) kept.push(task.duration);
    });
    observer.observe({ type: 'longtask' });
    Object.assign(globalThis, { longTasks: kept });
  });

export const longTasks = (page: Page): Promise<number[]> =>
  page.evaluate(() => (globalThis as unknown as { longTasks: number[] }).longTasks);

/** Scrolls what scrolls in steps of a thumb, to the end and back again, a step a frame. */
export async function scrollThrough(page: Page, selector: string): Promise<Scrolled> {
  await watchLongTasks(page);
  const seen = await page.evaluate(async (which) => {
    const all = [...document.querySelectorAll(which)];
    const down = all.find((each) => each.scrollHeight > each.clientHeight);
    const scroller = down ?? all.find((each) => each.scrollWidth > each.clientWidth);
    if (scroller === undefined) throw new Error('nothing to scroll');
    const way = down === undefined ? 'scrollLeft' : 'scrollTop';
    const frame = () => new Promise((drawn) => requestAnimationFrame(drawn));
    let mostNodes = 0;
    let frames = 0;
    const look = () => {
      mostNodes = Math.max(mostNodes, document.getElementsByTagName('*').length);
      frames += 1;
    };
    for (const step of [350, -350]) {
      for (let n = 0; n < 400; n += 1) {
        const before = scroller[way];
        scroller[way] += step;
        await frame();
        look();
        if (scroller[way] === before) break;
      }
    }
    await new Promise((told) => setTimeout(told, 300));
    return { mostNodes, frames };
  }, selector);
  const tasks = await longTasks(page);
  return { ...seen, longTasks: tasks.length, longestTaskMs: Math.round(Math.max(0, ...tasks)) };
}

/** Memory of the page's script: its heap and the bytes that hang on it. */
export async function memoryOf(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const usage = (await session.send('Runtime.getHeapUsage')) as {
    usedSize: number;
    backingStorageSize?: number;
  };
  await session.detach();
  return usage.usedSize + (usage.backingStorageSize ?? 0);
}

export async function throttle(page: Page, rate: number): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate });
}

/** A little work that is always the same, in milliseconds. */
const littleWork = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const began = performance.now();
    let sum = 0;
    for (let n = 0; n < 2_000_000; n += 1) sum += n % 7;
    return sum > 0 ? performance.now() - began : 0;
  });

/**
 * The brake, if it holds here: it counts the time that other programs took as the page's own and brakes for that too, so
 * that on a busy machine nothing moves any more. False: taken off again, and what it was for is not measured.
 */
export async function brake(page: Page, rate: number): Promise<boolean> {
  await throttle(page, 1);
  if (rate === 1) return true;
  const free = Math.min(await littleWork(page), await littleWork(page), await littleWork(page));
  await throttle(page, rate);
  const late = new Promise<number>((over) => setTimeout(() => over(Number.POSITIVE_INFINITY), 3_000));
  const braked = await Promise.race([littleWork(page), late]);
  if (braked < free * rate * 2.5) return true;
  await throttle(page, 1);
  console.log(`the machine is too busy to brake the page ${rate}×: not measured`);
  return false;
}
