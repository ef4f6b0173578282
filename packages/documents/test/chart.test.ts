import type { BulletinChart } from '@mingcha/domain/bulletins';
import { tries } from '@mingcha/soak';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hatched } from '../src/chart/hatch.ts';
import { plotOf } from '../src/chart/plot.ts';
import { readSvg, UnreadDrawing } from '../src/chart/read-svg.ts';
import { Typist } from '../src/page/typist.ts';
import { block } from '../src/paper.ts';
import { allCharacters, flowingRaw, fonts, print, rawPages, structure, unpacked } from './printed.ts';
import { bulletin, charts, problems } from './sample-bulletins.ts';

const kinds = ['style', 'unit', 'month'] as const;
const dense = (text: string) => text.replace(/\s/gu, '');

describe('a chart in a bulletin', () => {
  it.each(kinds)(
    'by %s: every word and number of it is text of the page, in the fonts of the document',
    async (by) => {
      const chart = charts[by];
      const { bytes } = await print(bulletin({ chart }));
      const text = flowingRaw(bytes);
      for (const label of chart.labels) expect(text, label).toContain(label);
      expect(text).toContain(dense(`图1　${chart.title}`));
      expect(text).toContain('问题分布情况见图1。');
      const names = chart.series.length > 1 ? chart.series.map(({ name }) => name).join('') : '';
      expect(text).toContain(names);
    },
  );

  it('is one figure that says all its numbers to whoever does not see it', async () => {
    const { bytes } = await print(bulletin({ chart: charts.unit }));
    const alt = altsIn(bytes).find((text) => text.startsWith('图1'));
    expect(alt?.split('\n')).toEqual([
      '图1　发现问题单位分布情况（单位：个）',
      '清源市自然资源和规划局：懒3个、慢1个、低1个',
      '清源市医疗保障局：懒2个、低1个、其他1个',
      '东陵县人力资源和社会保障局政务服务中心办事大厅窗口：慢4个、低1个、差2个、其他2个',
      '西川县城关镇便民服务中心：懒1个',
      '其他3个单位：懒2个、慢1个、差1个、其他1个',
    ]);
    expect(structure(bytes).match(/^ *Figure/gm)).toHaveLength(1 + 4 + 1);
  });

  it('is the first figure: photographs are counted after it', async () => {
    const text = flowingRaw((await print(bulletin({ chart: charts.style }))).bytes);
    expect(text).toContain('图2东陵县政务服务中心东厅');
    expect(text).not.toContain('图1东陵县');
  });

  it('is drawn in black and grey alone, and needs nothing transparent', async () => {
    const charted = unpacked((await print(bulletin({ chart: charts.unit, photos: [] }))).bytes);
    const plain = unpacked((await print(bulletin({ photos: [] }))).bytes);
    const colours = (file: string) => new Set(file.match(/[\d.]+ [\d.]+ [\d.]+ (?:scn|SCN)/g));
    const added = [...colours(charted)].filter((colour) => !colours(plain).has(colour));
    for (const colour of added) {
      const [r, g, b] = colour.split(' ');
      expect([g, b]).toEqual([r, r]);
    }
  });

  it('an older view, which has none, says nothing of one', async () => {
    expect(flowingRaw((await print(bulletin())).bytes)).not.toContain('问题分布情况');
  });

  it('gives the same bytes whatever was drawn before it', async () => {
    const first = await print(bulletin({ chart: charts.month }));
    await print(bulletin({ chart: charts.unit }));
    expect((await print(bulletin({ chart: charts.month }))).sha256).toBe(first.sha256);
  });

  it('stands inside the type area with its caption on its page, and the text fills the page before it', async () => {
    for (const by of kinds)
      for (let n = 1; n <= 7; n += 3) {
        const intro = Array.from({ length: n }, () => bulletin().intro[0] ?? '');
        const { bytes } = await print(bulletin({ chart: charts[by], intro, findings: problems.slice(0, 3) }));
        const pages = rawPages(bytes).map(dense);
        const caption = pages.findIndex((page) => page.includes(dense(`图1　${charts[by].title}`)));
        expect(pages[caption], `${by} ${n}`).toContain(charts[by].labels.at(-1));
        for (const page of allCharacters(bytes))
          for (const { x, y, size } of page.filter((one) => one.size === 10.5)) {
            expect(x).toBeGreaterThanOrEqual(block.left - 0.5);
            expect(x + size / 2).toBeLessThanOrEqual(block.right + 0.5);
            expect(y).toBeLessThanOrEqual(block.bottom + 0.5);
          }
      }
  });
});

