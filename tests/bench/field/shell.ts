import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

export interface Weight {
  readonly what: string;
  readonly bytes: number;
  readonly limit: number;
}

const gzipped = (file: string): number => gzipSync(readFileSync(file), { level: 9 }).length;

/** Scripts that the page names, and the sentences that the first screen waits for (one language, the larger). */
function beforeFirstPaint(dist: string): string[] {
  const page = readFileSync(join(dist, 'index.html'), 'utf8');
  const named = [...page.matchAll(/(?:src|href)="\/field\/([^"]+\.js)"/g)].map(([, path = '']) => path);
  const sentences = readdirSync(join(dist, 'assets'))
    .filter((name) => name.startsWith('words-first-'))
    .map((name) => `assets/${name}`)
    .sort((a, b) => statSync(join(dist, b)).size - statSync(join(dist, a)).size);
  if (sentences.length === 0) throw new Error('no sentences of the first screen in this build');
  return [...new Set([...named, ...sentences.slice(0, 1)])].map((path) => join(dist, path));
}

/** What the service worker keeps: the app without a network. */
export function shellFiles(dist: string): string[] {
  const worker = readFileSync(join(dist, 'sw.js'), 'utf8');
  const urls = [...worker.matchAll(/url:\s*[`"']([^`"']+)[`"']|"url":\s*"([^"]+)"/g)].map(
    ([, plain, quoted]) => plain ?? quoted ?? '',
  );
  return [...new Set(urls)].map((url) => join(dist, url));
}

/** The bars of the shell: what must come before the lock stands, and all that lies on the tablet. */
export function measureShell(house: string): Weight[] {
  const dist = join(house, 'apps/field/dist');
  const shell = shellFiles(dist);
  const sum = (sizes: number[]) => sizes.reduce((total, size) => total + size, 0);
  return [
    {
      what: 'script before the first paint, gzip',
      bytes: sum(beforeFirstPaint(dist).map(gzipped)),
      limit: 170_000,
    },
    { what: 'whole offline shell, as it travels (gzip)', bytes: sum(shell.map(gzipped)), limit: 1_200_000 },
    {
      what: 'whole offline shell, as it lies',
      bytes: sum(shell.map((file) => statSync(file).size)),
      limit: 1_200_000,
    },
  ];
}
