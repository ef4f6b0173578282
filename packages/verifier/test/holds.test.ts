import { describe, expect, it } from 'vitest';
import { codeFrom, headFrom, nodeCrypto, verifyPackage } from '../src/index.ts';
import { inFolder, inTar, membersOf, tarOf } from './maker/containers.ts';
import { bagged, draftOf, filesOf } from './maker/package.ts';
import { tellStory } from './maker/story.ts';

const story = tellStory();
const files = bagged(filesOf(draftOf(story), story));
const crypto = nodeCrypto();

describe('a genuine package', () => {
  it('holds, as a folder', async () => {
    const report = await verifyPackage(inFolder(files), crypto);
    expect(report.faults).toEqual([]);
    expect(report.verdict).toBe('holds');
  });

  it('holds as a tar, and says the same', async () => {
    const folder = await verifyPackage(inFolder(files), crypto);
    const tar = await verifyPackage(inTar(tarOf(membersOf(files))), crypto);
    expect(tar).toEqual(folder);
  });

  it('holds as a tar whose files stand in the most awkward order', async () => {
    const report = await verifyPackage(inTar(tarOf(membersOf(files).reverse())), crypto);
    expect(report.faults).toEqual([]);
    expect(report.checks).toEqual((await verifyPackage(inFolder(files), crypto)).checks);
  });

  it('says how many things each check has looked at, and leaves no check out', async () => {
    const { checks } = await verifyPackage(inFolder(files), crypto);
    expect(Object.fromEntries(checks.map(({ check, looked }) => [check, looked > 0]))).toEqual(
      Object.fromEntries(checks.map(({ check }) => [check, true])),
    );
    expect(checks.map(({ check }) => check)).toHaveLength(14);
  });

  it('names what could not be looked at', async () => {
    const { open } = await verifyPackage(inFolder(files), crypto);
    expect(open.map(({ code, at }) => `${code} ${at}`).sort()).toEqual([
      'absent data/entries.ndjson:9',
      'elsewhere data/links.ndjson',
      'erased data/entries.ndjson:10',
      'time-open data/tokens.ndjson',
    ]);
  });

  it('gives every entry its interval', async () => {
    const { times } = await verifyPackage(inFolder(files), crypto);
    const tablet = times.find(({ kind }) => kind === 'finding.recorded');
    expect(tablet?.notBefore).toBeLessThan(tablet?.notAfter as number);
  });

  it('knows a document by its code', async () => {
    const { faults, open } = await verifyPackage(inFolder(files), crypto, { code: codeFrom(story.code) });
    expect(faults).toEqual([]);
    expect(open.map(({ code }) => code)).toContain('code-holds');
  });

  it('knows a head that somebody kept, and never says that it knows one that it cannot compare', async () => {
    const head = draftOf(story).heads.earlier[0]?.head;
    const known = await verifyPackage(inFolder(files), crypto, {
      head: headFrom(JSON.stringify({ size: story.early, root: head?.root })),
    });
    expect(known.open.map(({ code }) => code)).toContain('head-known');
    const unknown = await verifyPackage(inFolder(files), crypto, {
      head: headFrom(JSON.stringify({ size: story.early + 1, root: head?.root })),
    });
    expect(unknown.open.map(({ code }) => code)).toContain('head-unknown');
    expect(unknown.verdict).toBe('holds');
  });
});
