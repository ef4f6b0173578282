import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { membersOf, tarOf, writeFolder } from './maker/containers.ts';
import { bagged, draftOf, filesOf } from './maker/package.ts';
import { jcs } from './maker/primitives.ts';
import { proofOf, proofText } from './maker/proof.ts';
import { tellStory } from './maker/story.ts';

const story = tellStory();
const files = bagged(filesOf(draftOf(story), story));
const place = mkdtempSync(join(tmpdir(), 'mingcha-verify-'));
const at = (name: string, bytes: string | Uint8Array): string => {
  writeFileSync(join(place, name), bytes);
  return join(place, name);
};
const good = writeFolder(files);
let program: string;

/** Every Node of this machine that the program promises to run on, not only the one that runs this test. */
const nodes = [
  ...new Set(
    (process.env.PATH ?? '')
      .split(delimiter)
      .map((folder) => join(folder, 'node'))
      .filter(existsSync)
      .map((each) => realpathSync(each)),
  ),
].filter(
  (node) =>
    Number(spawnSync(node, ['-p', 'process.versions.node'], { encoding: 'utf8' }).stdout.split('.')[0]) >= 20,
);

const run = (args: readonly string[], node = process.execPath) => {
  const { status, stdout, stderr } = spawnSync(node, [program, ...args], {
    encoding: 'utf8',
    env: { PATH: '', LANG: 'C' },
  });
  return { status, stdout, stderr };
};

beforeAll(() => {
  const here = join(import.meta.dirname, '..');
  const out = join(place, 'dist');
  const step = (command: string, args: readonly string[], cwd: string) => {
    const { status, stderr } = spawnSync(command, args, { cwd, encoding: 'utf8' });
    if (status !== 0) throw new Error(stderr);
  };
  step(process.execPath, ['build.ts', out], here);
  step('npm', ['pack', '--silent'], join(out, 'npm'));
  const tarball = readdirSync(join(out, 'npm')).find((name) => name.endsWith('.tgz')) ?? '';
  at('package.json', '{}');
  step(
    'npm',
    ['install', '--offline', '--no-audit', '--no-fund', '--silent', join(out, 'npm', tarball)],
    place,
  );
  program = realpathSync(join(place, 'node_modules/.bin/mingcha-verify'));
}, 60_000);
afterAll(() => rmSync(place, { recursive: true, force: true }));

