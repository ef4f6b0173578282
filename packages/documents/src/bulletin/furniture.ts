import { create } from 'qrcode';
import type { Op, Sheet } from '../page/ops.ts';
import { figure } from '../page/parts.ts';
import { black, block, grey, mm, page, size } from '../paper.ts';
import type { Edition, Letterhead } from './edition.ts';

/**
 * What stands outside the type area: page numbers, marks, the code for checking, the watermark of a draft. The first page of
 * a letter has no number, and red lines where the code would stand.
 */
export function furnish(edition: Edition<Letterhead>, format: 'document' | 'letter' = 'document'): void {
  const sheets = edition.sheets.all;
  const isLetter = format === 'letter';
  sheets.forEach((sheet, i) => {
    if (!isLetter || i > 0) sheet.ops.push(...pageNumber(edition, i + 1));
    const mark = markOf(edition);
    const top = isLetter && i === 0 ? aboveLetter : aboveBlock;
    // Read out first and once; on every other page it is a repetition for the eye.
    if (mark && i === 0) sheet.ops.unshift(runningMark(edition, mark, top));
    else if (mark) sheet.ops.push({ ...runningMark(edition, mark, top), part: undefined });
    if (!edition.imprint) sheet.ops.unshift(watermark(edition));
  });
  const last = sheets.at(-1);
  if (!last || !edition.imprint) return;
  checkingCode(edition, last, sheets.length, isLetter && sheets.length === 1 ? belowLines : belowBlock);
}

const isOdd = (n: number): boolean => n % 2 === 1;

/** 7.5: — 1 —, size 4, the dashes' top edge 7 mm below the type area; right on odd pages, left on even, indented by one. */
export function pageNumber({ typist }: Pick<Edition<Letterhead>, 'typist'>, n: number): Op[] {
  const line = typist.setLine(`— ${n} —`, 'number', size.four);
  const [dash] = line.glyphs;
  const inkTop = dash ? dash.face.ink('—'.codePointAt(0) ?? 0).maxY : 0;
  const x = isOdd(n) ? block.right - size.four - line.width : block.left + size.four;
  const baseline = block.bottom + mm(7) + inkTop * size.four;
  return [{ op: 'glyphs', x, baseline, size: size.four, color: black, glyphs: line.glyphs }];
}

const aboveBlock = block.top - mm(14);
/** The mark of a letter stands in the head margin itself. */
const aboveLetter = mm(14);
/** What a page says of its seal. One sealed by a key says where the seal is to be looked for, since none is drawn. */
const sealMarks = { unsealed: 'document.unsealed', space: null, key: 'document.key-sealed' } as const;

function markOf({ imprint, view }: Edition<Letterhead>) {
  if (imprint === null) return 'document.draft';
  // The sealed one is the one that was served: this one says that it is the other.
  if (view.edition === 'public') return 'document.public';
  // What is issued without a seal lacks none.
  return imprint.seal === 'unsealed' && view.sealless ? null : sealMarks[imprint.seal];
}

/** Said on every page, in the head margin, since pages get separated. */
function runningMark(
  { typist, word }: Edition<Letterhead>,
  key: NonNullable<ReturnType<typeof markOf>>,
  top: number,
): Op {
  const line = typist.setLine(word(key), 'heading1', size.five);
  return typist.place(line, {
    x: block.right - line.width,
    top,
    height: mm(6),
    size: size.five,
    color: grey,
  });
}

const watermarkSize = 150;
function watermark({ typist, word }: Edition<Letterhead>): Op {
  const line = typist.setLine(word('document.draft'), 'heading1', watermarkSize);
  return { op: 'across', size: watermarkSize, color: '#eeeeee', glyphs: line.glyphs, width: line.width };
}

const belowBlock = { side: mm(20), top: block.bottom + mm(5), notePitch: 10 } as const;
/** On the only page of a letter: under its second red line, as large as the margin of the page takes. */
const belowLines = { side: mm(14), top: page.height - mm(18.5), notePitch: 8 } as const;
const noteSize = size.six;
/** What — 100 — takes at the side where the code is not. */
const besideNumber = mm(30);

/**
 * Below the end matter, on the side where the page number is not: outside the type area, so that it displaces nothing the
 * standard places. It carries the number, the hash of the signed view and the address of the page where both are asked after;
 * all three stand beside it for whoever has no reader.
 */
function checkingCode(
  edition: Edition<Letterhead>,
  sheet: Sheet,
  pageCount: number,
  { side, top, notePitch }: typeof belowBlock | typeof belowLines,
): void {
  const { view, imprint, viewHash, typist, word, check = null } = edition;
  if (!imprint) return;
  const document = view.edition === 'public' ? 'publication' : view.document;
  const text = checkText(imprint.number, viewHash, document, check);
  const dark = modules(text);
  const part = figure(word('document.alt.code', { text: text.replaceAll('\n', ' ') }));
  const left = isOdd(pageCount) ? block.left : block.right - side;
  sheet.ops.push({ op: 'modules', x: left, y: top, side, dark, part });
  const [first = '', ...rest] = groupedHash(viewHash);
  const notes = [
    `${word('document.check.scan')} ${imprint.number}`,
    word('document.check.view', { hash: first }),
    ...rest,
    ...(check === null ? [] : [word('document.check.where', { address: check })]),
  ];
  // The number of the page stands opposite.
  const width = block.width - side - mm(3) - besideNumber;
  notes.forEach((note, i) => {
    const { line, size: glyphs } = typist.fitLine(note, 'body', { size: noteSize, width });
    const x = isOdd(pageCount) ? left + side + mm(3) : left - mm(3) - line.width;
    const at = { x, top: top + mm(1) + i * notePitch, height: notePitch, size: glyphs, color: grey };
    sheet.ops.push(typist.place(line, at));
  });
}

/** In groups that an eye can follow, two to a line. */
const groupedHash = (viewHash: string): string[] =>
  (viewHash.match(/.{1,32}/g) ?? []).map((line) => line.replace(/.{16}(?=.)/g, '$& '));

/** What the code says: text, so that a copy that is photographed asks nobody by itself. */
export const checkText = (
  number: string,
  viewHash: string,
  document: Letterhead['document'] | 'publication' = 'bulletin',
  check: string | null = null,
): string => [`mingcha/${document}/1`, number, viewHash, ...(check === null ? [] : [check])].join('\n');

export function modules(text: string): boolean[][] {
  const { modules: matrix } = create(text, { errorCorrectionLevel: 'M' });
  return Array.from({ length: matrix.size }, (_, row) =>
    Array.from({ length: matrix.size }, (_, column) => matrix.get(row, column) === 1),
  );
}
