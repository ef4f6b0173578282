import {
  AlignmentType,
  Document,
  DocumentGridType,
  type FileChild,
  Footer,
  Header,
  PageNumber,
  Paragraph,
  TextRun,
} from 'docx';
import { fonts, half, line, mm, paragraphStyles, twips } from './styles.ts';

export interface Told {
  readonly title: string;
  readonly author: string;
  readonly subject: string;
  /** Said at the head of every page: it can be changed by anybody, and is nothing that was issued. */
  readonly mark: string;
  readonly plainFirst: boolean;
}

const size = half(14);
/** 7.5: — 1 —, size 4, at the outer edge, indented by one. */
const pageNumber = (side: 'left' | 'right'): Footer =>
  new Footer({
    children: [
      new Paragraph({
        alignment: side === 'right' ? AlignmentType.RIGHT : AlignmentType.LEFT,
        indent: { [side]: twips(14) },
        children: [new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'], font: fonts.number, size })],
      }),
    ],
  });

const marked = (text: string): Header =>
  new Header({
    children: [
      new Paragraph({
        alignment: AlignmentType.RIGHT,
        children: [new TextRun({ text, font: fonts.heading1, size: half(10.5), color: '808080' })],
      }),
    ],
  });

/** A4 with the margins of 5.2.1 and 22 lines a page; page numbers outside, as a bound sheet has them. */
export const pagesOf = (told: Told, children: readonly FileChild[]): Document => {
  const header = marked(told.mark);
  const empty = new Footer({ children: [new Paragraph({})] });
  return new Document({
    title: told.title,
    creator: told.author,
    lastModifiedBy: told.author,
    subject: told.subject,
    evenAndOddHeaderAndFooters: true,
    styles: {
      default: {
        document: {
          run: { font: fonts.body, size: half(16), language: { eastAsia: 'zh-CN', value: 'en-US' } },
        },
      },
      paragraphStyles,
    },
    sections: [
      {
        properties: {
          titlePage: told.plainFirst,
          page: {
            size: { width: mm(210), height: mm(297) },
            margin: {
              top: mm(37),
              bottom: mm(35),
              left: mm(28),
              right: mm(26),
              header: mm(20),
              footer: mm(23),
            },
          },
          // Said and not snapped to: every line has its height from its style, and larger type would take two of the grid.
          grid: { linePitch: line, type: DocumentGridType.DEFAULT },
        },
        headers: { default: header, even: header, first: header },
        footers: {
          default: pageNumber('right'),
          even: pageNumber('left'),
          first: told.plainFirst ? empty : pageNumber('right'),
        },
        children: [...children],
      },
    ],
  });
};