/** Figures' texts as they are in the file: UTF-16 behind a byte order mark. */
function altsIn(bytes: Uint8Array): string[] {
  const plain = unpacked(bytes);
  return [...plain.matchAll(/\/Alt <([0-9a-f]+)>/g)].map(([, hex = '']) =>
    Buffer.from(hex.slice(4), 'hex').swap16().toString('utf16le'),
  );
}

describe('what ECharts answers', () => {
  it('is read or refused, never half drawn', () => {
    const drawn = (inner: string) => `<svg width="9" height="9">\n${inner}\n</svg>`;
    expect(readSvg(drawn('<path d="M1 2l3 0L5 6Z" fill="#000"></path>'))).toEqual([
      {
        kind: 'path',
        points: [
          [1, 2],
          [4, 2],
          [5, 6],
        ],
        closed: true,
        fill: '#000000',
        stroke: null,
        width: 1,
      },
    ]);
    for (const strange of [
      '<path d="M1 2C1 1 2 2 3 3" fill="none" stroke="#000"></path>',
      '<path d="M1 2L3 4" fill="none" stroke="#000" clip-path="url(#a)"></path>',
      '<path d="M1 2L3 4" fill="none" stroke="rgb(1,2,3)"></path>',
      '<text dominant-baseline="central" style="font-size:9px" transform="rotate(3)">a</text>',
      '<image href="a.png"></image>',
      '<g><path d="M1 2L3 4"></path></g>',
    ])
      expect(() => readSvg(drawn(strange)), strange).toThrow(UnreadDrawing);
  });

  it('of any chart is read, and every label and sum is in it', async () => {
    const label = fc.stringMatching(/^[\u4e00-\u4e50A-Z0-9（）&<]{1,60}$/u);
    const shape = fc
      .record({
        by: fc.constantFrom(...kinds),
        labels: fc.uniqueArray(label, { minLength: 1, maxLength: 12 }),
        series: fc.integer({ min: 1, max: 5 }),
        seed: fc.integer({ min: 0, max: 5000 }),
      })
      .map(
        ({ by, labels, series, seed }): BulletinChart => ({
          by,
          title: '图',
          labels,
          series: Array.from({ length: series }, (_, n) => ({
            name: `第${n + 1}类`,
            counts: labels.map((_label, i) => ((seed * 7 + n * 13 + i * 5) % 11) * (n === 0 ? 1 : i % 2)),
          })),
        }),
      );
    await fc.assert(
      fc.asyncProperty(shape, async (chart) => {
        const typist = new Typist(fonts);
        const plot = await plotOf(chart, typist, block.width);
        typist.assertComplete();
        const shapes = readSvg(plot.svg);
        const words = shapes.flatMap((one) => (one.kind === 'text' ? [one.text] : [])).join('');
        for (const each of chart.labels) expect(words).toContain(each);
        for (const one of shapes)
          if (one.kind === 'path')
            for (const [x, y] of one.points) {
              expect(x).toBeGreaterThanOrEqual(-0.01);
              expect(x).toBeLessThanOrEqual(plot.width + 0.01);
              expect(y).toBeGreaterThanOrEqual(-0.01);
              expect(y).toBeLessThanOrEqual(plot.height + 0.01);
            }
      }),
      tries(40),
    );
  });
});

describe('a pattern', () => {
  it('has no stroke outside of its bar, whatever the bar', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 9 }),
        fc.double({ min: 0, max: 200, noNaN: true }),
        fc.double({ min: 0, max: 200, noNaN: true }),
        (n, width, height) => {
          const box = { left: 10, top: 20, right: 10 + width, bottom: 20 + height };
          const points = hatched(n, box).flatMap((op) =>
            op.op === 'line'
              ? [[op.x1, op.y1] as const, [op.x2, op.y2] as const]
              : op.op === 'path'
                ? op.points
                : [],
          );
          for (const [x, y] of points) {
            expect(x >= box.left - 1e-9 && x <= box.right + 1e-9).toBe(true);
            expect(y >= box.top - 1e-9 && y <= box.bottom + 1e-9).toBe(true);
          }
        },
      ),
      tries(200),
    );
  });
});
