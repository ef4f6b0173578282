import { describe, expect, it } from 'vitest';
import { codeFrom, headFrom, verifyPackage } from '../src/index.ts';
import { at, crypto, type Expected, faultsOf, file, oneBit, story } from './bend.ts';
import { inFolder } from './maker/containers.ts';
import { bagged, draftOf, filesOf } from './maker/package.ts';
import { jcs, type Thing } from './maker/primitives.ts';
import { tellStory } from './maker/story.ts';

// What was drawn for the photograph, so that a bit in its third slice is told as such.
const pictures: readonly [what: string, file: string, byte: number, Expected][] = [
  [
    'one bit in a photograph',
    file('original'),
    2500,
    [
      ['evidence.bytes-wrong', file('original')],
      ['evidence.slices-wrong', file('original')],
    ],
  ],
  ['one bit in a covered copy', file('masked'), 10, [['evidence.bytes-wrong', file('masked')]]],
  ['a changed document', file('document'), 5, [['document.bytes-wrong', file('document')]]],
  ['a changed view', file('view'), 12, [['view.wrong', file('view')]]],
];

describe('bytes', () => {
  const whole = () => bagged(filesOf(draftOf(story), story));

  it.each(pictures)('%s', async (_what, path, byte, expected) => {
    const files = whole();
    files.set(path, oneBit(files.get(path) as Uint8Array, byte));
    const told = expected.map(([code, place]) => `${code} ${place}`);
    expect(await faultsOf(bagged(files))).toEqual([...told].sort());
    // With the bag as it was made, its manifest says it as well.
    expect(await faultsOf(files)).toEqual([`bag.file-changed ${path}`, ...told].sort());
  });

  it('says which slice of a recording is another one, and from which byte on', async () => {
    const files = whole();
    files.set(file('original'), oneBit(files.get(file('original')) as Uint8Array, 2500));
    const { faults } = await verifyPackage(inFolder(files), crypto);
    expect(faults.find(({ code }) => code === 'evidence.slices-wrong')?.facts).toMatchObject({
      slice: 3,
      from: 2048,
    });
  });

  it('a file that stands in no manifest', async () => {
    const files = whole();
    files.set('data/evidence/extra.jpg', Uint8Array.of(1));
    files.set('readme.txt', Uint8Array.of(1));
    expect(await faultsOf(files)).toEqual([
      'bag.file-unlisted data/evidence/extra.jpg',
      'bag.file-unlisted readme.txt',
      'bag.form bag-info.txt',
      'form.malformed data/evidence/extra.jpg',
      'package.file-other data/evidence/extra.jpg',
    ]);
  });

  it('a file that is gone', async () => {
    const files = whole();
    files.delete('data/receipts.ndjson');
    const found = await faultsOf(files);
    expect(found).toContain('bag.file-missing data/receipts.ndjson');
    expect(found).toContain(`receipt.missing ${at('visit.opened')}`);
  });

  it('what an operating system drops is passed over, and named', async () => {
    const files = whole();
    files.set('data/evidence/Thumbs.db', Uint8Array.of(1));
    const report = await verifyPackage(inFolder(files), crypto);
    expect(report.verdict).toBe('holds');
    expect(report.open.map(({ code, at: place }) => `${code} ${place}`)).toContain(
      'passed-over data/evidence/Thumbs.db',
    );
  });
});

describe('a head and a code that somebody brought along', () => {
  const files = bagged(filesOf(draftOf(story), story));
  const head = draftOf(story).heads.earlier[0]?.head as Thing;

  it('a head of the same size and another root contradicts, and both are shown', async () => {
    const { verdict, faults } = await verifyPackage(inFolder(files), crypto, {
      head: headFrom(jcs({ size: head.size, root: 'ab'.repeat(32) })),
    });
    expect(verdict).toBe('does-not-hold');
    expect(faults).toEqual([
      {
        check: 'head',
        code: 'head.contradicts',
        at: 'head',
        facts: { size: head.size, root: 'ab'.repeat(32), found: head.root },
      },
    ]);
  });

  it('a head signed with another key is not compared', async () => {
    const { office } = tellStory();
    const { open } = await verifyPackage(inFolder(files), crypto, { head: headFrom(jcs(office.head(6))) });
    expect(open.map(({ code }) => code)).toContain('head-other-key');
  });

  it.each([
    ['of another document', () => tellStory().code, 'code.view-other'],
    ['with another number', () => story.code.replace('3号', '4号'), 'code.number-other'],
    ['that is none', () => 'https://example.org', 'code.malformed'],
  ])('a code %s', async (_what, code, expected) => {
    const { faults } = await verifyPackage(inFolder(files), crypto, { code: codeFrom(code()) });
    expect(faults.map((each) => each.code)).toEqual([expected]);
  });
});
