import { chmodSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const nameIn = (secrets: string) => join(secrets, 'running-database.url');

/** Where the embedded database of a running server answers, for the tools that look at it meanwhile. A secret as any. */
export function keepRunningUrl(secrets: string, url: string): void {
  writeFileSync(nameIn(secrets), `${url}\n`, { mode: 0o600 });
  chmodSync(nameIn(secrets), 0o600);
}

export function readRunningUrl(secrets: string): string | null {
  try {
    return readFileSync(nameIn(secrets), 'utf8').trim();
  } catch {
    return null;
  }
}

export const forgetRunningUrl = (secrets: string): void => rmSync(nameIn(secrets), { force: true });
