import { createRequire } from 'node:module';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  MissingGlyphs,
  missingIn,
  openFonts,
  type RenderedDocument,
  renderBulletin,
  UnusablePhoto,
  viewHash,
} from '../src/index.ts';
import {
  flowing,
  fonts,
  fontTable,
  metadata,
  picture,
  print,
  properties,
  qpdfCheck,
  rawPages,
  textPages,
} from './printed.ts';
import {
  bulletin,
  digest,
  imprint,
  photoBytes,
  praise,
  problems,
  samplePhotos,
  samples,
} from './sample-bulletins.ts';

// jsQR is CommonJS whose default export TypeScript and Node see differently.
const jsQR: typeof import('jsqr').default = createRequire(import.meta.url)('jsqr');

const printedSamples = new Map<string, RenderedDocument>();
beforeAll(async () => {
  for (const [name, sample] of Object.entries(samples))
    printedSamples.set(name, await print(sample.view, sample.imprint));
});
const printed = (name: string): RenderedDocument => {
  const document = printedSamples.get(name);
  if (!document) throw new Error(`No sample ${name}`);
  return document;
};

describe('the text of a bulletin', () => {
  it('says nothing of windows where none was named, and one day as one day', async () => {
    const coverage = { from: '2026-11-17', to: '2026-11-17', visits: 3, units: 2, windows: 0 };
    const text = flowing((await print(bulletin({ coverage }), imprint)).bytes);
    expect(text).toContain('2026年11月17日，共开展明察暗访3次，实地查看2个单位。');
  });

  it('comes back in the order of reading', () => {
    const { view } = samples.usual ?? {};
    const text = flowing(printed('usual').bytes);
    const inOrder = [
      view?.issuer.mark,
      imprint.number,
      view?.title,
      '各县（市、区）人民政府、',
      view?.intro[0],
      '一、基本情况',
      '二、好的做法',
      '三、存在的问题',
      '四、工作要求',
      '（一）立即开展整改。',
      '（三）健全长效机制。',
      '附件：1.发现问题清单2.现场照片',
      '2026年11月21日',
      '（此件不公开。联系人：',
      '附件1发现问题清单',
      '附件2现场照片',
      '图1　',
      '图4　',
      '抄送：市委办公室、',
      '2026年11月22日印发',
    ].map((part) => (part ?? '').replace(/\s/gu, ''));
    let at = 0;
    for (const part of inOrder) {
      const found = text.indexOf(part, at);
      expect(found, part).toBeGreaterThanOrEqual(at);
      at = found;
    }
  });

  it.each(Object.keys(samples))(
    '%s: has every observation, unit, caption and requirement, no character lost',
    (name) => {
      const { view } = samples[name] ?? { view: bulletin() };
      const characters = new Set(flowing(printed(name).bytes));
      const said = [view.title, ...view.intro, ...view.recipients, ...view.cc, view.printingOffice]
        .concat(
          view.findings.flatMap((finding) => [
            finding.observation,
            finding.unit,
            finding.place,
            finding.criterion ?? '',
          ]),
        )
        .concat(view.photos.map((photo) => photo.caption))
        .concat(view.requirements.flatMap(({ heading, text }) => [heading ?? '', text]));
      for (const character of said.join('').replace(/\s/gu, ''))
        expect(characters, character).toContain(character);
    },
  );

  it('lists every problem in the long list, in order, row by row', () => {
    const text = rawPages(printed('long').bytes).slice(3).join('').replace(/\s/gu, '');
    problems.slice(0, 40).forEach((finding, i) => {
      const { time, unit, place, category, observation } = finding;
      const row = text.match(
        new RegExp(`${i + 1}11月\\d+日${time}${unit}${place}[懒慢低差其他]+${category ?? ''}(.*)`),
      );
      expect(row?.[1]?.startsWith(observation), `${i + 1}`).toBe(true);
    });
  });

  it('tells a few problems in the text and makes no list of them', () => {
    const text = flowing(printed('short').bytes);
    expect(text).toContain(
      '11月16日10时30分，在岗男工作人员用办公电脑看网络视频，约6分钟无人招呼等候群众（差·影视游戏）。',
    );
    expect(text).not.toContain('附件');
  });

  it('has no section for what there is none of', () => {
    const text = flowing(printed('praise').bytes);
    expect(text).toContain('一、基本情况');
    expect(text).toContain('二、好的做法');
    expect(text).not.toContain('存在的问题');
    expect(text).not.toContain('工作要求');
  });

  it('counts what it says from the findings', () => {
    expect(flowing(printed('long').bytes)).toContain('本次通报问题40个，涉及25个单位；好的做法4个。');
  });

  it('names the bulletin it corrects', async () => {
    const { bytes } = await print(bulletin({ corrects: '清督〔2026〕11号' }));
    expect(flowing(bytes)).toContain('本通报更正清督〔2026〕11号的有关内容。');
  });
});

