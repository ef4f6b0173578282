import { symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Encrypter } from 'age-encryption';
import { describe, expect, it } from 'vitest';
import { folderSource, nodeCrypto, tarSource, verifyPackage } from '../src/index.ts';
import { opened } from '../src/sealed/age.ts';
import { inFolder, inTar, type Member, member, membersOf, tarOf, writeFolder } from './maker/containers.ts';
import { bagged, draftOf, type Files, filesOf } from './maker/package.ts';
import { tellStory } from './maker/story.ts';

const story = tellStory();
const files = bagged(filesOf(draftOf(story), story));
const members = membersOf(files);
const crypto = nodeCrypto();
const told = async (source: Parameters<typeof verifyPackage>[0]) => {
  const { faults, verdict } = await verifyPackage(source, crypto);
  expect(verdict).toBe(faults.length === 0 ? 'holds' : 'does-not-hold');
  return faults.map(
    ({ code, at, facts }) => `${code} ${at}${facts.what === undefined ? '' : ` ${facts.what}`}`,
  );
};
const bytes = Buffer.from('x');

const added: readonly [what: string, Member, string][] = [
  [
    'a name that climbs',
    { name: 'case/data/../../../etc/cron.d/x', bytes },
    'bag.name-unsafe case/data/../../../etc/cron.d/x',
  ],
  ['an absolute name', { name: '/etc/passwd', bytes }, 'bag.name-unsafe /etc/passwd'],
  ['a drive', { name: 'C:/x', bytes }, 'bag.name-unsafe C:/x'],
  ['a backslash', { name: 'case\\..\\x', bytes }, 'bag.name-unsafe case\\\\..\\\\x'],
  [
    'a symlink',
    { name: 'case/data/link', flag: '2', link: '/etc/passwd' },
    'bag.form case/data/link no-file',
  ],
  [
    'a hard link',
    { name: 'case/data/link', flag: '1', link: 'case/bagit.txt' },
    'bag.form case/data/link no-file',
  ],
  ['a device', { name: 'case/data/zero', flag: '3' }, 'bag.form case/data/zero no-file'],
  ['a GNU sparse file', { name: 'case/data/s', flag: 'S', bytes }, 'bag.form case/data/s no-file'],
  [
    'a pax sparse file',
    { name: 'case/data/s', bytes, pax: { 'GNU.sparse.size': '99' } },
    'bag.form case/data/s sparse',
  ],
  [
    'a second file of one name',
    { name: 'case/data/package.json', bytes },
    'bag.name-twice data/package.json',
  ],
  ['a second top folder', { name: 'other/x', bytes }, 'bag.form other/x not-below-top'],
];

describe('a tar made by an enemy gets a code', () => {
  it.each(added)('%s', async (_what, one, expected) => {
    expect(await told(inTar(tarOf([...members, one])))).toEqual([expected]);
  });

  it('cut in the middle of a recording', async () => {
    const whole = tarOf(members);
    const found = await told(inTar(whole.subarray(0, whole.length - 6000)));
    expect(found[0]).toMatch(/^bag\.form case\/data\/.* cut$/);
  });

  it('cut between two files', async () => {
    expect(await told(inTar(tarOf(members, new Uint8Array())))).toEqual([
      'bag.form case/data/views/'.concat(viewName(), ' cut'),
    ]);
  });

  it('with a size that no disk has', async () => {
    const huge = member({ name: 'case/data/huge', size: 0o77777777777 });
    const found = await told(inTar(Buffer.concat([tarOf(members, new Uint8Array()), huge])));
    expect(found).toContain('bag.form case/data/huge cut');
  });

  it('with a size beyond counting', async () => {
    const one = member({ name: 'case/data/huge', pax: { size: '99999999999999999999' }, bytes });
    const found = await told(inTar(Buffer.concat([tarOf(members, new Uint8Array()), one])));
    expect(found[0]).toMatch(/^bag\.form .* tar-header$/);
  });

  it('with a header that does not add up', async () => {
    const bent = tarOf(members);
    bent[3] = 0x5a;
    await expect(told(inTar(bent))).rejects.toThrow('not-a-package');
  });

  it('with something behind its end', async () => {
    const more = Buffer.concat([tarOf(members), member({ name: 'case/data/late', bytes })]);
    expect(await told(inTar(more))).toEqual(['bag.form  behind-end']);
  });

  it('with a name over a hundred letters, which pax writes apart', async () => {
    const long = { ...members[0], name: `${'t'.repeat(120)}/bagit.txt` } as Member;
    const all = members.map(({ name, bytes: held }) => ({
      name: name.replace('case', 't'.repeat(120)),
      ...(held ? { bytes: held } : {}),
    }));
    expect(long.name.length).toBeGreaterThan(100);
    expect(await told(inTar(tarOf(all)))).toEqual([]);
  });
});

const viewName = () => [...files.keys()].at(-1)?.slice('data/views/'.length) ?? '';

