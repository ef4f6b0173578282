/**
 * `npm run demo`: the demonstration city on one port. The first run builds, founds an office that says "demo" for ever, and
 * plays some weeks of its work through the doors that tablets and desks use; the second run finds all of that.
 */
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { say } from '@mingcha/words';
import { consoleLanguage, ensureBuilt } from './build.ts';
import { house } from './house.ts';

// A demonstration and an office never share a folder.
process.env.MINGCHA_DATA ??= resolve(house, 'var/demo');
process.env.MINGCHA_LOG ??= 'warn';

await ensureBuilt();
const { isFolderInUse, readStamp, run } = await import('@mingcha/server');
const { demoDoors } = await import('@mingcha/server/demo');
const { demoAccounts, demoPassword, loadDemo } = await import('@mingcha/prisma/demo');
const { demoPhotograph, prepareStep } = await import('@mingcha/prisma/walk');
const { DemoClock } = await import('@mingcha/prisma/clock');

const data = resolve(process.env.MINGCHA_DATA);
const mark = resolve(data, 'city-is-whole');
startOverIfHalfLoaded();

const clock = new DemoClock(Date.now());
clock.begin(30, '08:00');
// The story tells its own time while it is played; afterwards the clock on the wall does.
let time = existsSync(mark) ? Date.now : clock.now;
let playing = false;
/** Steps of the five minutes that are being readied: many people sign in from one address. */
let readying = 0;

const doors = demoDoors({
  password: demoPassword,
  accounts: demoAccounts,
  isWhole: () => existsSync(mark),
  photograph: demoPhotograph,
  async prepare(services, step, input) {
    readying += 1;
    try {
      return await prepareStep(services, step, input);
    } finally {
      readying -= 1;
    }
  },
});

const status = await run({
  demo: true,
  words: process.argv.slice(2),
  overrides: { now: () => time(), unlimited: () => playing || readying > 0, doors },
  async prepare(server, terminal) {
    // The city is played through the very door that tablets use, which proves itself by our own authority.
    if (server.authority !== null)
      setDefaultCACertificates([...getCACertificates('default'), server.authority.cert]);
    if (existsSync(mark)) return;
    terminal.step('server.progress.city');
    playing = true;
    await loadDemo(server, clock, () => {});
    playing = false;
    time = Date.now;
    writeFileSync(mark, '');
    terminal.done();
  },
  farewell({ services }, terminal) {
    terminal.text('');
    terminal.line('server.demo.walk', { url: services.settings.publicUrl });
    terminal.text('');
    terminal.line('server.demo.accounts', { password: demoPassword });
    for (const { username, name, roles } of demoAccounts) {
      const held = roles.map((role) => say(consoleLanguage(), `role.${role}` as Parameters<typeof say>[1]));
      terminal.text(`  ${username.padEnd(12)}${name}  ${held.join(' · ')}`);
    }
  },
});
process.exit(status);

/** A first run that was killed in the middle leaves half a city: it is thrown away, and only if it says it is one. */
function startOverIfHalfLoaded(): void {
  if (existsSync(mark) || readStamp(data)?.demo !== true) return;
  if (isFolderInUse(data)) return;
  rmSync(data, { recursive: true, force: true });
}
