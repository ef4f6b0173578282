import { createHash } from 'node:crypto';
import { chmodSync, cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, type InlineConfig } from 'vite';

const here = import.meta.dirname;
/** `node build.ts [folder]`: a test builds beside what is in use. */
const out = process.argv[2] ?? join(here, 'dist');

/** One file of plain script, with everything in it. */
async function bundled(entry: string, config: InlineConfig['build'], ssr: boolean): Promise<string> {
  const made = await build({
    configFile: false,
    root: here,
    logLevel: 'warn',
    ...(ssr ? { ssr: { noExternal: true, target: 'node' } } : {}),
    build: { write: false, modulePreload: false, ...config, ...(ssr ? { ssr: entry } : {}) },
  });
  const [result] = [made].flat();
  if (result === undefined || !('output' in result)) throw new Error('nothing was built');
  const scripts = result.output.filter((each) => each.type === 'chunk');
  if (scripts.length !== 1 || scripts[0] === undefined) throw new Error('one file was asked for');
  return scripts[0].code;
}

/** The program as a package that needs no other: a tarball of it runs on a plain Node without a network. */
async function program(): Promise<void> {
  const code = await bundled(
    'src/node/bin.ts',
    { target: 'node20', minify: false, rolldownOptions: { output: { codeSplitting: false } } },
    true,
  );
  const folder = join(out, 'npm');
  mkdirSync(folder, { recursive: true });
  const { version, license = 'AGPL-3.0-or-later' } = JSON.parse(
    readFileSync(join(here, 'package.json'), 'utf8'),
  );
  const about = {
    name: 'mingcha-verify',
    version,
    license,
    description: 'Checks a Mingcha case package without trusting whoever made it',
    type: 'module',
    bin: { 'mingcha-verify': 'mingcha-verify.js' },
    files: ['mingcha-verify.js', 'README.md', 'proof.md'],
    engines: { node: '>=20' },
  };
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(about, null, 2)}\n`);
  writeFileSync(join(folder, 'mingcha-verify.js'), `#!/usr/bin/env node\n${code}`);
  chmodSync(join(folder, 'mingcha-verify.js'), 0o755);
  cpSync(join(here, 'README.md'), join(folder, 'README.md'));
  cpSync(join(here, '../../docs/proof.md'), join(folder, 'proof.md'));
}

const hashed = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** The page as one file: it asks nothing of anybody, and may not. */
async function page(): Promise<void> {
  const made = await bundled(
    'src/page/page.ts',
    {
      target: ['chrome111', 'firefox119', 'safari16.4'],
      rolldownOptions: { input: join(here, 'src/page/page.ts'), output: { format: 'iife' } },
    },
    false,
  );
  const script = made.replaceAll('</script', '<\\/script');
  const style = readFileSync(join(here, 'src/page/page.css'), 'utf8');
  const policy = `default-src 'none'; script-src ${hashed(script)}; style-src ${hashed(style)}; img-src data:; base-uri 'none'; form-action 'none'`;
  writeFileSync(
    join(out, 'verifier.html'),
    `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<link rel="icon" href="data:,">
<title>明察案卷核验</title>
<style>${style}</style>
</head>
<body>
<main id="root"></main>
<script>${script}</script>
</body>
</html>
`,
  );
}

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
await program();
await page();
