import { AlignmentType, BorderStyle, type FileChild, Paragraph, TabStopType, TextRun } from 'docx';
import type { Edition, Letterhead } from '../bulletin/edition.ts';
import type { Attachment } from '../bulletin/findings.ts';
import { block, size } from '../paper.ts';
import { run, styled } from './blocks-to-word.ts';
import { fonts, half, twips, twoCharacters } from './styles.ts';

const largest = 51;
const red = 'E60012';

/** As large as strikes the eye and fits the type area in one line (7.2.4). */
const markSize = (mark: string): number =>
  Math.min(largest, Math.floor((block.width / [...mark].length) * 2) / 2);

const flags = ({ view, word }: Edition<Letterhead>): Paragraph[] => [
  ...(view.secrecy === 'none' ? [] : [styled('Flag', word(`document.secrecy.${view.secrecy}`))]),
  ...(view.urgency === null ? [] : [styled('Flag', view.urgency)]),
];

export const redMark = (mark: string, before: number): Paragraph => {
  const points = markSize(mark);
  return new Paragraph({
    style: 'RedMark',
    spacing: { before: twips(before), line: twips(points * 1.2), lineRule: 'exact' },
    children: [new TextRun({ text: mark, font: fonts.mark, size: half(points), color: red })],
  });
};

const blankLine = (): Paragraph => new Paragraph({ style: 'BodyText' });

/** 7.3.1: in the lines in which it is printed, broken where the sense allows. */
const titled = ({ view, typist }: Edition<Letterhead>): Paragraph[] => {
  const lines = typist.titleLines(view.title, 'title', size.two);
  const children = lines.map((text, i) => new TextRun({ text, ...(i > 0 ? { break: 1 } : {}) }));
  return [blankLine(), new Paragraph({ style: 'DocumentTitle', children }), blankLine()];
};

/** 7.2: red mark 35 mm below the top of the type area, number two lines below it, red line, title, main recipients. */
export function redHead(edition: Edition<Letterhead>): FileChild[] {
  const { view, word } = edition;
  const above = flags(edition);
  const number = new Paragraph({
    style: 'DocumentNumber',
    border: { bottom: { style: BorderStyle.SINGLE, size: 12, color: red, space: 10 } },
    children: [run(view.numbered ?? edition.imprint?.number ?? word('document.not-numbered'))],
  });
  return [
    ...above,
    redMark(view.issuer.mark, Math.max(12, 99 - above.length * 29)),
    blankLine(),
    blankLine(),
    number,
    blankLine(),
    ...titled(edition),
    ...recipients(edition),
  ];
}

/** 10.1: the mark 30 mm from the top of the page with a red double line below it, the number at the right. */
export function letterHead(edition: Edition<Letterhead>): FileChild[] {
  const { view, word } = edition;
  const points = markSize(view.issuer.mark);
  const mark = new Paragraph({
    style: 'RedMark',
    spacing: { line: twips(points * 1.2), lineRule: 'exact' },
    border: { bottom: { style: BorderStyle.THICK_THIN_SMALL_GAP, size: 24, color: red, space: 8 } },
    children: [new TextRun({ text: view.issuer.mark, font: fonts.mark, size: half(points), color: red })],
  });
  const number = new Paragraph({
    style: 'Recipients',
    alignment: AlignmentType.RIGHT,
    children: [run(view.numbered ?? word('document.not-numbered'))],
  });
  return [mark, number, ...flags(edition), blankLine(), ...titled(edition), ...recipients(edition)];
}

/** No red head: what stays in the house. */
export const plainHead = (edition: Edition<Letterhead>): FileChild[] => [
  ...flags(edition),
  ...titled(edition),
];

function recipients({ view, word }: Edition<Letterhead>): Paragraph[] {
  if (view.recipients.length === 0) return [];
  const list = view.recipients.join(word('document.comma'));
  return [styled('Recipients', word('document.recipients', { list }))];
}

/** 7.3.4–7.3.6: attachments by name, who signs and when, and whom to ask; bound together, so that no signature stands alone on a page. */
export function closing(edition: Edition<Letterhead>, attachments: readonly Attachment[]): FileChild[] {
  const { view, word } = edition;
  const kept = (style: 'BodyText' | 'Signature', text: string, right?: number) =>
    new Paragraph({
      style,
      keepNext: true,
      ...(right === undefined ? {} : { indent: { right } }),
      children: text === '' ? [] : [new TextRun(text)],
    });
  const listed = attachments.map(({ title }, i) => {
    const number = attachments.length > 1 ? word('document.attachment-name', { n: i + 1 }) : '';
    return kept('BodyText', `${i === 0 ? word('document.attachments') : '　　　'}${number}${title}`);
  });
  const note = view.contact ? word('document.note.contact', view.contact) : word('document.note.internal');
  return [
    ...(listed.length > 0 ? [kept('BodyText', ''), ...listed] : []),
    kept('BodyText', ''),
    kept('Signature', view.issuer.name, twoCharacters),
    kept('Signature', word('document.open-date'), twoCharacters),
    styled('BodyText', note),
  ];
}

/** 7.4: copies, and between rules the printing office and its day. */
export function footOf({ view, word }: Edition<Letterhead>): FileChild[] {
  const rule = (size: number) => ({ style: BorderStyle.SINGLE, size, color: '000000', space: 4 });
  const names = `${word('document.copies')}${view.cc.join(word('document.comma'))}${word('document.full-stop')}`;
  const copies =
    view.cc.length === 0
      ? []
      : [new Paragraph({ style: 'Foot', border: { top: rule(8) }, children: [new TextRun(names)] })];
  return [
    blankLine(),
    ...copies,
    new Paragraph({
      style: 'Foot',
      border: { top: rule(view.cc.length === 0 ? 8 : 6), bottom: rule(8) },
      tabStops: [{ type: TabStopType.RIGHT, position: twips(block.width - 28) }],
      children: [
        new TextRun(
          `${view.printingOffice}\t${word('document.printed', { day: word('document.open-date') })}`,
        ),
      ],
    }),
  ];
}
