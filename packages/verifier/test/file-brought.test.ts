import { describe, expect, it } from 'vitest';
import { verifyPackage } from '../src/index.ts';
import { crypto, story } from './bend.ts';
import { inFolder } from './maker/containers.ts';
import { bagged, draftOf, filesOf } from './maker/package.ts';
import { hexOf } from './maker/primitives.ts';

const looked = (file: string) =>
  verifyPackage(inFolder(bagged(filesOf(draftOf(story), story))), crypto, { file });

describe('a file that somebody holds', () => {
  it.each(['document', 'original'] as const)(
    'is known where it is the %s on record, with the entry and its place in the log',
    async (role) => {
      const { bytes, of } = story.files[role];
      const report = await looked(hexOf(bytes));
      expect(report.verdict).toBe('holds');
      const note = report.open.find(({ code }) => code === 'file-holds');
      const { log } = story.office;
      const named = report.open.filter(({ code }) => code === 'file-holds').map(({ facts }) => facts.hash);
      expect(named).toContain(of);
      expect(log[Number(note?.facts.leaf) - 1]?.hash).toBe(note?.facts.hash);
      expect(report.checks.find(({ check }) => check === 'file')).toMatchObject({ looked: 1, faults: 0 });
    },
  );

  it('is none of this package with one bit changed', async () => {
    const bent = Buffer.from(story.files.document.bytes);
    bent[3] = (bent[3] ?? 0) ^ 1;
    const report = await looked(hexOf(bent));
    expect(report.verdict).toBe('does-not-hold');
    expect(report.faults.map(({ code }) => code)).toEqual(['file.not-named']);
  });
});