describe('the program, out of its tarball, installed without a network', () => {
  it('brings everything it needs', () => {
    expect(readdirSync(join(place, 'node_modules')).filter((name) => !name.startsWith('.'))).toEqual([
      'mingcha-verify',
    ]);
    const script = readFileSync(program, 'utf8');
    const named = [...script.matchAll(/^import .* from ["']([^"']+)["']/gm)].map(([, from]) => from);
    expect(named.filter((from) => !from?.startsWith('node:'))).toEqual([]);
  });

  it.each(nodes)('says that a genuine package holds, under %s', (node) => {
    const { status, stdout, stderr } = run([good, '--lang', 'en'], node);
    expect(stderr).toBe('');
    expect(stdout).toContain('Check of a Mingcha case package: It holds');
    expect(status).toBe(0);
  });

  it('says in words which fields were erased', () => {
    expect(run([good]).stdout).toContain('已依批准删除“陈述”');
    expect(run([good, '--lang', 'en']).stdout).toContain('erased, by order: statement.');
  });

  it('names what does not hold, first, in both languages, and ends with 1', () => {
    const draft = draftOf(story);
    draft.receipts.shift();
    const bad = at('bad.tar', tarOf(membersOf(bagged(filesOf(draft, story)))));
    const n = draft.entries.findIndex(({ header }) => header.kind === 'visit.opened') + 1;
    const zh = run([bad]);
    expect(zh.status).toBe(1);
    expect(zh.stdout.split('\n').slice(0, 7).join('\n')).toMatch(
      new RegExp(
        `^明察案卷核验：不成立\\n.*\\n\\n不符之处\\n {2}✗ 第 ${n} 条记录（走访·visit\\.opened，.*）没有服务器回执。`,
      ),
    );
    expect(run([bad, '--lang=en']).stdout).toContain(
      `✗ Entry ${n} (visit · visit.opened, number 2 of writer`,
    );
    const report = JSON.parse(run([bad, '--json']).stdout);
    expect(report.verdict).toBe('does-not-hold');
    expect(report.faults).toMatchObject([
      { check: 'time', code: 'receipt.missing', at: `data/entries.ndjson:${n}` },
    ]);
  });

  it('opens a sealed package with its passphrase or its key, and ends with 2 with another', async () => {
    const identity = await generateX25519Identity();
    const encrypter = new Encrypter();
    encrypter.addRecipient(await identityToRecipient(identity));
    const sealed = at('case.tar.age', await encrypter.encrypt(tarOf(membersOf(files))));
    expect(run([sealed, '--identity', at('key', `# a comment\n${identity}\n`)]).status).toBe(0);
    const other = run([sealed, '--identity', at('other', await generateX25519Identity()), '--lang', 'en']);
    expect(other).toEqual({
      status: 2,
      stdout: '',
      stderr:
        'Not checked: the package was not sealed for this key. Use the right key, or ask for a package sealed for it.\n',
    });
    expect(run([sealed]).stderr).toContain('案卷是加密的');
    const locked = new Encrypter();
    locked.setPassphrase('four words of it');
    locked.setScryptWorkFactor(10);
    const case_ = at('locked', await locked.encrypt(tarOf(membersOf(files))));
    expect(run([case_, '--passphrase-file', at('word', 'four words of it\n')]).status).toBe(0);
    expect(run([case_, '--passphrase-file', at('wrong', 'five words\n')]).status).toBe(2);
  });

  it('looks at a document’s proof with the code and the file in hand, and at nothing else as one', () => {
    const proof = at('proof.json', proofText(proofOf(story), story));
    const pdf = at('held.pdf', story.files.document.bytes);
    const held = run(['--proof', proof, '--document', pdf, '--code', story.code, '--lang', 'en']);
    expect([held.status, held.stderr]).toEqual([0, '']);
    expect(held.stdout).toContain('Check of a Mingcha document: It holds');
    expect(held.stdout).toContain('this document is in force');
    const other = run(['--proof', proof, '--document', proof, '--lang', 'zh']);
    expect(other.status).toBe(1);
    expect(other.stdout).toContain('file.not-named');
    expect(run(['--proof', good]).status).toBe(2);
    expect(run(['--proof', proof, good]).status).toBe(2);
  });

  it('compares a code and a head that were brought along', () => {
    const head = draftOf(story).heads.earlier[0]?.head;
    const kept = at('head.json', JSON.stringify(head, null, 2));
    const { status, stdout } = run([good, '--code', story.code, '--head', kept, '--lang', 'en']);
    expect(stdout).toContain('The code agrees with what was signed');
    expect(stdout).toContain('is in this log: nothing before it has changed');
    expect(status).toBe(0);
    const other = at('other.json', jcs({ size: head?.size, root: 'ab'.repeat(32) }));
    expect(run([good, '--head', other, '--lang', 'en']).stdout).toContain('Two people were shown two logs');
    expect(run([good, '--code', 'nonsense']).status).toBe(1);
    const paper = at('paper.pdf', story.files.document.bytes);
    expect(run([good, '--document', paper, '--lang', 'en']).stdout).toContain(
      'The file you hold is, byte for byte',
    );
    expect(run([good, '--document', kept]).status).toBe(1);
    expect(run([good, '--document', join(place, 'nowhere')]).status).toBe(2);
    expect(run([good, '--head', at('no.json', 'nonsense')]).status).toBe(1);
  });

  it.each([
    ['no such place', () => [join(place, 'nowhere')], 'there is no such file or folder.'],
    ['no package', () => [at('text.txt', 'hello')], 'this is no case package'],
    ['an empty folder', () => [mkdtempSync(join(place, 'empty-'))], 'this is no case package'],
    ['no place', () => [], 'Usage:'],
    ['an option that it does not know', () => [good, '--skip'], 'Usage:'],
  ])('ends with 2 where it could not look: %s', (_what, args, said) => {
    const { status, stdout, stderr } = run([...args(), '--lang', 'en']);
    expect(stderr).toContain(said);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  });
});
