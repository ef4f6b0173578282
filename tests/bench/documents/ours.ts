import { openFonts } from '@mingcha/documents';
import { modules } from '../../../packages/documents/src/bulletin/furniture.ts';
import { chartOps } from '../../../packages/documents/src/chart/chart-ops.ts';
import { plotOf } from '../../../packages/documents/src/chart/plot.ts';
import { paragraph } from '../../../packages/documents/src/page/paragraphs.ts';
import { figure, heading } from '../../../packages/documents/src/page/parts.ts';
import { layPlates } from '../../../packages/documents/src/page/photo-plates.ts';
import { layRows, type Row } from '../../../packages/documents/src/page/rows.ts';
import { Sheets } from '../../../packages/documents/src/page/sheets.ts';
import { layTable } from '../../../packages/documents/src/page/table.ts';
import { centred, Typist } from '../../../packages/documents/src/page/typist.ts';
import { block, pitch, size } from '../../../packages/documents/src/paper.ts';
import { printSheets } from '../../../packages/documents/src/pdf/print-sheets.ts';
import { takePhoto } from '../../../packages/documents/src/photos.ts';
import { digest } from '../../../packages/documents/test/sample-bulletins.ts';
import { columnWidths, photoIn } from './content.ts';
import type { Engine } from './engines.ts';

const codeSide = 57;

/** With everything an official document has: the grid, tags and bookmarks, PDF/A-2b, photographs held against their hashes. */
export const createOurs: Engine = async (content, { photos }) => {
  const fonts = openFonts({ system: false });
  const hex = (bytes: Uint8Array) => Buffer.from(digest(bytes)).toString('hex');
  const taken = content.sections.map((section) => photoIn(photos, section));
  const names = taken.map(hex);
  const columns = (content.sections[0]?.table[0] ?? []).map((head, i) => ({
    head,
    width: columnWidths[i] ?? 0,
    align: 'left' as const,
  }));
  return async () => {
    const plates = content.sections.map(({ photo: { name, caption } }, i) => {
      const bytes = taken[i] ?? new Uint8Array();
      return takePhoto({ evidence: name, sha256: names[i] ?? '', caption }, bytes);
    });
    const typist = new Typist(fonts);
    const sheets = new Sheets();
    const title = heading('H1', content.title);
    layRows(
      sheets,
      typist.titleLines(content.title, 'title', size.two).map((text): Row => {
        const line = typist.setLine(text, 'title', size.two, undefined, title);
        return {
          draw: (top) => [typist.place(line, { x: centred(line), top, height: pitch, size: size.two })],
        };
      }),
    );
    const plot = await plotOf(content.chart, typist, block.width);
    if (!sheets.fits(plot.height)) sheets.turn();
    sheets.draw(...chartOps(typist, plot, block.left, sheets.y, figure(content.chart.title)));
    sheets.use(plot.height);
    content.sections.forEach(({ heading: head, text, table }, i) => {
      layRows(sheets, [...paragraph({ typist }, head, 'heading1'), ...paragraph({ typist }, text)]);
      layTable(sheets, typist, columns, table.slice(1), 0);
      if (i % 2 === 1) layPlates(sheets, typist, plates.slice(i - 1, i + 1), 0);
    });
    if (!sheets.fits(codeSide)) sheets.turn();
    const code = { op: 'modules', x: block.left, y: sheets.y, side: codeSide } as const;
    sheets.draw({ ...code, dark: modules(content.code), part: figure('二维码') });
    typist.assertComplete();
    for (const { vouched } of plates) await vouched;
    const bytesOf = new Map(plates.map(({ evidence, bytes }) => [evidence, bytes]));
    const properties = {
      title: content.title,
      author: '清源市人民政府督查室',
      subject: '清督〔2026〕12号',
      keywords: '',
      day: '2026-11-21',
      language: 'zh-CN',
    };
    const { bytes } = await printSheets(sheets.all, properties, {
      photo: (evidence) => bytesOf.get(evidence) ?? new Uint8Array(),
    });
    return { bytes, pages: sheets.all.length };
  };
};