describe('what stands on it', () => {
  it('an unsealed print says so on every page, and one with place for the seal on none', () => {
    for (const page of textPages(printed('usual').bytes)) expect(page).toContain('未盖章样稿');
    for (const page of textPages(printed('flagged').bytes)) expect(page).not.toContain('未盖章样稿');
  });

  it('a draft has no number, no date, no code, and says on every page what it is', () => {
    const pages = textPages(printed('draft').bytes);
    for (const page of pages) expect(page).toContain('草稿');
    const text = pages.join('');
    expect(text).toContain('（尚未编号）');
    expect(text).not.toContain('扫码核对');
    expect(text).not.toContain('2026年11月21日');
  });

  it('copy number, secrecy and urgency come first, in that order', () => {
    expect(flowing(printed('flagged').bytes)).toMatch(/^000007工作秘密加急清源市/);
  });

  it('recipients that would leave page 1 without text move to the end matter', async () => {
    const recipients = Array.from({ length: 60 }, (_, i) => `第${i + 1}号接收单位`);
    const { bytes } = await print(bulletin({ recipients }));
    const pages = textPages(bytes);
    expect(pages[0]).not.toContain('第1号接收单位');
    expect(pages[0]).toContain('为深入推进');
    expect(pages.at(-1)?.replace(/\s/gu, '')).toContain('主送：第1号接收单位、');
  });

  it('the code on the last page reads as number and hash of the view', () => {
    const { bytes, pages, viewHash: hash } = printed('usual');
    const { data, width, height } = picture(bytes, pages, 200);
    const code = jsQR(new Uint8ClampedArray(data), width, height);
    expect(code?.data).toBe(`mingcha/bulletin/1\n${imprint.number}\n${hash}`);
    expect(hash).toBe(viewHash(bulletin(), digest));
  });
});

describe('the signature block', () => {
  // Lengths of the last paragraph around which the block passes from one page to the next.
  const lengths = Array.from({ length: 22 }, (_, i) => 20 + i * 28);
  it.each(['unsealed', 'space'] as const)('never stands on a page without body text (%s)', async (seal) => {
    for (const length of lengths) {
      const view = bulletin({
        requirements: [{ heading: null, text: '改'.repeat(length) }],
        deadline: null,
        photos: samplePhotos.slice(0, 1),
      });
      const { bytes } = await print(view, { ...imprint, seal });
      const page = textPages(bytes).find((text) => text.includes('2026年11月21日')) ?? '';
      expect(page, `${length}`).toContain('改');
      expect(page.replace(/\s/gu, '')).toMatch(
        /附件：1\.发现问题清单2\.现场照片清源市人民政府督查室2026年11月21日（此件/,
      );
    }
  });
});

