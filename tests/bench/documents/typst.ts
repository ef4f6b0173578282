import { createRequire } from 'node:module';
import { join } from 'node:path';
import { columnWidths, photoIn } from './content.ts';
import type { Engine } from './engines.ts';
import { chartSvg, codeSvg } from './pictures.ts';

const written = (text: string): string => JSON.stringify(text);

/** A compiler of its own for each document: one that is kept remembers what it set before, and a real document is another one. */
export const createTypst: Engine = async (content, { photos, peers, fonts }) => {
  const { NodeCompiler } = createRequire(join(peers, 'peers.js'))('@myriaddreamin/typst-ts-node-compiler');
  const taken = content.sections.map((section) => photoIn(photos, section));
  const plate = (i: number) =>
    `stack(spacing: 2mm, image("/${i}.jpg", width: 75mm), text(size: 12pt, ${written(content.sections[i]?.photo.caption ?? '')}))`;
  const cells = (row: readonly string[]) => row.map(written).join(', ');
  const body = content.sections.map(({ heading, text, table }, i) =>
    [
      `#par(text(font: "Noto Sans SC", ${written(heading)}))`,
      `#par(${written(text)})`,
      `#text(size: 12pt, table(columns: (${columnWidths.map((width) => `${width}pt`).join(', ')}), table.header(${cells(table[0] ?? [])}), ${table.slice(1).map(cells).join(', ')}))`,
      ...(i % 2 === 1
        ? [`#block(breakable: false, grid(columns: 2, column-gutter: 6mm, ${plate(i - 1)}, ${plate(i)}))`]
        : []),
    ].join('\n'),
  );
  const source = `#set page("a4", margin: (top: 37mm, left: 28mm, right: 26mm, bottom: 35mm))
#set text(font: "Noto Serif SC", size: 16pt, lang: "zh", region: "cn")
#set par(justify: true, leading: 13pt, spacing: 13pt, first-line-indent: (amount: 2em, all: true))
#align(center, text(size: 22pt, ${written(content.title)}))
#image("/chart.svg", width: 156mm)
${body.join('\n')}
#image("/code.svg", width: 57pt)
`;
  return async () => {
    const compiler = NodeCompiler.create({ fontArgs: [{ fontPaths: fonts.folders }], workspace: peers });
    for (const [i, bytes] of taken.entries()) compiler.mapShadow(join(peers, `${i}.jpg`), bytes);
    compiler.mapShadow(join(peers, 'chart.svg'), Buffer.from(await chartSvg(content.chart, 'Noto Serif SC')));
    compiler.mapShadow(join(peers, 'code.svg'), Buffer.from(codeSvg(content.code, 57)));
    const compiled = compiler.compile({ mainFileContent: source });
    if (compiled.result === null) {
      compiled.printErrors();
      throw new Error('Typst did not set the document');
    }
    const bytes: Uint8Array = compiler.pdf(compiled.result);
    return { bytes, pages: compiled.result.numOfPages };
  };
};
