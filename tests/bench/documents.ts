/**
 * `npm run bench -- documents`: the same document (12 500 characters, 40 tables, 40 photographs, a chart, a code) set by this program, by
 * pdfmake, @react-pdf/renderer, Chromium and Typst, each in processes of its own and in turn, so that other load on the machine falls on all.
 * Warm: after three seconds of printing it, the median of repeats in one process; told is the median of the processes. The peers come from the package registry into
 * a folder of their own and are no part of the project. Then an order of one page, a job of 500, and memory over 200 pages.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { composeContent, lengthOf, takePhotos } from './documents/content.ts';
import type { Places } from './documents/engines.ts';
import { createFigures } from './figures.ts';

const processes = 5;
const repeats = 7;
/** How many times as long as ours each has to take; Typst at least as long. */
const bars = { pdfmake: 5, 'react-pdf': 10, chromium: 10, typst: 1 } as const;
const versions = [
  'pdfmake@0.3.11',
  '@react-pdf/renderer@4.9.0',
  'react@19.3.1',
  '@myriaddreamin/typst-ts-node-compiler@0.7.0',
];

interface Run {
  readonly ms: number;
  readonly best: number;
  readonly spent: number;
  readonly pages: number;
  readonly bytes: number;
}

const option = (name: string): string | undefined => {
  const at = process.argv.indexOf(`--${name}`);
  return at > 0 ? process.argv[at + 1] : undefined;
};
const figures = createFigures('documents');
const folder = mkdtempSync(join(tmpdir(), 'mingcha-documents-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
const places: Places = {
  photos: join(folder, 'photos'),
  peers: option('peers') ?? installPeers(),
  fonts: packagedFonts(),
};
mkdirSync(places.photos);
await takePhotos(places.photos);
const { sections } = composeContent();
console.log(`${lengthOf(sections)} characters, ${sections.length} tables and photographs`);

function installPeers(): string {
  const peers = join(folder, 'peers');
  mkdirSync(peers);
  writeFileSync(join(peers, 'package.json'), '{ "private": true }');
  execFileSync('npm', ['install', '--no-audit', '--no-fund', ...versions], { cwd: peers, stdio: 'inherit' });
  return peers;
}

function packagedFonts(): Places['fonts'] {
  const { resolve: find } = createRequire(
    resolve(import.meta.dirname, '../../packages/documents/package.json'),
  );
  const serif = find('@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf');
  const sans = find('@expo-google-fonts/noto-sans-sc/500Medium/NotoSansSC_500Medium.ttf');
  return { serif, sans, folders: [serif, sans].map((path) => dirname(path)) };
}

function run(engine: string): Run {
  const keep = option('keep');
  const file = keep === undefined ? [] : [resolve(keep, `${engine}.pdf`)];
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [
      join(import.meta.dirname, 'documents/run-engine.ts'),
      engine,
      JSON.stringify(places),
      String(repeats),
      ...file,
    ],
    { encoding: 'utf8', maxBuffer: 1 << 26 },
  );
  if (status !== 0) throw new Error(`${engine}: ${stderr}`);
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Run;
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;

function compare(): void {
  const names = ['ours', ...Object.keys(bars)];
  const runs = new Map<string, Run[]>(names.map((name) => [name, []]));
  for (let i = 0; i < processes; i += 1) for (const name of names) runs.get(name)?.push(run(name));
  const of = (name: string) => runs.get(name) ?? [];
  const ours = median(of('ours').map(({ ms }) => ms));
  for (const name of names) {
    const all = of(name);
    const { pages, bytes } = all[0] ?? { pages: 0, bytes: 0 };
    const told = `${name}, ${pages} pages, ${Math.round(bytes / 1024)} KiB`;
    figures.put(`${told}: warm`, median(all.map(({ ms }) => ms)), null, 'ms');
    figures.put(`${told}: best`, Math.min(...all.map(({ best }) => best)), null, 'ms');
  }
  for (const [name, bar] of Object.entries(bars)) {
    // Over the limit is too slow: what ours takes, beside what it may take for this peer.
    figures.put(`ours beside ${name} ÷ ${bar}`, ours, median(of(name).map(({ ms }) => ms)) / bar, 'ms');
  }
}

interface Jobs {
  readonly order: number;
  readonly orderPages: number;
  readonly job: number;
  readonly jobSpent: number;
  readonly heapGrown: number;
  readonly packPages: number;
  readonly packBytes: number;
  readonly packHeld: number;
}

function jobs(): void {
  const script = join(import.meta.dirname, 'documents/run-jobs.ts');
  const runJob = (...args: string[]): Partial<Jobs> => {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['--expose-gc', script, ...args], {
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(stderr);
    return JSON.parse(stdout) as Partial<Jobs>;
  };
  const done = {
    ...runJob('orders'),
    ...runJob('pack', places.photos, join(folder, 'pack.pdf')),
  } as Jobs;
  figures.put(`an order of ${done.orderPages} pages: warm`, done.order, 30, 'ms');
  figures.put('500 orders as one job', done.job, 15, 's');
  figures.put('500 orders as one job: processor time', done.jobSpent, null, 's');
  figures.put('what the heap grew by over them', done.heapGrown, 10, 'MB');
  const pack = `${done.packPages} pages with 400 photographs, ${Math.round(done.packBytes)} MB, on their way to a file`;
  figures.put(`${pack}: above idle`, done.packHeld, 250, 'MB');
}

jobs();
compare();
figures.tell({ node: process.version });
if (!existsSync(places.photos)) throw new Error('the photographs went away meanwhile');
