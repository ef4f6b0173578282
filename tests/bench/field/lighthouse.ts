import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { chromiumFlags, chromiumPath } from '../../harness/chromium.ts';
import { freePort } from '../../harness/running-server.ts';
import type { Ground } from './office.ts';

// Fetched by npm for this measurement alone: 114 packages and 176 MB that no test needs.
const lighthouse = 'lighthouse@13.5.0';
const categories = ['performance', 'accessibility', 'best-practices'];

async function run(url: string, port: number): Promise<[string, number][]> {
  const asked = [
    url,
    `--port=${port}`,
    '--output=json',
    '--quiet',
    '--disable-storage-reset',
    '--throttling-method=devtools',
  ];
  const child = spawn('npx', ['--yes', lighthouse, ...asked, `--only-categories=${categories.join(',')}`]);
  const said: string[] = [];
  child.stdout.on('data', (part) => said.push(String(part)));
  const status = await new Promise((ended) => child.on('close', ended).on('error', () => ended(1)));
  if (status !== 0) throw new Error('Lighthouse did not run');
  const report = JSON.parse(said.join('')) as { categories: Record<string, { score: number }> };
  return categories.map((name) => [name, Math.round((report.categories[name]?.score ?? 0) * 100)]);
}

/**
 * On a mobile device as Lighthouse imagines it (slow line, processor at a quarter), really slowed and not computed afterwards:
 * its computation charges the line for what the service worker gave. The app is installed, as it is every day.
 */
export async function lighthouseScores({ server }: Ground): Promise<[string, number][]> {
  const profile = mkdtempSync(join(tmpdir(), 'mingcha-lighthouse-'));
  const port = await freePort();
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: chromiumPath,
    headless: true,
    args: [...chromiumFlags, `--remote-debugging-port=${port}`],
  });
  try {
    const page = context.pages()[0] ?? (await context.newPage());
    await page.goto(`${server.url}/field/`);
    await page.evaluate(async () => void (await navigator.serviceWorker.ready));
    await page.reload();
    await page.goto('about:blank');
    return await run(`${server.url}/field/`, port);
  } catch (cause) {
    console.log(`no Lighthouse: ${cause instanceof Error ? cause.message : cause}`);
    return [];
  } finally {
    await context.close();
    rmSync(profile, { recursive: true, force: true });
  }
}
