import { create } from 'qrcode';
import type { Op, Sheet } from '../page/ops.ts';
import { figure } from '../page/parts.ts';
import { black, block, grey, mm, size } from '../paper.ts';
import type { Edition, Letterhead } from './edition.ts';

/** What stands outside the type area: page numbers, marks, the code for checking, the watermark of a draft. */
export function furnish(edition: Edition<Letterhead>): void {
  const sheets = edition.sheets.all;
  sheets.forEach((sheet, i) => {
    sheet.ops.push(...pageNumber(edition, i + 1));
    const mark = edition.imprint
      ? edition.imprint.seal === 'unsealed' && 'document.unsealed'
      : 'document.draft';
    // Read out first and once; on every other page it is a repetition for the eye.
    if (mark && i === 0) sheet.ops.unshift(runningMark(edition, mark));
    else if (mark) sheet.ops.push({ ...runningMark(edition, mark), part: undefined });
    if (!edition.imprint) sheet.ops.unshift(watermark(edition));
  });
  const last = sheets.at(-1);
  if (last && edition.imprint) checkingCode(edition, last, sheets.length);
}

const isOdd = (n: number): boolean => n % 2 === 1;

/** 7.5: — 1 —, size 4, the dashes' top edge 7 mm below the type area; right on odd pages, left on even, indented by one. */
function pageNumber({ typist }: Edition<Letterhead>, n: number): Op[] {
  const line = typist.setLine(`— ${n} —`, 'number', size.four);
  const [dash] = line.glyphs;
  const inkTop = dash ? dash.face.ink('—'.codePointAt(0) ?? 0).maxY : 0;
  const x = isOdd(n) ? block.right - size.four - line.width : block.left + size.four;
  const baseline = block.bottom + mm(7) + inkTop * size.four;
  return [{ op: 'glyphs', x, baseline, size: size.four, color: black, glyphs: line.glyphs }];
}

/** Said on every page, in the head margin, since pages get separated. */
function runningMark({ typist, word }: Edition<Letterhead>, key: 'document.unsealed' | 'document.draft'): Op {
  const line = typist.setLine(word(key), 'heading1', size.five);
  const top = block.top - mm(14);
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

const codeSide = mm(20);
const codeTop = block.bottom + mm(5);
const noteSize = size.six;
const notePitch = 10;

/**
 * Below the end matter, on the side where the page number is not: outside the type area, so that it displaces nothing the
 * standard places. It carries the number, the hash of the signed view and the address of the page where both are asked after;
 * all three stand beside it for whoever has no reader.
 */
function checkingCode(edition: Edition<Letterhead>, sheet: Sheet, pageCount: number): void {
  const { view, imprint, viewHash, typist, word, check = null } = edition;
  if (!imprint) return;
  const text = checkText(imprint.number, viewHash, view.document, check);
  const dark = modules(text);
  const part = figure(word('document.alt.code', { text: text.replaceAll('\n', ' ') }));
  const left = isOdd(pageCount) ? block.left : block.right - codeSide;
  sheet.ops.push({ op: 'modules', x: left, y: codeTop, side: codeSide, dark, part });
  const [first = '', ...rest] = groupedHash(viewHash);
  const notes = [
    `${word('document.check.scan')} ${imprint.number}`,
    word('document.check.view', { hash: first }),
    ...rest,
    ...(check === null ? [] : [word('document.check.where', { address: check })]),
  ];
  notes.forEach((note, i) => {
    const line = typist.setLine(note, 'body', noteSize);
    const x = isOdd(pageCount) ? left + codeSide + mm(3) : left - mm(3) - line.width;
    const at = { x, top: codeTop + mm(1) + i * notePitch, height: notePitch, size: noteSize, color: grey };
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
  document: Letterhead['document'] = 'bulletin',
  check: string | null = null,
): string => [`mingcha/${document}/1`, number, viewHash, ...(check === null ? [] : [check])].join('\n');

export function modules(text: string): boolean[][] {
  const { modules: matrix } = create(text, { errorCorrectionLevel: 'M' });
  return Array.from({ length: matrix.size }, (_, row) =>
    Array.from({ length: matrix.size }, (_, column) => matrix.get(row, column) === 1),
  );
}
