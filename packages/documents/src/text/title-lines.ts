import { isClosing, isOpening, isSpace } from './marks.ts';

/** Breaks a title where the sense allows, into lines of a trapezoid or a diamond (GB/T 9704-2012, 7.3.1). */

const words = new Intl.Segmenter('zh-CN', { granularity: 'word' });
const weakStart = /^[的了和与及或等之，。、；：？！”’）》〉】〕·%]/u;
const weakEnd = /[（《〈“‘【〔第关对在与和及]$/u;
const longestTitleLines = 4;

interface Part {
  text: string;
  /** In Chinese characters. */
  length: number;
}

const join = (parts: readonly Part[]): Part => ({
  text: parts.map(({ text }) => text).join(''),
  length: parts.reduce((sum, { length }) => sum + length, 0),
});

/** `most`: how many Chinese characters fit on one line; `lengthOf` measures a text in the same unit. */
export function titleLines(title: string, most: number, lengthOf: (text: string) => number): string[] {
  const measured = (text: string): Part => ({ text, length: lengthOf(text) });
  const parts = bound([...words.segment(title)].map((word) => word.segment)).map(measured);
  const fewest = Math.max(1, Math.ceil(join(parts).length / most));
  for (let count = fewest; count <= longestTitleLines; count += 1) {
    const best = bestOf(splits(parts, count, most));
    if (best) return best.map(({ text }) => text);
  }
  return byForce(bound([...title]).map(measured), most, measured);
}

/** Every way to lay the words in `count` lines none of which is too long. */
function splits(parts: readonly Part[], count: number, most: number): Part[][] {
  if (count === 1) {
    const line = join(parts);
    return line.text !== '' && line.length <= most ? [[line]] : [];
  }
  const found: Part[][] = [];
  for (let end = 1; end < parts.length; end += 1) {
    const line = join(parts.slice(0, end));
    if (line.length > most) break;
    for (const rest of splits(parts.slice(end), count - 1, most)) found.push([line, ...rest]);
  }
  return found;
}

function bestOf(candidates: readonly Part[][]): Part[] | null {
  let best: Part[] | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const candidate of candidates) {
    const price = penalty(candidate);
    if (price < least) {
      least = price;
      best = candidate;
    }
  }
  return best;
}

function penalty(lines: readonly Part[]): number {
  const lengths = lines.map(({ length }) => length);
  const longest = Math.max(...lengths);
  let price = 0;
  for (const { text } of lines.slice(1)) if (weakStart.test(text)) price += 60;
  for (const { text } of lines.slice(0, -1)) if (weakEnd.test(text)) price += 40;
  for (const length of lengths) price += (longest - length) ** 2 * 0.4;
  const isRectangle = (length: number, i: number) => i > 0 && Math.abs(length - (lengths[i - 1] ?? 0)) < 1;
  price += lengths.filter(isRectangle).length * 8;
  if (isHourglass(lengths)) price += 60;
  if (lines.some(({ text }, i) => i > 0 && text.startsWith('关于'))) price -= 12;
  return price;
}

const isHourglass = (lengths: readonly number[]): boolean =>
  lengths.some((length, i) => {
    const before = lengths[i - 1];
    const after = lengths[i + 1];
    return before !== undefined && after !== undefined && length < before && length < after;
  });

/** A title too long for that, or with a word as long as a line: full lines. */
function byForce(units: readonly Part[], most: number, measured: (text: string) => Part): string[] {
  const lines: Part[] = [];
  const add = (unit: Part): void => {
    const last = lines.at(-1);
    if (last && last.length + unit.length <= most) lines[lines.length - 1] = join([last, unit]);
    else lines.push(unit);
  };
  for (const unit of units) {
    if (unit.length <= most) add(unit);
    else for (const character of unit.text) add(measured(character));
  }
  return lines.map(({ text }) => text);
}

/** Pieces with the marks that may not be parted from them: no line of a title begins or ends with such a mark either. */
function bound(pieces: readonly string[]): string[] {
  const units: string[] = [];
  for (const piece of pieces) {
    const last = units.at(-1);
    const before = [...(last ?? '')].at(-1) ?? '';
    // A space ends a line or stands within one; what it parts is no further apart for it.
    const seen = [...(last ?? '').trimEnd()].at(-1) ?? '';
    const after = [...piece][0] ?? '';
    const isDash = before === after && (after === '—' || after === '…') && !endsWithPair(last ?? '');
    if (last !== undefined && (isOpening(seen) || isClosing(after) || isSpace(after) || isDash))
      units[units.length - 1] = last + piece;
    else units.push(piece);
  }
  return units;
}

/** —— is whole: a third stroke begins another. */
const endsWithPair = (text: string): boolean => (/[—…]+$/u.exec(text)?.[0].length ?? 0) % 2 === 0;
