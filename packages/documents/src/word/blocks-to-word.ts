import {
  AlignmentType,
  BorderStyle,
  type FileChild,
  ImageRun,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import { block, mm as points } from '../paper.ts';
import type { Span } from '../text/tokens.ts';
import type { Block } from './blocks.ts';
import { fonts, half, type StyleName, twips } from './styles.ts';

const pixels = (pt: number): number => Math.round((pt * 96) / 72);
const widest = points(120);
const tallest = points(90);

export const run = (text: string, role: Span['role'] = 'body', size?: number): TextRun =>
  new TextRun({ text, font: fonts[role], ...(size === undefined ? {} : { size: half(size) }) });

export const styled = (style: StyleName, text: string): Paragraph =>
  new Paragraph({ style, children: [new TextRun(text)] });

/** Paragraphs as an editor has them, each in the style of what it is. */
export const wordOf = (blocks: readonly Block[]): FileChild[] => blocks.flatMap(one);

function one(given: Block): FileChild[] {
  switch (given.kind) {
    case 'text':
      return [
        new Paragraph({
          style: given.heading ? 'LevelOne' : 'BodyText',
          ...(given.kept ? { keepNext: true } : {}),
          children: given.spans.map(({ text, role }) => run(text, role)),
        }),
      ];
    case 'title':
      return [blank(), styled('DocumentTitle', given.text), blank()];
    case 'caption':
      return [styled('Caption', given.text)];
    case 'attachment':
      return [
        new Paragraph({ style: 'Flag', pageBreakBefore: true, children: [new TextRun(given.label)] }),
        blank(),
        styled('DocumentTitle', given.title),
        blank(),
      ];
    case 'picture':
      return picture(given);
    case 'table':
      return [table(given), blank()];
  }
}

function picture({ bytes, width, height, caption }: Extract<Block, { kind: 'picture' }>): FileChild[] {
  const scale = Math.min(widest / width, tallest / height);
  const transformation = { width: pixels(width * scale), height: pixels(height * scale) };
  const image = new ImageRun({
    type: 'jpg',
    data: bytes,
    transformation,
    altText: { title: caption, description: caption, name: caption },
  });
  // Its line is as tall as it is: a fixed one would cut it off.
  return [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      keepNext: true,
      spacing: { before: twips(6) },
      children: [image],
    }),
    styled('Caption', caption),
  ];
}

const thin = { style: BorderStyle.SINGLE, size: 6, color: '000000' };
const borders = { top: thin, bottom: thin, left: thin, right: thin };

function table({ heads, rows }: Extract<Block, { kind: 'table' }>): Table {
  const whole = heads.reduce((sum, { width }) => sum + width, 0);
  const widths = heads.map(({ width }) => twips((block.width * width) / whole));
  const cell = (text: string, i: number, style: StyleName) =>
    new TableCell({
      borders,
      width: { size: widths[i] ?? 0, type: WidthType.DXA },
      verticalAlign: VerticalAlignTable.CENTER,
      margins: { left: 80, right: 80, top: 60, bottom: 60 },
      children: text.split('\n').map((each) => styled(style, each)),
    });
  return new Table({
    width: { size: twips(block.width), type: WidthType.DXA },
    columnWidths: widths,
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: heads.map(({ text }, i) => cell(text, i, 'TableHead')),
      }),
      ...rows.map(
        (row) => new TableRow({ children: heads.map((_, i) => cell(row[i] ?? '', i, 'TableText')) }),
      ),
    ],
  });
}

const blank = (): Paragraph => new Paragraph({ style: 'BodyText' });
