import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '@mingcha/soak';
import { chromium } from '@playwright/test';
import { chromiumFlags, chromiumPath } from '../../harness/chromium.ts';
import type { Ground } from './office.ts';

// Fetched by npm for this measurement alone: 114 packages and 176 MB that no test needs.
const lighthouse = 'lighthouse@13.5.0';
const categories = ['performance', 'accessibility', 'best-practices'];

async function run(url: string, port: number, more: readonly string[]): Promise<[string, number][]> {
  const asked = [url, `--port=${port}`, '--output=json', '--quiet', ...more];
  const child = spawn('npx', ['--yes', lighthouse, ...asked, `--only-categories=${categories.join(',')}`]);
  const said: string[] = [];
  child.stdout.on('data', (part) => said.push(String(part)));
  const status = await new Promise((ended) => child.on('close', ended).on('error', () => ended(1)));
  if (status !== 0) throw new Error('Lighthouse did not run');
  const report = JSON.parse(said.join('')) as { categories: Record<string, { score: number }> };
  return categories.map((name) => [name, Math.round((report.categories[name]?.score ?? 0) * 100)]);
}

interface Look {
  readonly what: string;
  readonly path: string;
  /** Opened before, so that the shell is kept. */
  readonly kept?: true;
  readonly more: readonly string[];
}

/**
 * On a mobile device as Lighthouse imagines it (slow line, processor at a quarter). With the shell in place, as it is every day, really
 * slowed and not computed afterwards: its computation charges the line for what the service worker gave. The desk as on a desk.
 */
const looks: readonly Look[] = [
  {
    what: 'tablet, shell in place',
    path: '/field/',
    kept: true,
    more: ['--disable-storage-reset', '--throttling-method=devtools'],
  },
  { what: 'tablet, very first visit', path: '/field/', more: [] },
  { what: 'desk, very first visit', path: '/', more: ['--preset=desktop'] },
];

async function look(
  { server }: Pick<Ground, 'server'>,
  { path, kept, more }: Look,
): Promise<[string, number][]> {
  const profile = mkdtempSync(join(tmpdir(), 'mingcha-lighthouse-'));
  const port = await freePort();
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: chromiumPath,
    headless: true,
    args: [...chromiumFlags, `--remote-debugging-port=${port}`],
  });
  try {
    if (kept) {
      const page = context.pages()[0] ?? (await context.newPage());
      await page.goto(`${server.url}${path}`);
      await page.evaluate(async () => void (await navigator.serviceWorker.ready));
      await page.reload();
      await page.goto('about:blank');
    }
    return await run(`${server.url}${path}`, port, more);
  } finally {
    await context.close();
    rmSync(profile, { recursive: true, force: true });
  }
}

/** Three runs of each, and the middle one: a single run wanders by some points. */
export async function lighthouseScores(
  ground: Pick<Ground, 'server'>,
  times = 3,
): Promise<[string, number][]> {
  const scores: [string, number][] = [];
  try {
    for (const each of looks) {
      const runs: [string, number][][] = [];
      for (let n = 0; n < times; n += 1) runs.push(await look(ground, each));
      for (const name of categories) {
        const sorted = runs.map((run) => new Map(run).get(name) ?? 0).sort((a, b) => a - b);
        scores.push([`${each.what}: ${name}`, sorted[sorted.length >> 1] ?? 0]);
      }
    }
  } catch (cause) {
    console.log(`no Lighthouse: ${cause instanceof Error ? cause.message : cause}`);
  }
  return scores;
}
