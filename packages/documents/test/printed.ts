import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BulletinImprint, BulletinView } from '@mingcha/domain/bulletins';
import { PNG } from 'pngjs';
import { ensureTools } from '../../../tests/tools/ensure-tools.ts';
import { openFonts, type RenderedDocument, renderBulletin, renderEnglishBulletin } from '../src/index.ts';
import { digest, given, imprint, photoBytes } from './sample-bulletins.ts';

/** Looks at printed bytes with other people's programs. */
export const tools = ensureTools(['pdftotext', 'pdftoppm', 'pdffonts', 'pdfinfo', 'qpdf', 'mutool']);
/** From npm only, so that every machine prints the same. */
export const fonts = openFonts({ system: false });

export const print = (view: BulletinView, as: BulletinImprint | null = imprint): Promise<RenderedDocument> =>
  renderBulletin(view, { fonts, imprint: as, photos: photoBytes, digest });

export const printEnglish = (view: BulletinView, as: BulletinImprint | null = imprint) =>
  renderEnglishBulletin(view, { fonts, imprint: as, photos: photoBytes, digest, given });

function onFile<T>(bytes: Uint8Array, look: (path: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'mingcha-documents-'));
  try {
    const path = join(folder, 'document.pdf');
    writeFileSync(path, bytes);
    return look(path);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const run = (tool: keyof typeof tools, ...args: string[]): string =>
  execFileSync(tools[tool], args, {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    stdio: ['ignore', 'pipe', 'pipe'],
  });

export const textPages = (bytes: Uint8Array): string[] =>
  onFile(bytes, (path) => run('pdftotext', '-enc', 'UTF-8', path, '-'))
    .split('\f')
    .slice(0, -1);
/** The pages as they were written: a table row by row, cell by cell. */
export const rawPages = (bytes: Uint8Array): string[] =>
  onFile(bytes, (path) => run('pdftotext', '-raw', '-enc', 'UTF-8', path, '-'))
    .split('\f')
    .slice(0, -1);
/** All characters of the document, without white space, page numbers and running marks, in reading order. */
export const flowing = (bytes: Uint8Array): string =>
  textPages(bytes)
    .join('')
    .replace(/\s/gu, '')
    .replace(/—\d+—|未盖章样稿/gu, '');
/** The same as it was written, tables row by row. */
export const flowingRaw = (bytes: Uint8Array): string =>
  rawPages(bytes)
    .join('')
    .replace(/\s/gu, '')
    .replace(/—\d+—|未盖章样稿/gu, '');
export const qpdfCheck = (bytes: Uint8Array): string => onFile(bytes, (path) => run('qpdf', '--check', path));
export const fontTable = (bytes: Uint8Array): string => onFile(bytes, (path) => run('pdffonts', path));
export const properties = (bytes: Uint8Array): string =>
  onFile(bytes, (path) => run('pdfinfo', '-enc', 'UTF-8', path));
/** The structure tree with its texts, as Poppler reads it. */
export const structure = (bytes: Uint8Array): string =>
  onFile(bytes, (path) => run('pdfinfo', '-struct-text', '-enc', 'UTF-8', path));
export const bookmarks = (bytes: Uint8Array): string =>
  onFile(bytes, (path) => run('mutool', 'show', path, 'outline'));
/** The file with its streams unpacked, as text; throws where qpdf has anything against it. */
export const unpacked = (bytes: Uint8Array): string =>
  onFile(bytes, (path) =>
    execFileSync(tools.qpdf, ['--qdf', '--object-streams=disable', path, '-'], {
      maxBuffer: 1 << 28,
    }).toString('latin1'),
  );
/** What MuPDF says against a file while it draws all of it. Debian's knows no colour profiles, and says so. */
export const drawingFaults = (bytes: Uint8Array): string =>
  onFile(
    bytes,
    (path) =>
      spawnSync(tools.mutool, ['draw', '-q', '-r', '36', '-F', 'pnm', '-o', '/dev/null', path]).stderr,
  )
    .toString()
    .replace('warning: ICC support is not available\n', '');
export const metadata = (bytes: Uint8Array): string => onFile(bytes, (path) => run('pdfinfo', '-meta', path));

export function picture(bytes: Uint8Array, page: number, dpi: number): PNG {
  return onFile(bytes, (path) => {
    const n = String(page);
    const args = ['-r', String(dpi), '-f', n, '-l', n, '-png', path];
    return PNG.sync.read(execFileSync(tools.pdftoppm, args, { maxBuffer: 1 << 28 }));
  });
}

export interface Character {
  character: string;
  /** Origin on the baseline, points from the top left corner of the page. */
  x: number;
  y: number;
  /** Where its own room ends. */
  right: number;
  size: number;
  font: string;
  color: string;
}

/** Every character of every page where it really stands, as MuPDF sees it. */
export const allCharacters = (bytes: Uint8Array): Character[][] =>
  onFile(bytes, (path) => run('mutool', 'draw', '-q', '-F', 'stext', path))
    .split('<page ')
    .slice(1)
    .map(charactersOf);

export const characters = (bytes: Uint8Array, page: number): Character[] =>
  allCharacters(bytes)[page - 1] ?? [];

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function charactersOf(xml: string): Character[] {
  const found: Character[] = [];
  let font = '';
  let size = 0;
  for (const [tag] of xml.matchAll(/<(?:font|char) [^>]*>/g)) {
    const value = (name: string) => tag.match(new RegExp(` ${name}="([^"]*)"`))?.[1] ?? '';
    if (tag.startsWith('<font')) {
      font = value('name');
      size = Number(value('size'));
    } else {
      const character = value('c').replace(/&(?:#x([0-9a-f]+)|(amp|lt|gt|quot|apos));/g, (_, hex, name) =>
        name === undefined ? String.fromCodePoint(Number.parseInt(hex, 16)) : (named[name] ?? ''),
      );
      found.push({
        character,
        x: Number(value('x')),
        y: Number(value('y')),
        right: Number(value('quad').split(' ')[2]),
        size,
        font,
        color: value('color'),
      });
    }
  }
  return found;
}

/** Characters of one baseline, from left to right; lines from top to bottom. */
export function linesOf(all: readonly Character[]): Character[][] {
  const lines = new Map<number, Character[]>();
  for (const one of all) {
    const key = Math.round(one.y * 4);
    lines.set(key, [...(lines.get(key) ?? []), one]);
  }
  return [...lines].sort(([a], [b]) => a - b).map(([, line]) => line.sort((a, b) => a.x - b.x));
}

export const textOf = (line: readonly Character[]): string =>
  line
    .map(({ character }) => character)
    .join('')
    .trim();
