import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Ground } from './office.ts';

export type Filler = typeof import('../../../apps/field/bench/fill.ts');
export type WithFiller = typeof globalThis & { filler: Filler };

const house = resolve(import.meta.dirname, '../../..');

/** Lays the filler beside the built app, where it has the app's own stores. Answers how to take it away again. */
export function buildFiller(): () => void {
  const built = spawnSync(
    join(house, 'node_modules/.bin/vite'),
    ['build', '--config', 'apps/field/bench/vite.config.ts', '--logLevel', 'warn'],
    { cwd: house, encoding: 'utf8' },
  );
  if (built.status !== 0) throw new Error(built.stderr);
  return () => rmSync(join(house, 'apps/field/dist/fill'), { recursive: true, force: true });
}

/** A page of the same origin on which the app does not run, with the filler let in by the PIN, and then no network. */
export async function openFiller({ server, tablet, pin }: Ground): Promise<void> {
  await tablet.offline(false);
  await tablet.page.goto(`${server.url}/health`);
  await tablet.page.evaluate(
    async ([path, digits]) => {
      const filler = (await import(path)) as Filler;
      await filler.unlock(digits);
      Object.assign(globalThis, { filler });
    },
    ['/field/fill/fill.js', pin] as const,
  );
  await tablet.offline(true);
}
