import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The programs that checks use beside npm packages, with the Debian package that brings each. */
const packages = {
  pdftotext: 'poppler-utils',
  pdftoppm: 'poppler-utils',
  pdffonts: 'poppler-utils',
  pdfinfo: 'poppler-utils',
  pdfimages: 'poppler-utils',
  qpdf: 'qpdf',
  mutool: 'mupdf-tools',
  pdfsig: 'poppler-utils',
  java: 'default-jre-headless',
  'chromium-headless-shell': 'chromium-headless-shell',
  chromium: 'chromium',
  openssl: 'openssl',
} as const;

export type Tool = keyof typeof packages;
/** What the checks ask for. A whole Chromium is a peer of a measurement, and takes the pictures of the screens. */
export const allTools = (Object.keys(packages) as Tool[]).filter((tool) => tool !== 'chromium');

const chromiums = ['chromium-browser', 'google-chrome', 'google-chrome-stable'];
/** Other names a program goes by outside Debian, and what serves in its place. */
const aliases: Partial<Record<Tool, readonly string[]>> = {
  // The engine alone. Around it a whole Chromium draws windows that nobody sees, which takes as long again as what is checked.
  'chromium-headless-shell': ['chrome-headless-shell', 'headless_shell', 'chromium', ...chromiums],
  chromium: chromiums,
};

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

export const findTool = (tool: Tool): string | null => findProgram([tool, ...(aliases[tool] ?? [])]);

/** The first of these names that is a program here. */
function findProgram(names: readonly string[]): string | null {
  const folders = (process.env.PATH ?? '').split(delimiter).concat('/usr/bin', '/usr/local/bin');
  for (const name of names)
    for (const folder of folders) if (folder && isExecutable(join(folder, name))) return join(folder, name);
  return null;
}

/** Under its own name, and nothing that serves in its place. */
export const isItselfHere = (tool: Tool): boolean => findProgram([tool]) !== null;

export const isDebianRoot = () => process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');

export function aptInstall(packages: Iterable<string>): void {
  aptGet('update');
  aptGet('install', '-y', '--no-install-recommends', ...packages);
}

function aptGet(...args: string[]): void {
  // Two test workers may ask at once: apt waits for its own lock instead of failing.
  spawnSync('apt-get', ['-qq', '-o', 'DPkg::Lock::Timeout=300', ...args], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
}

/**
 * Paths of the programs asked for. What is missing is installed where that is possible (root on Debian); elsewhere the
 * check fails with one line that says what to install. It never passes by skipping.
 */
export function ensureTools<const T extends Tool>(tools: readonly T[]): Record<T, string> {
  const missing = tools.filter((tool) => !findTool(tool));
  if (missing.length > 0 && isDebianRoot()) aptInstall(new Set(missing.map((tool) => packages[tool])));
  const paths = {} as Record<T, string>;
  const absent: Tool[] = [];
  for (const tool of tools) {
    const path = findTool(tool);
    if (path) paths[tool] = path;
    else absent.push(tool);
  }
  if (absent.length > 0) {
    const names = [...new Set(absent.map((tool) => packages[tool]))].join(' ');
    throw new Error(`Missing: ${absent.join(', ')}. Install ${names} (Debian: apt-get install ${names}).`);
  }
  return paths;
}
