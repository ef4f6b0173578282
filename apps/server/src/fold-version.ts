import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Changes whenever the code that reads entries into rows could read them otherwise: the folds and the domain they use.
 * Tables made by another version are dropped and folded again at the start.
 */
export function versionOfFolds(): string {
  const domain = dirname(fileURLToPath(import.meta.resolve('@mingcha/domain')));
  const capabilities = join(import.meta.dirname, 'capabilities');
  const hash = createHash('sha256');
  for (const file of [...sources(capabilities, /\bfold[a-z-]*\.ts$/), ...sources(domain, /\.ts$/)]) {
    hash.update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex').slice(0, 32);
}

const sources = (folder: string, wanted: RegExp): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => wanted.test(name))
    .sort()
    .map((name) => join(folder, name));
