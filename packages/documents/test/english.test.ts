import { describe, expect, it } from 'vitest';
import { englishDay, englishDays, englishMonth } from '../src/english/dates.ts';
import { englishSyllables } from '../src/english/syllables.ts';
import { Typist } from '../src/page/typist.ts';
import { block } from '../src/paper.ts';
import { allCharacters, fonts, fontTable, printEnglish, properties, rawPages, structure } from './printed.ts';
import { bulletin, charts, given, problems, samplePhotos } from './sample-bulletins.ts';

const dense = (text: string) => text.replace(/[\s\u00ad]/gu, '');
const read = (bytes: Uint8Array) => dense(rawPages(bytes).join(''));

describe('the English edition of a bulletin', () => {
  it('says what it is and what counts, on its first page and under every page', async () => {
    const { bytes, pages } = await printEnglish(bulletin());
    const text = rawPages(bytes).map(dense);
    expect(text).toHaveLength(pages);
    expect(text[0]).toContain(dense('The Chinese document is authoritative.'));
    expect(text[0]).toContain(dense('none of them was translated by a machine.'));
    for (const [i, page] of text.entries())
      expect(page).toContain(`清督〔2026〕12号·Englisheditionforreference·${i + 1}/${pages}`);
  });

  it('holds every word that was recorded as it was recorded, and no more of it in English than was given', async () => {
    const view = bulletin({ chart: charts.unit });
    const { bytes } = await printEnglish(view);
    const text = read(bytes);
    const recorded = [
      view.title,
      ...view.intro,
      ...view.recipients,
      ...view.cc,
      ...view.findings.flatMap(({ unit, place, observation, criterion }) => [
        unit,
        place,
        observation,
        criterion ?? '',
      ]),
      ...view.requirements.flatMap(({ heading, text: words }) => [heading ?? '', words]),
      ...samplePhotos.map(({ caption }) => caption),
    ];
    for (const words of recorded) expect(text, words).toContain(dense(words));
    expect(text).toContain(dense('影视游戏 (Games and films): 5'));
    expect(text).toContain(dense('网上购物: 1'));
    for (const name of given.values()) expect(text.includes(dense(name)), name).toBe(true);
  });

  it('counts in English words, and says one of one', async () => {
    const coverage = { from: '2026-10-30', to: '2026-11-04', visits: 1, units: 1, windows: 1200 };
    const view = bulletin({ coverage, findings: problems.slice(0, 1) });
    const text = read((await printEnglish(view)).bytes);
    expect(text).toContain(
      dense(
        '30 October – 4 November 2026, one inspection visit was made to one unit and 1,200 service windows.',
      ),
    );
    expect(text).toContain(dense('This bulletin reports one problem in one unit.'));
    expect(text).toContain(dense('3. What is required'));
  });

  it('is an English document whose Chinese paragraphs are Chinese', async () => {
    const { bytes } = await printEnglish(bulletin({ chart: charts.style }));
    expect(properties(bytes)).toContain('(English edition)');
    const tree = structure(bytes);
    expect(tree.match(/^ *H2/gm)?.length).toBe(5);
    expect(tree.match(/^ *Figure/gm)).toHaveLength(5);
    expect(tree).toMatch(/Lang|zh-CN|\(block\)/);
  });

  it('reads a hyphen back as one, and a word that was parted as a whole', async () => {
    const intro = ['联系电话：0000-1234567。'];
    const { bytes } = await printEnglish(bulletin({ intro, findings: problems.slice(0, 20) }));
    const text = rawPages(bytes).join('');
    expect(dense(text)).toContain('Contact:李某,0000-1234567');
    expect(dense(text)).toContain(dense('how the problems were put right.'));
  });

  it('before it has a number says that it is a draft', async () => {
    const { bytes } = await printEnglish(bulletin(), null);
    expect(read(bytes)).toContain(dense('Draft, not issued yet'));
  });

  it('stays inside the type area, with no line that begins or ends where none may', async () => {
    const { bytes } = await printEnglish(bulletin({ findings: problems.slice(0, 30) }));
    for (const page of allCharacters(bytes))
      for (const { x, y, size } of page) {
        expect(x).toBeGreaterThanOrEqual(block.left - 0.5);
        expect(x + size / 4).toBeLessThanOrEqual(block.right + 0.5);
        expect(y).toBeLessThanOrEqual(block.bottom + 30);
      }
    for (const line of rawPages(bytes).flatMap((page) => page.split('\n')))
      expect(line, line).not.toMatch(/^[，。、；：？！”’）》,.;:?!)]|[（《“‘(]$/u);
  });

  it('gives the same bytes again', async () => {
    const first = await printEnglish(bulletin({ chart: charts.month }));
    expect(Buffer.from((await printEnglish(bulletin({ chart: charts.month }))).bytes)).toEqual(
      Buffer.from(first.bytes),
    );
  });
});

