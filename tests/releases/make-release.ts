/**
 * `node tests/releases/make-release.ts` plays the demonstration city and keeps its journal under the version of the program:
 * once, when a version is released. `… digests` writes anew what the tables say of every release, where a change of
 * that is meant: the difference in git is what to look at.
 */
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DemoClock } from '@mingcha/prisma/clock';
import { loadDemo } from '@mingcha/prisma/demo';
import { createServer, openSecrets, readEnv, settingsOf, version } from '@mingcha/server';
import { withRelease } from './folded.ts';
import { digestsOf, keepRelease, releases } from './release.ts';

if (process.argv[2] !== 'digests') await keepCity(join(import.meta.dirname, version));
for (const release of releases()) {
  const digests = await withRelease(release, (url) => digestsOf(url, null));
  writeFileSync(join(release, 'digests.json'), `${JSON.stringify(digests, null, 1)}\n`);
  process.stdout.write(`${release}: ${Object.keys(digests).length} tables\n`);
}
process.exit(0);

async function keepCity(release: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'mingcha-release-'));
  chmodSync(folder, 0o755);
  const read = readEnv({ MINGCHA_DATA: folder, MINGCHA_LOG: 'error', MINGCHA_MIN_FREE_MB: '0' });
  if (!read.ok) throw new Error('settings');
  const settings = { ...settingsOf(read.env, folder, 'zh-CN'), port: 0 };
  for (const made of Object.values(settings.folders))
    if (made !== settings.folders.postgres) mkdirSync(made, { recursive: true });
  const clock = new DemoClock(Date.now());
  clock.begin(30, '08:00');
  const secrets = await openSecrets(settings.folders.secrets, settings.lanes);
  const server = await createServer(settings, secrets, { now: clock.now, unlimited: () => true });
  try {
    await loadDemo(server, clock, () => {});
    await server.services.db.sequencer.run();
    await keepRelease(release, server.services.db.directUrl, settings.folders.keys);
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
