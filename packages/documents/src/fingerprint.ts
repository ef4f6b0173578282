import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { catalogue, languages } from '@mingcha/words';
import type { Fonts } from './fonts/fonts.ts';

/**
 * Equal fingerprints promise equal bytes. Computed from what really decides them: the source of this package and its
 * sentences, the libraries that draw, the fonts, and Node (whose zlib compresses) on its architecture.
 */
export function fingerprintOf(fonts: Fonts): string {
  const { arch, platform, version } = process;
  return `documents ${code().slice(0, 32)} fonts ${fonts.fingerprint.slice(0, 32)} node ${version} ${platform}-${arch}`;
}

let codeHash: string | undefined;

function code(): string {
  codeHash ??= hashOfCode();
  return codeHash;
}

function hashOfCode(): string {
  const hash = createHash('sha256');
  for (const file of sourceFiles(import.meta.dirname)) hash.update(readFileSync(file)).update('\0');
  for (const language of languages)
    for (const [key, sentence] of Object.entries(catalogue(language)).sort(([a], [b]) => (a < b ? -1 : 1)))
      if (key.startsWith('document.')) hash.update(`${key}=${sentence}\0`);
  for (const library of ['pdfkit', 'fontkit', 'qrcode', 'echarts', 'zrender', 'hyphen'])
    hash.update(`${library}@${versionOf(library)}\0`);
  return hash.digest('hex');
}

function sourceFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .sort()
    .map((name) => join(folder, name));
}

function versionOf(library: string): string {
  const require = createRequire(import.meta.url);
  const entry = require.resolve(library);
  const root = entry.slice(
    0,
    entry.lastIndexOf(`node_modules/${library}/`) + `node_modules/${library}/`.length,
  );
  return JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version;
}