describe('the file', () => {
  it.each(Object.keys(samples))('%s: is sound and carries its fonts', (name) => {
    const { bytes } = printed(name);
    expect(qpdfCheck(bytes)).toContain('No syntax or stream encoding errors found');
    const rows = fontTable(bytes).trim().split('\n').slice(2);
    expect(rows.length).toBeGreaterThan(3);
    for (const row of rows) expect(row).toMatch(/Identity-H\s+yes yes yes/);
  });

  it('is the same, byte for byte, from the same input, whatever was printed before', async () => {
    const again = await print(bulletin());
    await print(bulletin({ title: '另一份通报', findings: praise }));
    const third = await print(bulletin());
    expect(Buffer.compare(again.bytes, printed('usual').bytes)).toBe(0);
    expect(third.sha256).toBe(again.sha256);
    expect(Buffer.from(digest(again.bytes)).toString('hex')).toBe(again.sha256);
  });

  it('changes its hash with one character of the view', () => {
    const view = bulletin();
    expect(viewHash({ ...view, title: `${view.title}（二）` }, digest)).not.toBe(viewHash(view, digest));
  });

  it('declares PDF/A-2b with metadata that survives & and <', async () => {
    const { bytes } = await print(bulletin({ title: '关于A&B<C>窗口的通报' }));
    const xmp = metadata(bytes);
    expect(xmp).toContain('<pdfaid:part>2</pdfaid:part>');
    expect(xmp).toContain('<pdfaid:conformance>B</pdfaid:conformance>');
    expect(xmp).toContain('关于A&amp;B&lt;C&gt;窗口的通报');
    expect(properties(bytes)).toContain('关于A&B<C>窗口的通报');
  });

  it('says in its properties which fonts stand in for the standard ones', () => {
    const { bytes, substitutes } = printed('usual');
    expect(substitutes.map(({ role }) => role)).toEqual(['mark', 'title', 'body', 'heading2', 'table']);
    expect(properties(bytes)).toContain('字体替代：小标宋体（发文机关标志）→NotoSerifSC-Black');
  });

  it('is dated by its imprint, not by the clock', () => {
    expect(properties(printed('usual').bytes)).toMatch(/CreationDate:\s+Sat Nov 21 00:00:00 2026/);
  });
});

describe('what cannot be printed', () => {
  it('a character that no font has is named with its code point', async () => {
    const view = bulletin({ intro: ['窗口工作人员𪚥某与👮某在岗。'] });
    const missing = [
      { character: '𪚥', codePoint: 'U+2A6A5' },
      { character: '👮', codePoint: 'U+1F46E' },
    ];
    // Asked before anybody signs, and refused when it is printed.
    expect(missingIn(fonts, view)).toEqual(missing);
    const attempt = renderBulletin(view, { fonts, imprint, photos: photoBytes, digest });
    await expect(attempt).rejects.toThrow(MissingGlyphs);
    await expect(attempt).rejects.toMatchObject({ missing });
  });

  it('a rare name is no such character', async () => {
    const rare = bulletin({
      intro: ['喆、堃、旻、昉、珺、镕、犇、垚、晞、䶮、㛃、𬭎、𫖯均已到场，面积30㎡，温度21℃。'],
    });
    expect(missingIn(fonts, rare)).toEqual([]);
    const { bytes } = await print(rare);
    expect(flowing(bytes)).toContain(
      '喆、堃、旻、昉、珺、镕、犇、垚、晞、䶮、㛃、𬭎、𫖯均已到场，面积30㎡，温度21℃。',
    );
  });

  it('a photograph of other bytes than the view names is refused', async () => {
    const other = (evidence: string) => photoBytes(evidence).slice(0, -1);
    const attempt = renderBulletin(bulletin(), { fonts, imprint, photos: other, digest });
    await expect(attempt).rejects.toThrow(UnusablePhoto);
    await expect(attempt).rejects.toMatchObject({ reason: 'other-bytes' });
  });

  it('a view with a line break or an invisible character in it is no view', async () => {
    await expect(print(bulletin({ title: '通报\n通报' }))).rejects.toThrow();
    await expect(print(bulletin({ title: '通报\u202e报通' }))).rejects.toThrow();
  });
});

describe('fonts', () => {
  it('are opened once in a process', () => {
    const again = openFonts({ system: false });
    const codePoint = '国'.codePointAt(0) ?? 0;
    expect(again.faceFor('body', codePoint)).toBe(fonts.faceFor('body', codePoint));
  });
});
