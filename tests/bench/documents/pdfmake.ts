import { createRequire } from 'node:module';
import { join } from 'node:path';
import { columnWidths, photoIn } from './content.ts';
import { type Engine, pagesIn } from './engines.ts';
import { chartSvg, codeSvg } from './pictures.ts';

const points = (millimetres: number) => (millimetres * 72) / 25.4;

export const createPdfmake: Engine = async (content, { photos, peers, fonts }) => {
  const pdfmake = createRequire(join(peers, 'peers.js'))('pdfmake');
  const face = (path: string) => ({ normal: path, bold: path, italics: path, bolditalics: path });
  pdfmake.setFonts({ serif: face(fonts.serif), sans: face(fonts.sans) });
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy(() => true);
  const taken = content.sections.map(
    (section) => `data:image/jpeg;base64,${photoIn(photos, section).toString('base64')}`,
  );
  return async () => {
    const chart = await chartSvg(content.chart, 'serif');
    const plate = (i: number) => ({
      width: points(75),
      stack: [
        { image: taken[i], width: points(75) },
        { text: content.sections[i]?.photo.caption, fontSize: 12, lineHeight: 1.05, alignment: 'center' },
      ],
    });
    const body = content.sections.flatMap(({ heading, text, table }, i) => [
      { text: heading, font: 'sans', margin: [32, 0, 0, 0] },
      { text, leadingIndent: 32 },
      {
        table: { headerRows: 1, widths: columnWidths.map((width) => width - 9), body: table },
        fontSize: 12,
        lineHeight: 1.1,
      },
      ...(i % 2 === 1
        ? [{ columns: [plate(i - 1), plate(i)], columnGap: points(6), unbreakable: true }]
        : []),
    ]);
    const document = pdfmake.createPdf({
      pageSize: 'A4',
      pageMargins: [points(28), points(37), points(26), points(35)],
      defaultStyle: { font: 'serif', fontSize: 16, lineHeight: 1.26 },
      content: [
        { text: content.title, fontSize: 22, alignment: 'center' },
        { svg: chart },
        ...body,
        { svg: codeSvg(content.code, 57) },
      ],
    });
    const bytes: Uint8Array = await document.getBuffer();
    return { bytes, pages: pagesIn(bytes) };
  };
};
