import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { News, newsSince } from '../src/shell/news.ts';
import { spareShells } from '../src/shell/shells.ts';

const shells = ['d', 'c', 'b', 'a'].map((build, at) => ({ build, at: 10 - at }));

describe('versions in the cache', () => {
  it('stay while they run, wait to be taken, or an unfinished visit was begun under them', () => {
    expect(spareShells(shells, 'b', [])).toEqual(['c', 'a']);
    expect(spareShells(shells, 'd', ['a'])).toEqual(['c', 'b']);
    expect(spareShells(shells, 'c', ['a', 'b'])).toEqual([]);
    expect(spareShells([{ build: 'a', at: 1 }], 'a', [])).toEqual([]);
  });
});

describe('what is new', () => {
  const news = News.parse(JSON.parse(readFileSync(resolve(import.meta.dirname, '../news.json'), 'utf8')));
  const own = JSON.parse(readFileSync(resolve(import.meta.dirname, '../package.json'), 'utf8')).version;

  it('begins with this very version, in both languages', () => {
    expect(news[0]?.version).toBe(own);
    for (const { zh, en } of news) expect(zh).toHaveLength(en.length);
  });

  it('names nothing that an onlooker could put together', () => {
    expect(JSON.stringify(news)).not.toMatch(
      /检查|督查|暗访|明察|走访|问题|证据|inspect|covert|evidence|finding|mingcha/i,
    );
  });

  it('of another version is what this one does not have', () => {
    const line = { zh: ['一'], en: ['one'] };
    const theirs = ['0.10.0', '0.9.1', '0.9.0', '0.2.0'].map((version) => ({ version, ...line }));
    expect(newsSince(theirs, '0.9.0').map(({ version }) => version)).toEqual(['0.10.0', '0.9.1']);
    expect(newsSince(theirs, '1.0.0')).toEqual([]);
  });
});