describe('a day in English', () => {
  it('says once what both ends have in common', () => {
    expect(englishDay('2026-11-05')).toBe('5 November 2026');
    expect(englishDays('2026-11-16', '2026-11-16')).toBe('16 November 2026');
    expect(englishDays('2026-11-16', '2026-11-20')).toBe('16–20 November 2026');
    expect(englishDays('2026-10-30', '2026-11-04')).toBe('30 October – 4 November 2026');
    expect(englishDays('2025-12-30', '2026-01-04')).toBe('30 December 2025 – 4 January 2026');
    expect(englishMonth('2026年9月')).toBe('September 2026');
    expect(englishMonth('其他')).toBe('其他');
  });
});

describe('Latin text', () => {
  it('is parted by syllables with three letters on each side, and names and numbers are not', async () => {
    const syllables = await englishSyllables();
    expect(syllables('inspection')).toEqual(['inspec', 'tion']);
    for (const word of ['authoritative', 'rectification', 'circumstances', 'government'])
      for (const part of [syllables(word)]) {
        expect(part.join('')).toBe(word);
        expect(part[0]?.length).toBeGreaterThanOrEqual(3);
        expect(part.at(-1)?.length).toBeGreaterThanOrEqual(3);
      }
    for (const whole of ['unit', 'McDonald', 'GB', 'https', 'PDF']) expect(syllables(whole)).toEqual([whole]);
  });

  it('ends a line with a hyphen inside of the measure, and reads whole without it', async () => {
    const typist = new Typist(fonts, await englishSyllables());
    const text =
      'Rectification of circumstances that inspectors documented is the responsibility of departments.';
    let parted = 0;
    for (let width = 60; width < 240; width += 7) {
      const lines = typist.set([{ text, role: 'body', latin: true }], {
        size: 11,
        cell: 11,
        width,
        flush: false,
      });
      for (const line of lines) expect(line.width).toBeLessThanOrEqual(width + 0.01);
      const joined = lines.map((line) => line.text).join('');
      expect(joined.replaceAll('\u00ad', '')).toBe(text);
      for (const line of lines.slice(0, -1)) expect(line.text).toMatch(/[ \u00ad]$/u);
      parted += joined.includes('\u00ad') ? 1 : 0;
    }
    expect(parted).toBeGreaterThan(5);
  });

  it('is drawn with the glyphs it was measured with: its font is not taken for the Chinese text’s', async () => {
    const { bytes } = await printEnglish(bulletin());
    expect(fontTable(bytes)).toMatch(/NotoSerifSC-Regular-Latin/);
    expect(fontTable(bytes)).toMatch(/NotoSerifSC-Regular /);
  });

  it('has quotes as wide as their ink and letters closed up, where Chinese text has cells', () => {
    const typist = new Typist(fonts);
    const width = (latin: boolean, text: string) =>
      typist.set([{ text, role: 'body', ...(latin ? { latin } : {}) }], {
        size: 10,
        cell: 10,
        flush: false,
      })[0]?.width ?? 0;
    expect(width(true, '“')).toBeLessThan(6);
    expect(width(false, '“')).toBe(10);
    expect(width(true, 'AV')).toBeLessThan(width(true, 'A') + width(true, 'V'));
    expect(width(true, '查实')).toBe(20);
  });
});
