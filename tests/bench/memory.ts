import { readFileSync } from 'node:fs';
import type { BrowserContext } from '@playwright/test';

/** Bytes that a process holds itself: without the files that it maps, which the system may take back. Linux only. */
function heldBy(pid: number): number {
  let status: string;
  try {
    status = readFileSync(`/proc/${pid}/status`, 'utf8');
  } catch {
    return 0; // It ended meanwhile.
  }
  const kilobytes = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0);
  return 1024 * (kilobytes('RssAnon') + kilobytes('RssShmem'));
}

export interface Held {
  readonly before: number;
  readonly most: number;
}

/** Looks ten times a second at what these processes hold together, as long as the work takes. */
export async function heldDuring(
  pids: () => Promise<readonly number[]>,
  work: () => Promise<void>,
): Promise<Held> {
  const together = async () => (await pids()).map(heldBy).reduce((one, other) => one + other, 0);
  const before = await together();
  let most = before;
  let over = false;
  const looking = (async () => {
    while (!over) {
      most = Math.max(most, await together());
      await new Promise((wake) => setTimeout(wake, 100));
    }
  })();
  try {
    await work();
  } finally {
    over = true;
    await looking;
  }
  return { before, most };
}

/** Every process of a browser: its own, the pages', the workers', the one that talks to the network. */
export async function processesOf(context: BrowserContext): Promise<() => Promise<number[]>> {
  const browser = context.browser();
  if (browser === null) throw new Error('no browser of its own');
  const session = await browser.newBrowserCDPSession();
  return async () => {
    const { processInfo } = await session.send('SystemInfo.getProcessInfo');
    return processInfo.map(({ id }) => id);
  };
}
