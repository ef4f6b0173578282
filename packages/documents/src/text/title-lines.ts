/** Breaks a title where the sense allows, into lines of a trapezoid or a diamond (GB/T 9704-2012, 7.3.1). */

const words = new Intl.Segmenter('zh-CN', { granularity: 'word' });
const weakStart = /^[的了和与及或等之，。、；：？！”’）》〉】〕·%]/u;
const weakEnd = /[（《〈“‘【〔第关对在与和及]$/u;
const longestTitleLines = 4;

const lengthOf = (text: string): number =>
  [...text].reduce((sum, character) => sum + (/[ -~]/.test(character) ? 0.5 : 1), 0);

/** `most`: Chinese characters that fit on one line. */
export function titleLines(title: string, most: number): string[] {
  const parts = [...words.segment(title)].map((word) => word.segment);
  for (let count = Math.ceil(lengthOf(title) / most); count <= longestTitleLines; count += 1) {
    const best = bestOf(splits(parts, count, most));
    if (best) return best;
  }
  return byForce(title, most);
}

/** Every way to lay the words in `count` lines none of which is too long. */
function splits(parts: readonly string[], count: number, most: number): string[][] {
  if (count === 1) {
    const line = parts.join('');
    return line !== '' && lengthOf(line) <= most ? [[line]] : [];
  }
  const found: string[][] = [];
  for (let end = 1; end < parts.length; end += 1) {
    const line = parts.slice(0, end).join('');
    if (lengthOf(line) > most) break;
    for (const rest of splits(parts.slice(end), count - 1, most)) found.push([line, ...rest]);
  }
  return found;
}

function bestOf(candidates: readonly string[][]): string[] | null {
  let best: string[] | null = null;
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

function penalty(lines: readonly string[]): number {
  const lengths = lines.map(lengthOf);
  const longest = Math.max(...lengths);
  let price = 0;
  for (const line of lines.slice(1)) if (weakStart.test(line)) price += 60;
  for (const line of lines.slice(0, -1)) if (weakEnd.test(line)) price += 40;
  for (const length of lengths) price += (longest - length) ** 2 * 0.4;
  for (let i = 1; i < lengths.length; i += 1)
    if (Math.abs((lengths[i] ?? 0) - (lengths[i - 1] ?? 0)) < 1) price += 8; // a rectangle
  if (isHourglass(lengths)) price += 60;
  if (lines.some((line, i) => i > 0 && line.startsWith('关于'))) price -= 12;
  return price;
}

const isHourglass = (lengths: readonly number[]): boolean =>
  lengths.some((length, i) => {
    const before = lengths[i - 1];
    const after = lengths[i + 1];
    return before !== undefined && after !== undefined && length < before && length < after;
  });

function byForce(title: string, most: number): string[] {
  const characters = [...title];
  const lines: string[] = [];
  for (let i = 0; i < characters.length; i += most) lines.push(characters.slice(i, i + most).join(''));
  return lines;
}
