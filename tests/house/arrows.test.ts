import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const house = resolve(import.meta.dirname, '../..');
let copy: string;

// The rules and the rooms' declarations are copied beside the probes, so that a probe never stands in the real tree.
beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'mingcha-arrows-'));
  const rules = JSON.parse(readFileSync(join(house, 'biome.json'), 'utf8'));
  rules.vcs = { enabled: false };
  writeFileSync(join(copy, 'biome.json'), JSON.stringify(rules));
  cpSync(join(house, 'tsconfig'), join(copy, 'tsconfig'), { recursive: true });
  for (const room of ['words', 'domain', 'journal', 'documents', 'db', 'ui', 'verifier'])
    copyDeclaration(`packages/${room}`);
  for (const app of ['server', 'field', 'desk']) copyDeclaration(`apps/${app}`);
  copyDeclaration('.');
});

afterAll(() => rmSync(copy, { recursive: true, force: true }));

function copyDeclaration(room: string): void {
  mkdirSync(join(copy, room), { recursive: true });
  cpSync(join(house, room, 'package.json'), join(copy, room, 'package.json'));
}

/** What the linter says of a text standing in the named file, under the rules of the room that the file is in. */
function lintAs(file: string, text: string): string {
  const path = join(copy, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  const run = spawnSync(join(house, 'node_modules/.bin/biome'), ['lint', '--max-diagnostics=50', file], {
    cwd: copy,
    encoding: 'utf8',
  });
  rmSync(path);
  return `${run.stdout}${run.stderr}`;
}

const forbidden: [room: string, file: string, line: string][] = [
  ['words', 'packages/words/src/probe.ts', "import { z } from 'zod';\nz.string();"],
  ['domain', 'packages/domain/src/probe.ts', "import { readFileSync } from 'node:fs';\nreadFileSync('x');"],
  ['domain', 'packages/domain/src/probe.ts', "import { x } from '@mingcha/journal';\nx();"],
  ['domain', 'packages/domain/src/probe.ts', "import { x } from '../../journal/src/entry.ts';\nx();"],
  ['journal', 'packages/journal/src/probe.ts', "import { x } from '@mingcha/domain';\nx();"],
  ['documents', 'packages/documents/src/probe.ts', "import { x } from '@mingcha/db';\nx();"],
  ['db', 'packages/db/src/probe.ts', "import { x } from '@mingcha/server/api';\nx();"],
  ['ui', 'packages/ui/src/probe.ts', "import { x } from '@mingcha/db';\nx();"],
  ['verifier', 'packages/verifier/src/probe.ts', "import { x } from '@mingcha/journal';\nx();"],
  ['verifier', 'packages/verifier/src/probe.ts', "import { x } from '@mingcha/journal/verify';\nx();"],
  ['verifier', 'packages/verifier/src/core/probe.ts', "import { x } from '@mingcha/words';\nx();"],
  [
    'verifier',
    'packages/verifier/src/core/probe.ts',
    "import { x } from '../../../journal/src/merkle.ts';\nx();",
  ],
  ['server', 'apps/server/src/probe.ts', "import { x } from '@mingcha/desk';\nx();"],
  ['field', 'apps/field/src/probe.ts', "import { x } from '@mingcha/db';\nx();"],
  ['desk', 'apps/desk/src/probe.ts', "import { x } from '@mingcha/journal';\nx();"],
  ['journal', 'packages/journal/src/probe.ts', "import { often } from '@mingcha/soak';\noften(1);"],
  ['server', 'apps/server/src/probe.ts', "import { often } from '@mingcha/soak';\noften(1);"],
  ['field', 'apps/field/src/probe.ts', "import { often } from '@mingcha/soak';\noften(1);"],
  [
    'one capability',
    'apps/server/src/capabilities/findings/probe.ts',
    "import { x } from '../bulletins/commands.ts';\nx();",
  ],
];

const allowed: [room: string, file: string, line: string][] = [
  ['domain', 'packages/domain/src/probe.ts', "import { z } from 'zod';\nz.string();"],
  [
    'verifier',
    'packages/verifier/src/probe.ts',
    "import { Decrypter } from 'age-encryption';\nnew Decrypter();",
  ],
  [
    'field',
    'apps/field/src/probe.ts',
    "import type { AppRouter } from '@mingcha/server/api';\nlet a: AppRouter;",
  ],
  ['desk', 'apps/desk/src/probe.ts', "import { x } from '@mingcha/journal/verify';\nx();"],
  [
    'one capability',
    'apps/server/src/capabilities/findings/probe.ts',
    "import { x } from '../bulletins/queries.ts';\nimport { y } from '../access/router.ts';\nx(y);",
  ],
];

describe('the arrows between rooms', () => {
  it.each(forbidden)('%s: a forbidden import in %s fails', (_room, file, text) => {
    expect(lintAs(file, text)).toContain('noRestrictedImports');
  });

  it.each(allowed)('%s: a declared import in %s passes', (_room, file, text) => {
    expect(lintAs(file, text)).not.toContain('noRestrictedImports');
  });

  it('an import that only works because npm hoists fails', () => {
    expect(lintAs('packages/domain/src/probe.ts', "import pino from 'pino';\npino();")).toContain(
      'noUndeclaredDependencies',
    );
  });

  it.each(['packages/words', 'packages/domain', 'packages/journal'])(
    '%s reads no clock and no chance',
    (room) => {
      const text = 'export const a = [Date.now(), Math.random(), new Date()];\n';
      expect(lintAs(`${room}/src/probe.ts`, text).match(/read no clock and no chance/g)).toHaveLength(3);
    },
  );
});
