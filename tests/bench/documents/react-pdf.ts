import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { columnWidths, photoIn } from './content.ts';
import { type Engine, pagesIn } from './engines.ts';
import { codePath } from './pictures.ts';

const points = (millimetres: number) => (millimetres * 72) / 25.4;

export const createReactPdf: Engine = async (content, { photos, peers, fonts }) => {
  const require = createRequire(join(peers, 'peers.js'));
  const load = (name: string) => import(pathToFileURL(require.resolve(name)).href);
  const { createElement: h } = (await load('react')).default;
  const pdf = await load('@react-pdf/renderer');
  const { Document, Page, View, Text, Image, Svg, Path, Rect } = pdf;
  pdf.Font.register({ family: 'serif', src: fonts.serif });
  pdf.Font.register({ family: 'sans', src: fonts.sans });
  // Chinese has no spaces: without this a paragraph is one word.
  pdf.Font.registerHyphenationCallback((word: string) => [...word].flatMap((character) => [character, '']));
  const taken = content.sections.map((section) => photoIn(photos, section));
  const half = points(75);
  const plate = (i: number) =>
    h(
      View,
      { key: `p${i}`, style: { width: half } },
      h(Image, { src: { data: taken[i], format: 'jpg' }, style: { width: half, height: half * 0.75 } }),
      h(Text, { style: { fontSize: 12 } }, content.sections[i]?.photo.caption),
    );
  const cells = (row: readonly string[], key: string) =>
    h(
      View,
      { key, wrap: false, style: { flexDirection: 'row' } },
      row.map((text, i) =>
        h(
          Text,
          {
            key: String(i),
            style: { width: columnWidths[i], border: '0.7pt solid black', padding: 4, fontSize: 12 },
          },
          text,
        ),
      ),
    );
  const { side, path } = codePath(content.code);
  /** It takes no SVG text; the bars are drawn as its own rectangles, which is less than the others do. */
  const bars = () => {
    const { labels, series } = content.chart;
    const most = Math.max(
      ...labels.map((_, i) => series.reduce((sum, { counts }) => sum + (counts[i] ?? 0), 0)),
    );
    return labels.map((label, i) => {
      let left = 180;
      return h(
        View,
        { key: label },
        h(Text, { style: { fontSize: 10.5 } }, label),
        h(
          Svg,
          { width: 442, height: 20 },
          series.map(({ name, counts }, n) => {
            const width = (260 * (counts[i] ?? 0)) / most;
            const bar = h(Rect, { key: name, x: left, y: 2, width, height: 16, fill: `#${n}${n}${n}` });
            left += width;
            return bar;
          }),
        ),
      );
    });
  };
  return async () => {
    const body = content.sections.flatMap(({ heading, text, table }, i) => [
      h(Text, { key: `h${i}`, style: { fontFamily: 'sans', marginLeft: 32 } }, heading),
      h(Text, { key: `t${i}`, style: { textAlign: 'justify' } }, text),
      h(
        View,
        { key: `g${i}` },
        table.map((row, n) => cells(row, String(n))),
      ),
      ...(i % 2 === 1
        ? [
            h(View, { key: `r${i}`, wrap: false, style: { flexDirection: 'row', gap: points(6) } }, [
              plate(i - 1),
              plate(i),
            ]),
          ]
        : []),
    ]);
    const page = {
      size: 'A4',
      style: {
        fontFamily: 'serif',
        fontSize: 16,
        lineHeight: 1.8,
        paddingTop: points(37),
        paddingBottom: points(35),
        paddingLeft: points(28),
        paddingRight: points(26),
      },
    };
    const document = h(
      Document,
      null,
      h(Page, page, [
        h(Text, { key: 'title', style: { fontSize: 22, textAlign: 'center' } }, content.title),
        ...bars(),
        ...body,
        h(
          Svg,
          { key: 'code', width: 57, height: 57, viewBox: `0 0 ${side} ${side}` },
          h(Path, { d: path, fill: 'black' }),
        ),
      ]),
    );
    const bytes: Uint8Array = await pdf.renderToBuffer(document);
    return { bytes, pages: pagesIn(bytes) };
  };
};