/** The bag is made anew around it: only the line itself can tell. */
const withLine = (path: string, bend: (text: string) => string | Uint8Array): Files => {
  const bent = new Map(files);
  bent.set(path, Buffer.from(bend(Buffer.from(bent.get(path) as Uint8Array).toString())));
  return bagged(bent);
};
const firstLine = (how: (line: string) => string) => (text: string) => {
  const [first = '', ...rest] = text.split('\n');
  return [how(first), ...rest].join('\n');
};
const entries = 'data/entries.ndjson';
const lines: readonly [what: string, (text: string) => string | Uint8Array][] = [
  ['white space', firstLine((line) => line.replace('":', '": '))],
  ['a key twice', firstLine((line) => line.replace('{"fields"', '{"hash":"0","fields"'))],
  ['a key too many', firstLine((line) => `${line.slice(0, -1)},"z":1}`)],
  ['a prototype', firstLine((line) => line.replace('{"fields"', '{"__proto__":{"hash":1},"fields"'))],
  ['a lone surrogate', firstLine((line) => line.replace('"value":"', '"value":"\\ud800'))],
  ['a number that is spelled otherwise', firstLine((line) => line.replace('"schema":1', '"schema":1.0'))],
  ['a number beyond counting', firstLine((line) => line.replace('"schema":1', '"schema":9007199254740993'))],
  ['no JSON', () => 'hello\n'],
  ['a million brackets', (text) => `${'['.repeat(1_000_000)}\n${text}`],
  ['a line of seventeen megabytes', (text) => `"${'a'.repeat(17 * 1024 * 1024)}"\n${text}`],
  ['no UTF-8', (text) => Buffer.concat([Uint8Array.of(0xff, 0xfe, 0x0a), Buffer.from(text)])],
  ['a byte order mark', (text) => `\ufeff${text}`],
  ['an array in place of an object', (text) => `[]\n${text}`],
  ['null', (text) => `null\n${text}`],
];

describe('a line made by an enemy gets a code', () => {
  it.each(lines)('%s', async (_what, bend) => {
    const found = await told(inFolder(withLine(entries, bend)));
    expect(found).toContain(`form.malformed ${entries}:1`);
  });

  it('a last line without its end', async () => {
    const count = draftOf(story).entries.length;
    const found = await told(inFolder(withLine(entries, (text) => text.slice(0, -1))));
    expect(found).toContain(`form.malformed ${entries}:${count}`);
  });

  it.each(['package', 'writers', 'heads'])('%s.json that says something else', async (name) => {
    for (const text of ['null', '[]', '{}', '{"constructor":1}', '"x"', '[[[[', '']) {
      const found = await told(inFolder(withLine(`data/${name}.json`, () => text)));
      // An empty list of writers is a list; that it lists nobody is told elsewhere.
      if (name !== 'writers' || text !== '[]') expect(found).toContain(`form.malformed data/${name}.json`);
      else expect(found).toContain(`writer.unknown ${entries}:1`);
    }
  });

  it('a manifest that leads out of the folder', async () => {
    const bent = new Map(files);
    const manifest = Buffer.from(bent.get('manifest-sha256.txt') as Uint8Array).toString();
    bent.set('manifest-sha256.txt', Buffer.from(`${'0'.repeat(64)}  data/../../x\nnonsense\n${manifest}`));
    const found = await told(inFolder(bent));
    expect(found).toContain('bag.name-unsafe manifest-sha256.txt:1');
    expect(found).toContain('bag.form manifest-sha256.txt:2 manifest-line');
  });
});

describe('a folder made by an enemy gets a code', () => {
  it('a link in it is not followed', async () => {
    const root = writeFolder(files);
    symlinkSync('/etc/hostname', join(root, 'data/evidence/link.jpg'));
    expect(await told(folderSource(root))).toEqual(['bag.form data/evidence/link.jpg no-file']);
  });

  it('a name that is none of ours', async () => {
    const root = writeFolder(files);
    writeFileSync(join(root, 'data', 'a\nb'), 'x');
    expect(await told(folderSource(root))).toEqual(['bag.name-unsafe data/a\\nb']);
  });
});

describe('a sealed package', () => {
  const seal = async (tar: Uint8Array) => {
    const encrypter = new Encrypter();
    encrypter.setPassphrase('four words of it');
    encrypter.setScryptWorkFactor(10);
    return encrypter.encrypt(tar);
  };
  const from = (sealed: Uint8Array, passphrase: string) =>
    tarSource(() =>
      opened(
        (async function* () {
          for (let at = 0; at < sealed.length; at += 5000) yield sealed.subarray(at, at + 5000);
        })(),
        { passphrase },
      ),
    );

  it('opens with its passphrase, in pieces', async () => {
    expect(await told(from(await seal(tarOf(members)), 'four words of it'))).toEqual([]);
  });

  it('with another passphrase nothing is said about what it holds', async () => {
    await expect(told(from(await seal(tarOf(members)), 'another'))).rejects.toThrow('passphrase-wrong');
  });

  it('one bit in it is told', async () => {
    const big: Member = { name: 'case/data/zz', bytes: new Uint8Array(200_000) };
    const sealed = await seal(tarOf([...members, big]));
    sealed[sealed.length - 50_000] = (sealed[sealed.length - 50_000] as number) ^ 1;
    const found = await told(from(sealed, 'four words of it'));
    expect(found).toContain('bag.form case/data/zz seal');
  });
});
