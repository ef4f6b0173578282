import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { until } from './pause.ts';
import { newFolder, type RunningServer, startServer } from './running-server.ts';

const env = { MINGCHA_LANGUAGE: 'zh-CN', MINGCHA_LOG: 'warn' };

/** The password that the demonstration prints for all its accounts. */
export const demoPassword = 'Mingcha-Demo-2026';

/** Where a run of many stories keeps the city it has loaded once; without it every start loads its own. */
export const templateSetting = 'TEST_TEMPLATES';

/** The demonstration city in a folder of its own, whole. */
export async function startDemonstration(): Promise<RunningServer> {
  return start(await folderWithCity());
}

/** The same under a clock that can be moved on by whole minutes (`tick`). */
export async function startTickingDemonstration(): Promise<RunningServer> {
  const data = await folderWithCity();
  // A folder without the city: it is loaded under the clock on the wall first.
  if (!existsSync(join(data, 'city-is-whole'))) await (await start(data)).stop();
  return startServer({ data, script: 'tests/harness/later-demonstration.ts', env });
}

/** A folder of its own with the city in it, once a story of this run has loaded it. */
export async function folderWithCity(): Promise<string> {
  const data = newFolder();
  const templates = process.env[templateSetting];
  // With owners and times: the database runs under an account of its own.
  if (templates !== undefined) execFileSync('cp', ['-a', `${await loadedOnce(templates)}/.`, data]);
  return data;
}

async function start(data: string): Promise<RunningServer> {
  const server = await startServer({
    data,
    script: 'scripts/demo.ts',
    env,
    seconds: 240,
  });
  await until(() => server.output().includes(demoPassword), 'the demonstration city', { seconds: 240 });
  // Its last jobs (places in the one order) follow.
  await until(() => isInOrder(server.url), 'every entry at its place in the one order', { seconds: 60 });
  return server;
}

async function isInOrder(url: string): Promise<boolean> {
  const metrics = await (await fetch(`${url}/metrics`)).text();
  return /^mingcha_pending_entries 0$/m.test(metrics);
}

/** The first to ask loads the city, stops it in order and leaves its folder to be copied; the others wait for that. */
async function loadedOnce(templates: string): Promise<string> {
  const whole = join(templates, 'whole');
  const claim = join(templates, 'claimed');
  if (existsSync(whole)) return whole;
  try {
    mkdirSync(claim);
  } catch {
    await until(() => existsSync(whole) || !existsSync(claim), 'the city that another story loads', {
      seconds: 240,
    });
    return existsSync(whole) ? whole : loadedOnce(templates);
  }
  try {
    const server = await start(newFolder());
    await server.stop();
    renameSync(server.data, whole);
  } finally {
    rmSync(claim, { recursive: true, force: true });
  }
  return whole;
}
