import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pause, until } from './pause.ts';
import { newFolder, type RunningServer, startServer } from './running-server.ts';

/** The password that the demonstration prints for all its accounts. */
export const demoPassword = 'Mingcha-Demo-2026';

/** Where a run of many stories keeps the city it has loaded once; without it every start loads its own. */
export const templateSetting = 'TEST_TEMPLATES';

/** The demonstration city in a folder of its own, whole. */
export async function startDemonstration(): Promise<RunningServer> {
  const templates = process.env[templateSetting];
  if (templates === undefined) return start(newFolder());
  const data = newFolder();
  // With owners and times: the database runs under an account of its own.
  execFileSync('cp', ['-a', `${await loadedOnce(templates)}/.`, data]);
  return start(data);
}

async function start(data: string): Promise<RunningServer> {
  const server = await startServer({
    data,
    script: 'scripts/demo.ts',
    env: { MINGCHA_LANGUAGE: 'zh-CN', MINGCHA_LOG: 'warn' },
    seconds: 240,
  });
  await until(() => server.output().includes(demoPassword), 'the demonstration city', { seconds: 240 });
  // Its last jobs (places in the one order) follow within a second or two.
  await pause(2000);
  return server;
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
