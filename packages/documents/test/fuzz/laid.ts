import type { Op, Sheet } from '../../src/page/ops.ts';
import type { Part } from '../../src/page/parts.ts';
import { block, lying, page, red, size } from '../../src/paper.ts';

/** What can be said of pages before they are drawn: where each text stands, and what it says. */
type TextOp = Extract<Op, { op: 'glyphs' }>;
const isTextOp = (op: Op): op is TextOp => op.op === 'glyphs';
const textOps = (sheets: readonly Sheet[]): TextOp[] => sheets.flatMap(({ ops }) => ops).filter(isTextOp);
export const said = ({ glyphs }: TextOp): string => glyphs.map(({ character }) => character).join('');

/** Everything that is drawn, letter by letter, watermarks and marks too; without white space. */
export const allSaid = (sheets: readonly Sheet[]): string =>
  sheets
    .flatMap(({ ops, upright = [] }) => [...ops, ...upright])
    .map((op) =>
      op.op === 'glyphs' || op.op === 'across' ? op.glyphs.map(({ character }) => character).join('') : '',
    )
    .join('')
    .replace(/\s/gu, '');

/** The text of each paragraph, title and cell, on however many pages it stands; without white space. */
export function textsByPart(sheets: readonly Sheet[]): string[] {
  const parts = new Map<Part | TextOp, string>();
  for (const op of textOps(sheets)) {
    const key = op.part ?? op;
    parts.set(key, (parts.get(key) ?? '') + said(op).replace(/\s/gu, ''));
  }
  return [...parts.values()];
}

interface Box {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

function boxOf(op: Op): Box | null {
  if (op.op === 'glyphs') {
    const inks = op.glyphs
      .filter(({ character }) => character.trim() !== '')
      .map(({ face, character, x, scale }) => {
        const ink = face.ink(character.codePointAt(0) ?? 0);
        return { left: op.x + x + ink.minX * op.size * scale, right: op.x + x + ink.maxX * op.size * scale };
      });
    if (inks.length === 0) return null;
    return {
      text: said(op),
      left: Math.min(...inks.map(({ left }) => left)),
      right: Math.max(...inks.map(({ right }) => right)),
      top: op.baseline - 0.76 * op.size,
      bottom: op.baseline + 0.04 * op.size,
    };
  }
  if (op.op === 'photo')
    return { text: '[photo]', left: op.x, right: op.x + op.width, top: op.y, bottom: op.y + op.height };
  if (op.op === 'modules')
    return { text: '[code]', left: op.x, right: op.x + op.side, top: op.y, bottom: op.y + op.side };
  return null;
}

/** Ink of some letters, such as j and f, leans over the edge of its own room: by so much of their size. */
const leaning = 0.12;
const leanOf = (op: Op): number => (op.op === 'glyphs' ? Math.max(1.5, leaning * op.size) : 1.5);
const lean = leaning * size.three;

/** Ink outside the sheet, and text of the document outside the type area. */
export function outside(sheets: readonly Sheet[]): string[] {
  return sheets.flatMap(({ ops, top, bottom, upright }, at) => {
    const isLying = upright !== undefined;
    const [width, height] = isLying ? [page.height, page.width] : [page.width, page.height];
    const { left, right } = isLying ? lying : block;
    return ops.flatMap((op) => {
      const box = boxOf(op);
      if (box === null) return [];
      const told = `page ${at + 1}: ${box.text.slice(0, 40)} ${[box.left, box.right, box.top, box.bottom].map((n) => n.toFixed(1))}`;
      if (box.left < 0 || box.right > width || box.top < 0 || box.bottom > height)
        return [`off the paper, ${told}`];
      // Numbers, marks and the code stand in the margins on purpose: grey, or part of nothing. A mark is red and where it is.
      const isBody =
        op.part !== undefined && op.op !== 'modules' && !(op.op === 'glyphs' && op.color === '#808080');
      if (!isBody) return [];
      const isMark = op.op === 'glyphs' && op.color === red;
      const lean = leanOf(op);
      const isIn =
        box.left > left - lean &&
        box.right < right + lean &&
        (isMark || box.top > Math.min(top, block.top) - lean) &&
        box.bottom < Math.max(bottom, isLying ? 0 : block.bottom) + lean;
      return isIn ? [] : [`outside, ${told}`];
    });
  });
}

/** Text over other text, over a picture or across a rule. */
export function overlapping(sheets: readonly Sheet[]): string[] {
  return sheets.flatMap(({ ops }, at) => {
    const boxes = ops.map(boxOf).filter((box) => box !== null);
    const rules = ops.filter((op) => op.op === 'line').filter(({ x1, x2 }) => x1 === x2);
    const found: string[] = [];
    boxes.sort((a, b) => a.top - b.top);
    boxes.forEach((one, i) => {
      for (let j = i + 1; j < boxes.length; j += 1) {
        const other = boxes[j];
        if (!other || other.top > one.bottom - 2) break;
        const wide = Math.min(one.right, other.right) - Math.max(one.left, other.left);
        if (wide > 1.5)
          found.push(
            `page ${at + 1}: ${one.text.slice(0, 30)} ${[one.left, one.top].map(Math.round)} | ${other.text.slice(0, 30)} ${[other.left, other.top].map(Math.round)}`,
          );
      }
      for (const { x1, y1, y2 } of rules)
        if (
          x1 > one.left + lean &&
          x1 < one.right - lean &&
          Math.min(y1, y2) < one.bottom - 2 &&
          Math.max(y1, y2) > one.top + 2
        )
          found.push(`page ${at + 1}: ${one.text.slice(0, 30)} across a rule`);
    });
    return found;
  });
}

/** GB/T 15834-2011, 5.1, read from the standard and not from the typesetter. */
const neverFirst = /[，。、；：？！”’）》〉】〕」』］｝·%‰℃]/u;
const neverLast = /[（《〈“‘【〔「『［｛]/u;
const wordy = /[\p{L}\p{N}]/u;
const isHan = (character: string): boolean => /[\p{Script=Han}]/u.test(character);
/** Nothing forbids a line's end between these two. */
const mayPart = (before: string, after: string): boolean =>
  !neverFirst.test(after) &&
  !/[…～－]/u.test(after) &&
  !neverLast.test(before) &&
  !(before === after && /[—…]/u.test(before)) &&
  (isHan(before) || isHan(after) || !(wordy.test(before) || wordy.test(after)));

/** Lines that begin or end as none may, though there was a place to part them before. */
export function badlyParted(sheets: readonly Sheet[]): string[] {
  const wrong: string[] = [];
  const lines = textOps(sheets).map((op) => ({ part: op.part, text: said(op).trim() }));
  for (const [at, { part, text }] of lines.entries()) {
    const next = lines[at + 1];
    if (part === undefined || next === undefined || next.part !== part || text === '' || next.text === '')
      continue;
    const characters = [...text];
    const last = characters.at(-1) ?? '';
    const first = [...next.text][0] ?? '';
    // —— and …… are whole; two of them may be parted.
    const halved = last === first && /[—…]/u.test(last) && (/[—…]+$/u.exec(text)?.[0].length ?? 0) % 2 === 1;
    if (!neverLast.test(last) && !neverFirst.test(first) && !halved) continue;
    const hadPlace = characters.some((character, i) => i > 0 && mayPart(characters[i - 1] ?? '', character));
    if (hadPlace) wrong.push(`${text} | ${next.text}`);
  }
  return wrong;
}
