import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { copyOf, leftOnce } from './made-once.ts';
import { until } from './pause.ts';
import { newFolder, type RunningServer, startServer } from './running-server.ts';

const env = { MINGCHA_LANGUAGE: 'zh-CN', MINGCHA_LOG: 'warn' };

/** The password that the demonstration prints for all its accounts. */
export const demoPassword = 'Mingcha-Demo-2026';

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
  const template = await leftOnce('city', () => start(newFolder()));
  return template === null ? newFolder() : copyOf(template.folder);
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
